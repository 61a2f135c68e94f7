package io.tongji.app.command;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.read.Histories;
import io.tongji.app.read.UnitReadings;
import io.tongji.app.terminal.FormWord;
import io.tongji.app.terminal.PeriodOption;
import io.tongji.app.terminal.ReadProgressBar;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.explain.HistoryTable;
import io.tongji.explain.Revision;
import io.tongji.explain.UnitHistory;
import io.tongji.failure.Failure;
import io.tongji.figures.NamedCode;
import io.tongji.period.Period;
import io.tongji.spelling.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists every revision of a unit's returns. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Lists every return that a unit has handed in, with the verdict on it, what stood before, who"
          + " fed it, when, and from which row of which file.",
      "FOR THE BUREAU'S EYES ONLY: it names a single unit and its figures (Statistics Law Art. 28)."
    })
public final class HistoryCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Option(
      names = "--unit",
      required = true,
      paramLabel = "CODE",
      description =
          "Credit code of the enterprise or code of the project, or its name in the register.")
  private String unit = "";

  @Option(
      names = "--form",
      converter = FormWord.class,
      paramLabel = "FORM",
      description = "output, rd, export, tax, fdi, investment or event (default: all).")
  private @Nullable String form;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "Only returns for a month of this period, e.g. 2023-12 or 2023.")
  private @Nullable String period;

  @Override
  public Integer call() {
    AppConfig config = shared.config();
    Period within = PeriodOption.parse("--period", period);
    List<Form> forms = forms();
    Catalogue catalogue = ConfiguredCluster.catalogue(config).catalogue();
    Language language = config.get(Keys.LANG);
    HistoryTable table = new HistoryTable(language, config.get(Keys.ZONE));
    int found = 0;
    for (UnitHistory history : histories(config, catalogue, forms)) {
      List<Revision> revisions =
          history.revisions().stream().filter(each -> lies(each, within)).toList();
      table.add(revisions);
      found += revisions.size();
    }
    table.lines().forEach(shared::print);
    shared.say(
        language
            .of(
                "%s:报送 %d 条。含单位数据,仅限统计机构内部使用",
                "%s: %d returns. It names a unit: for the bureau only")
            .formatted(unit, found));
    return ExitCode.OK;
  }

  /** Of the code, or of the only unit that has the name; a unit may report before it is listed. */
  private List<UnitHistory> histories(AppConfig config, Catalogue catalogue, List<Form> forms) {
    String code = unit.strip().toUpperCase(Locale.ROOT);
    List<UnitHistory> given = read(config, catalogue, code, forms);
    if (given.stream().anyMatch(history -> !history.revisions().isEmpty())) {
      return given;
    }
    try (ReadProgressBar progress = ReadProgressBar.ofReading(shared)) {
      unit = NamedCode.find("unit", unit, new UnitReadings(config, catalogue, progress).names());
    }
    return unit.equals(code) ? given : read(config, catalogue, unit, forms);
  }

  private List<UnitHistory> read(
      AppConfig config, Catalogue catalogue, String code, List<Form> forms) {
    try (ReadProgressBar progress = ReadProgressBar.ofReading(shared)) {
      return Histories.read(config, catalogue, code, forms, progress);
    }
  }

  private List<Form> forms() {
    if (form == null) {
      return List.of(Form.values());
    }
    List<String> codes = Arrays.stream(Form.values()).map(Form::code).toList();
    if (!codes.contains(form)) {
      throw Failure.setting(
          "units make no returns on \"" + form + "\"", Spelling.remedy(form, codes));
    }
    return List.of(Form.ofCode(form));
  }

  private static boolean lies(Revision revision, @Nullable Period within) {
    return within == null
        || (revision.handedIn().period() != null
            && within.firstMonth().compareTo(revision.handedIn().period()) <= 0
            && within.lastMonth().compareTo(revision.handedIn().period()) >= 0);
  }
}
