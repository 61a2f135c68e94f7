package io.tongji.app.answer;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.config.SettingKey;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question to the process that keeps the figures: a command line, of which program and of which
 * cluster, and the settings that its answer depends on.
 *
 * @param version of the program that asks
 * @param cluster its brokers
 * @param prefix of its topics
 * @param settings values by key, the defaults among them
 * @param words of the command line
 */
record FigureQuestion(
    String version,
    String cluster,
    String prefix,
    Map<String, String> settings,
    List<String> words) {

  private static final int MOST_WORDS = 1000;
  private static final List<SettingKey<?>> KEYS =
      List.of(Keys.LANG, Keys.ROUNDING_MODE, Keys.PERIOD_MIN_RESPONSE);

  static FigureQuestion of(String version, AppConfig config, List<String> words) {
    Map<String, String> given = config.given();
    Map<String, String> settings = new LinkedHashMap<>();
    KEYS.forEach(key -> settings.put(key.name(), given.getOrDefault(key.name(), key.standard())));
    return new FigureQuestion(
        version, cluster(config), config.get(Keys.TOPIC_PREFIX), settings, words);
  }

  /** True if a process with this configuration, of this version, may answer. */
  boolean isFor(String ownVersion, AppConfig own) {
    return version.equals(ownVersion)
        && cluster.equals(cluster(own))
        && prefix.equals(own.get(Keys.TOPIC_PREFIX))
        && KEYS.stream().map(SettingKey::name).toList().equals(List.copyOf(settings.keySet()));
  }

  private static String cluster(AppConfig config) {
    return config.get(Keys.BOOTSTRAP_SERVERS).strip().replace("localhost:", "127.0.0.1:");
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(version);
    out.writeUTF(cluster);
    out.writeUTF(prefix);
    out.writeInt(settings.size());
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      out.writeUTF(setting.getKey());
      out.writeUTF(setting.getValue());
    }
    write(words, out);
    out.flush();
  }

  static FigureQuestion read(DataInputStream in) throws IOException {
    String version = in.readUTF();
    String cluster = in.readUTF();
    String prefix = in.readUTF();
    Map<String, String> settings = new LinkedHashMap<>();
    for (int left = count(in); left > 0; left--) {
      settings.put(in.readUTF(), in.readUTF());
    }
    return new FigureQuestion(version, cluster, prefix, settings, readList(in));
  }

  static void write(List<String> list, DataOutputStream out) throws IOException {
    out.writeInt(list.size());
    for (String each : list) {
      out.writeUTF(each);
    }
  }

  static List<String> readList(DataInputStream in) throws IOException {
    List<String> list = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      list.add(in.readUTF());
    }
    return list;
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_WORDS) {
      throw new IOException(count + " words");
    }
    return count;
  }
}
