package io.tongji.app.command;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.read.UnitReadings;
import io.tongji.app.terminal.FormWord;
import io.tongji.app.terminal.PeriodOption;
import io.tongji.app.terminal.ReadProgressBar;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.failure.Failure;
import io.tongji.figures.Codes;
import io.tongji.missing.Expected;
import io.tongji.missing.MissingTable;
import io.tongji.missing.Roster;
import io.tongji.period.Month;
import io.tongji.spelling.Spelling;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the units that are expected to report and have not. */
@Command(
    name = "missing",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Lists the units that the register expects on a form and that have not reported, the largest"
          + " of last year first.",
      "It names single units: for the bureau's eyes only (Statistics Law, Art. 28)."
    })
public final class MissingCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Option(
      names = "--form",
      converter = FormWord.class,
      required = true,
      paramLabel = "FORM",
      description = "output, rd, export, tax, fdi or investment.")
  private String form = "";

  @Option(
      names = "--period",
      required = true,
      paramLabel = "YYYY-MM",
      description = "Month of the returns.")
  private String period = "";

  @Option(
      names = "--area",
      paramLabel = "CODE",
      description = "Only units that count in this area, by code or name (default: all).")
  private @Nullable String area;

  @Mixin private QuestionsOption questions = new QuestionsOption();

  @Override
  public Integer call() {
    AppConfig config = shared.config();
    Form asked = form();
    Month month = PeriodOption.month("--period", period);
    Catalogue catalogue = ConfiguredCluster.catalogue(config).catalogue();
    refuseJanuary(catalogue, asked, month);
    Area within = area == null ? null : new Codes(catalogue).area(area);
    Language language = config.get(Keys.LANG);
    Roster roster = roster(config, catalogue, asked);
    List<Expected> expected = roster.expected(month, within);
    List<Expected> missing = expected.stream().filter(Expected::isMissing).toList();
    MissingTable table = new MissingTable(asked, catalogue, language);
    if (questions.isGiven()) {
      questions.write(shared, config, table.rows(month, missing));
    } else {
      table.lines(missing).forEach(shared::print);
    }
    table.summary(month, expected).forEach(shared::say);
    roster.begunAfter(month, within).stream().map(table::begun).forEach(shared::say);
    table.estimates(month).ifPresent(shared::say);
    return ExitCode.OK;
  }

  private Roster roster(AppConfig config, Catalogue catalogue, Form asked) {
    try (ReadProgressBar progress = ReadProgressBar.ofReading(shared)) {
      return new UnitReadings(config, catalogue, progress).roster(asked);
    }
  }

  private Form form() {
    List<String> forms = Form.monthlyForms().stream().map(Form::code).toList();
    if (!forms.contains(form)) {
      throw Failure.setting(
          "units make no returns on \"" + form + "\"", Spelling.remedy(form, forms));
    }
    return Form.ofCode(form);
  }

  private void refuseJanuary(Catalogue catalogue, Form asked, Month month) {
    if (month.month() == 1 && catalogue.withoutJanuary(asked)) {
      throw Failure.setting(
          "--period " + period + ": nobody reports on " + form + " in January",
          "January and February are reported as " + Month.of(month.year(), 2));
    }
  }
}
