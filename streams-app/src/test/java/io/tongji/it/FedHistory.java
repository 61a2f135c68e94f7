package io.tongji.it;

import io.tongji.catalogue.form.Form;
import io.tongji.oracle.LogRecord;
import io.tongji.oracle.RandomHistory;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Random histories one after the other, as files that clerks feed. Each states all revisions, and
 * higher ones than those before, so that it does not matter how often and in which order rows
 * arrive.
 */
final class FedHistory {

  private static final int REVISIONS = 1_000;
  private static final int ROWS = 150;
  private static final String REGISTER = "register";

  private final Path directory;
  private final List<LogRecord> log = new ArrayList<>();
  private int rounds;

  FedHistory(Path directory) {
    this.directory = directory;
  }

  /** A file of a form. */
  record Fed(String form, Path file) {}

  /** All that was written into files so far. */
  List<LogRecord> log() {
    return List.copyOf(log);
  }

  /** The files of one more history. */
  List<Fed> next(long seed) throws IOException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (LogRecord record : RandomHistory.withExplicitRevisions(seed)) {
      if (record instanceof LogRecord.OfReturn of && of.handedIn().event() == null) {
        Return later = later(of.handedIn());
        log.add(new LogRecord.OfReturn(later));
        rows.computeIfAbsent(later.form().code(), form -> new ArrayList<>()).add(row(later));
      } else if (record instanceof LogRecord.OfRegister of) {
        RegisterRecord later = later(of.handedIn());
        log.add(new LogRecord.OfRegister(later));
        rows.computeIfAbsent(REGISTER, form -> new ArrayList<>()).add(row(later));
      }
    }
    rounds++;
    return write(rows);
  }

  private List<Fed> write(Map<String, List<String>> rows) throws IOException {
    List<Fed> files = new ArrayList<>();
    for (Map.Entry<String, List<String>> of : rows.entrySet()) {
      for (int from = 0; from < of.getValue().size(); from += ROWS) {
        List<String> lines = new ArrayList<>(List.of(head(of.getKey())));
        lines.addAll(of.getValue().subList(from, Math.min(from + ROWS, of.getValue().size())));
        Path file = directory.resolve("%s-%d-%d.csv".formatted(of.getKey(), rounds, from));
        files.add(new Fed(of.getKey(), Files.write(file, lines)));
      }
    }
    return files;
  }

  private int later(int revision) {
    return rounds * REVISIONS + revision;
  }

  private Return later(Return of) {
    return new Return(
        of.form(),
        of.unitId(),
        of.periodText(),
        of.period(),
        later(of.revision()),
        of.withdrawn(),
        of.figures(),
        of.remarks(),
        null);
  }

  private RegisterRecord later(RegisterRecord of) {
    return new RegisterRecord(of.unitId(), of.entry(), later(of.revision()), of.withdrawn());
  }

  private static String head(String form) {
    if (form.equals(REGISTER)) {
      return "unit_id,kind,name,area,groups,industry,frames,valid_from,valid_to,revision,withdrawn";
    }
    StringJoiner head = new StringJoiner(",");
    head.add("unit_id,period,revision,withdrawn,form_version,explanation");
    Form.ofCode(form).amounts().forEach(column -> head.add(column.name()));
    return head.toString();
  }

  private static String row(Return of) {
    StringJoiner row = new StringJoiner(",");
    row.add(of.unitId()).add(of.periodText());
    row.add(Integer.toString(of.revision())).add(Boolean.toString(of.withdrawn()));
    row.add(Objects.requireNonNullElse(of.remarks().formVersion(), ""));
    row.add(Objects.requireNonNullElse(of.remarks().explanation(), ""));
    for (int slot = 0; slot < of.form().amounts().size(); slot++) {
      row.add(of.figures().has(slot) ? Long.toString(of.figures().get(slot)) : "");
    }
    return row.toString();
  }

  private static String row(RegisterRecord of) {
    RegisterEntry entry = of.entry();
    return String.join(
        ",",
        of.unitId(),
        entry.kindText(),
        entry.name(),
        entry.place().area(),
        String.join(";", entry.place().groups()),
        entry.industry(),
        String.join(";", entry.frames()),
        entry.validity().fromText(),
        entry.validity().toText(),
        Integer.toString(of.revision()),
        Boolean.toString(of.withdrawn()));
  }
}
