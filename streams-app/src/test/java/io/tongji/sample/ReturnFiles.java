package io.tongji.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files of one form of returns, one a round. */
final class ReturnFiles {
  private final Form form;
  private final Map<Phase, List<Filing>> arrivals;

  ReturnFiles(Form form, List<Filing> truth) {
    this.form = form;
    this.arrivals = Disturbance.of(form, truth);
  }

  /** The file of a round, with the faulty rows among the others; empty if nothing is sent. */
  List<FeedFile> of(Phase phase) {
    List<Map<String, String>> rows = new ArrayList<>();
    arrivals.getOrDefault(phase, List.of()).forEach(filing -> rows.add(filing.cells()));
    List<Map<String, String>> faulty = FaultyRows.of(form, phase);
    for (Map<String, String> row : faulty) {
      rows.add(Dice.below(rows.size() + 1, "faulty", form, phase, row), row);
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    String name = form.code() + "-" + phase.suffix + ".csv";
    FileStyle style = FileStyle.of(form, phase);
    return List.of(
        new FeedFile(form.code(), name, style, columns(phase, style), rows, faulty.size()));
  }

  private List<String> columns(Phase phase, FileStyle style) {
    List<String> columns = new ArrayList<>(List.of("unit_id", "period"));
    if (!style.chinese()) {
      columns.add(0, columns.remove(1));
    }
    columns.addAll(form.amounts());
    columns.addAll(form.extras(phase.year));
    if (phase.after || Disturbance.numbersRevisions(form)) {
      columns.add("revision");
    }
    if (phase.after) {
      columns.add("withdrawn");
    }
    columns.add("explanation");
    return columns;
  }
}
