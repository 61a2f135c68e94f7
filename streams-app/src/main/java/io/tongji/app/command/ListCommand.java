package io.tongji.app.command;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.read.UnitReadings;
import io.tongji.app.terminal.ReadProgressBar;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.EventKind;
import io.tongji.catalogue.form.Form;
import io.tongji.failure.Failure;
import io.tongji.figures.Codes;
import io.tongji.figures.NamedCode;
import io.tongji.output.TextTable;
import io.tongji.output.TextTable.Side;
import io.tongji.spelling.Spelling;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists codes with their names. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Lists codes with their names. Wherever a code is asked for, a name will do that only one"
          + " has.",
      "A list of units names them: it is for the bureau alone."
    })
public final class ListCommand implements Callable<Integer> {

  private static final List<String> KINDS =
      List.of("indicators", "areas", "activities", "forms", "events", "units");

  @Mixin private SharedOptions shared = new SharedOptions();

  @Parameters(
      index = "0",
      paramLabel = "WHAT",
      description = "indicators, areas, activities, forms, events or units (of the register).")
  private String what = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TEXT",
      description = "Only those whose code or name has this text.")
  private String text = "";

  @Override
  public Integer call() {
    if (!KINDS.contains(what)) {
      throw Failure.setting("there is no list of \"" + what + "\"", Spelling.remedy(what, KINDS));
    }
    AppConfig config = shared.config();
    Language language = config.get(Keys.LANG);
    String word = text.strip().toLowerCase(Locale.ROOT);
    TextTable table = new TextTable(List.of(Side.LEFT, Side.LEFT));
    all(config).stream()
        .filter(one -> one.has(word) || one.code().toLowerCase(Locale.ROOT).contains(word))
        .forEach(one -> table.add(List.of(one.code(), language.of(one.name(), one.nameEn()))));
    table.lines().forEach(shared::print);
    return ExitCode.OK;
  }

  private List<NamedCode> all(AppConfig config) {
    if (what.equals("forms")) {
      return Arrays.stream(Form.values()).map(ListCommand::named).toList();
    }
    Catalogue catalogue = ConfiguredCluster.catalogue(config).catalogue();
    Codes codes = new Codes(catalogue);
    return switch (what) {
      case "indicators" -> codes.indicators();
      case "areas" -> codes.areas();
      case "activities" -> codes.activities();
      case "events" -> events(catalogue);
      default -> units(config, catalogue);
    };
  }

  private static NamedCode named(Form form) {
    return switch (form) {
      case OUTPUT -> new NamedCode(form.code(), "工业产值", "industrial output");
      case RD -> new NamedCode(form.code(), "研发经费", "research and development");
      case EXPORT -> new NamedCode(form.code(), "出口", "exports");
      case TAX -> new NamedCode(form.code(), "税收", "taxes");
      case FDI -> new NamedCode(form.code(), "实到外资", "foreign capital");
      case INVESTMENT -> new NamedCode(form.code(), "固定资产投资", "fixed-asset investment");
      case EVENT -> new NamedCode(form.code(), "事件", "events");
    };
  }

  /** Kinds of events; their statuses and the unit of their quantity are found like the name. */
  private static List<NamedCode> events(Catalogue catalogue) {
    return catalogue.eventKinds().stream()
        .sorted(Comparator.comparing(EventKind::code))
        .map(
            kind -> {
              String rest =
                  "  "
                      + String.join(";", kind.statuses())
                      + (kind.unit().isEmpty() ? "" : "  " + kind.unit());
              return new NamedCode(kind.code(), kind.name() + rest, kind.nameEn() + rest);
            })
        .toList();
  }

  private List<NamedCode> units(AppConfig config, Catalogue catalogue) {
    try (ReadProgressBar progress = ReadProgressBar.ofReading(shared)) {
      return new UnitReadings(config, catalogue, progress).names();
    }
  }
}
