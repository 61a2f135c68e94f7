package io.tongji.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the sample: the files of the forms in the order in which clerks feed them. */
public final class SampleGenerator {
  private final List<FeedFile> files = new ArrayList<>();

  /** How many files are fed when the year is released; the others come after. */
  private int released;

  private SampleGenerator() {}

  /**
   * Writes the sample into a directory.
   *
   * @param args the directory
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("usage: SampleGenerator DIRECTORY");
    }
    generate(Path.of(args[0]));
  }

  /** Writes the sample into a directory, which is created where it is missing. */
  static void generate(Path directory) throws IOException {
    Files.createDirectories(directory);
    SampleGenerator generator = new SampleGenerator();
    generator.collect();
    for (FeedFile file : generator.files) {
      file.writeTo(directory);
    }
    generator.manifest().writeTo(directory);
  }

  private void collect() {
    List<Firm> firms = Firms.all();
    List<Project> projects = Projects.all(firms);
    Registers registers = new Registers(firms, projects);
    List<ReturnFiles> returns = new ArrayList<>();
    for (Form form : Form.values()) {
      returns.add(new ReturnFiles(form, returns(form, firms, projects)));
    }
    files.add(registers.first());
    files.add(Targets.adopted());
    feed(returns, Phase.REPORTED_2022);
    feed(returns, Phase.CORRECTED_2022);
    files.add(registers.newYear());
    feed(returns, Phase.FIRST_HALF_2023);
    files.add(registers.midYear());
    feed(returns, Phase.SECOND_HALF_2023);
    files.add(Targets.revised());
    feed(returns, Phase.CORRECTED_2023);
    feed(returns, Phase.RESENT);
    files.add(Events.of(firms, projects));
    files.add(Targets.ofEvents());
    released = files.size();
    feed(returns, Phase.AFTER_RELEASE);
  }

  private void feed(List<ReturnFiles> returns, Phase phase) {
    returns.forEach(form -> files.addAll(form.of(phase)));
  }

  private static List<Filing> returns(Form form, List<Firm> firms, List<Project> projects) {
    return form == Form.INVESTMENT
        ? InvestmentReturns.of(projects)
        : EnterpriseReturns.of(form, firms);
  }

  private FeedFile manifest() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (FeedFile file : files) {
      rows.add(
          Map.of(
              "order",
              "" + (rows.size() + 1),
              "form",
              file.form(),
              "file",
              file.name(),
              "rows",
              "" + file.rows().size(),
              "refused",
              "" + file.refused(),
              "fed",
              rows.size() < released ? "" : "after release"));
    }
    List<String> columns = List.of("order", "form", "file", "rows", "refused", "fed");
    return new FeedFile("manifest", "manifest.csv", FileStyle.ENGLISH, columns, rows, 0);
  }
}
