package io.tongji.app.read;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.DeadLetterTail;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.figures.NamedCode;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.records.Input;
import io.tongji.log.records.InputReading;
import io.tongji.log.topics.Topics;
import io.tongji.missing.Roster;
import io.tongji.queries.Dossiers;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import io.tongji.returns.TargetBook;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.RegisterEdits;
import io.tongji.returns.edits.TargetEdits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads the register and returns from their topics, up to where they end when the reading begins,
 * for lists that people ask for. Each fails if brokers or registry do not answer in time.
 */
public final class UnitReadings {

  private final AppConfig config;
  private final Catalogue catalogue;
  private final ReadProgress progress;

  /**
   * Readings of a cluster.
   *
   * @param catalogue in force
   * @param progress hears how far a reading is
   */
  public UnitReadings(AppConfig config, Catalogue catalogue, ReadProgress progress) {
    this.config = config;
    this.catalogue = catalogue;
    this.progress = progress;
  }

  /** All units that stand in the register, each with the name of its last entry, by code. */
  public List<NamedCode> names() {
    RegisterEdits rules = new RegisterEdits(catalogue);
    Map<String, NamedCode> units = new TreeMap<>();
    read(
        List.of(),
        entry -> {
          if (rules.check(entry).isEmpty() && !entry.withdrawn()) {
            String name = entry.entry().name();
            units.put(entry.unitId(), new NamedCode(entry.unitId(), name, name));
          }
        },
        (handedIn, timestamp) -> {});
    return List.copyOf(units.values());
  }

  /** Who has to report on a form, and who did. */
  public Roster roster(Form form) {
    Roster roster = new Roster(catalogue, form);
    read(List.of(form), roster::take, roster::take);
    return roster;
  }

  /** The codes of the units that their last entry in the register places in one of these areas. */
  public Set<String> unitsIn(Collection<String> areas) {
    RegisterEdits rules = new RegisterEdits(catalogue);
    Map<String, RegisterHistory> register = new HashMap<>();
    read(
        List.of(),
        entry -> {
          if (rules.check(entry).isEmpty()) {
            RegisterHistory history =
                register.computeIfAbsent(entry.unitId(), absent -> new RegisterHistory());
            if (history.judge(entry) == Verdict.ACCEPTED) {
              history.put(entry);
            }
          }
        },
        (handedIn, timestamp) -> {});
    return register.entrySet().stream()
        .filter(unit -> liesIn(unit.getValue().last(), areas))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private boolean liesIn(@Nullable RegisterEntry entry, Collection<String> areas) {
    if (entry == null) {
      return false;
    }
    List<String> named = new ArrayList<>(entry.place().groups());
    named.add(Area.shortest(entry.place().area()));
    return catalogue.withAncestors(named).stream().anyMatch(areas::contains);
  }

  /**
   * What stands of some units.
   *
   * @param forms of whose returns
   * @param units their codes
   */
  public Dossiers dossiers(Collection<Form> forms, Collection<String> units) {
    Dossiers dossiers = new Dossiers(catalogue, units);
    read(forms, dossiers::take, dossiers::take);
    return dossiers;
  }

  /** The targets in force. */
  public List<Target> targets() {
    Clients clients = ConfiguredCluster.commandClients(config);
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    Input<Target> input = Input.targets(topics, clients.serdes());
    TargetEdits rules = new TargetEdits(catalogue);
    TargetBook book = new TargetBook();
    Set<Target.Key> keys = new HashSet<>();
    try (Offsets offsets = new Offsets(clients);
        TopicReader<byte[], byte[]> reader = clients.reader()) {
      Map<TopicPartition, Long> ends = offsets.ends(List.of(input.topic()));
      String group = PipelineGroups.of(topics, catalogue);
      new InputReading(reader, ends, DeadLetterTail.now(clients, topics, group), progress)
          .read(
              input,
              (target, timestamp) -> {
                if (rules.check(target).isEmpty() && book.judge(target) == Verdict.ACCEPTED) {
                  book.put(target);
                  keys.add(target.key());
                }
              });
    }
    return keys.stream().flatMap(key -> Stream.ofNullable(book.inForce(key))).toList();
  }

  private void read(
      Collection<Form> forms, Consumer<RegisterRecord> entries, ObjLongConsumer<Return> returns) {
    read(Map.of(), ends(forms), forms, entries, returns);
  }

  /** Where the register and the returns on some forms end. */
  public Map<TopicPartition, Long> ends(Collection<Form> forms) {
    try (Offsets offsets = new Offsets(ConfiguredCluster.commandClients(config))) {
      return offsets.ends(topics(forms));
    }
  }

  /** The topics of the register and of the returns on some forms. */
  public List<String> topics(Collection<Form> forms) {
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    List<String> names = new ArrayList<>(List.of(topics.register()));
    forms.forEach(form -> names.add(topics.returns(form.code())));
    return names;
  }

  /**
   * Reads a stretch of the register, and of the returns on some forms.
   *
   * @param from where an earlier reading ended; of no partition: the beginning
   * @param to where this one ends
   */
  public void read(
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> to,
      Collection<Form> forms,
      Consumer<RegisterRecord> entries,
      ObjLongConsumer<Return> returns) {
    Clients clients = ConfiguredCluster.commandClients(config);
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    String group = PipelineGroups.of(topics, catalogue);
    try (TopicReader<byte[], byte[]> reader = clients.reader()) {
      InputReading reading =
          new InputReading(reader, from, DeadLetterTail.now(clients, topics, group), progress)
              .until(to);
      reading.read(
          Input.register(topics, clients.serdes()), (entry, timestamp) -> entries.accept(entry));
      forms.forEach(form -> reading.read(Input.returns(form, topics, clients.serdes()), returns));
    }
  }
}
