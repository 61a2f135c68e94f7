package io.tongji.app.metrics.figures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A page of /metrics, read as a scraper reads it. */
public record Scrape(Map<String, Double> samples, Map<String, String> types) {

  public static Scrape of(String page) {
    Map<String, Double> samples = new LinkedHashMap<>();
    Map<String, String> types = new LinkedHashMap<>();
    for (String line : page.lines().toList()) {
      if (line.startsWith("# TYPE ")) {
        String[] words = line.split(" ");
        types.put(words[2], words[3]);
      } else if (!line.startsWith("#")) {
        int blank = line.lastIndexOf(' ');
        Double before =
            samples.put(line.substring(0, blank), Double.valueOf(line.substring(blank + 1)));
        if (before != null) {
          throw new IllegalArgumentException("twice: " + line);
        }
      }
    }
    return new Scrape(samples, types);
  }

  /** Names of all metrics with a sample. */
  public Set<String> names() {
    return samples.keySet().stream()
        .map(series -> series.replaceFirst("\\{.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The samples whose series begins so. */
  public List<String> series(String start) {
    return samples.keySet().stream().filter(series -> series.startsWith(start)).toList();
  }

  public double value(String series) {
    Double value = samples.get(series);
    if (value == null) {
      throw new IllegalArgumentException(series + " is not among " + samples.keySet());
    }
    return value;
  }
}
