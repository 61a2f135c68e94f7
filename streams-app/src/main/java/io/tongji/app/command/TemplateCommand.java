package io.tongji.app.command;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.terminal.FormWord;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.catalogue.Language;
import io.tongji.failure.Failure;
import io.tongji.ingest.check.Layout;
import io.tongji.ingest.template.Template;
import io.tongji.output.AtomicFile;
import io.tongji.spelling.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes an empty workbook of a form. */
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Writes an Excel workbook of a form to fill in: headings, notes, checks and codes.",
      "What it writes, ingest reads. The codes are those of the catalogue in force."
    })
public final class TemplateCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Option(
      names = "--form",
      converter = FormWord.class,
      required = true,
      paramLabel = "FORM",
      description = "output, rd, export, tax, fdi, investment, event, register or targets.")
  private String form = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to this file, which must not exist (default: template-FORM.xlsx).")
  private @Nullable Path out;

  @Override
  public Integer call() {
    if (!Layout.forms().contains(form)) {
      throw Failure.setting(
          "there is no form \"" + form + "\"", Spelling.remedy(form, Layout.forms()));
    }
    AppConfig config = shared.config();
    Language language = config.get(Keys.LANG);
    Template template =
        new Template(form, ConfiguredCluster.catalogue(config).catalogue(), language);
    write(template, out == null ? Path.of("template-" + form + ".xlsx") : out);
    return ExitCode.OK;
  }

  /** What somebody has filled in already is not written over. */
  private void write(Template template, Path file) {
    if (Files.exists(file)) {
      throw Failure.setting(
          file + " exists, and may have been filled in", "remove it, or name another with --out");
    }
    try {
      AtomicFile.write(file, template::writeTo);
    } catch (IOException e) {
      throw Failure.setting("cannot write " + file + " (" + e + ")", "name another with --out");
    }
    shared.say(file.toString());
  }
}
