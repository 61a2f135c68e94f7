package io.tongji.app.command;

import io.tongji.app.command.operate.AclsCommand;
import io.tongji.app.command.operate.BackupCommand;
import io.tongji.app.command.operate.CatalogueCommand;
import io.tongji.app.command.operate.DeadLettersCommand;
import io.tongji.app.command.operate.DoctorCommand;
import io.tongji.app.command.operate.RecomputeCommand;
import io.tongji.app.command.operate.RestoreCommand;
import io.tongji.app.command.operate.RunCommand;
import io.tongji.app.command.operate.SkipCommand;
import io.tongji.app.command.operate.TopicsCommand;
import io.tongji.app.command.release.GateCommand;
import io.tongji.app.command.release.HistoryCommand;
import io.tongji.app.command.release.ReleaseCommand;
import io.tongji.app.terminal.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top command, which only has others under it. */
@Command(
    name = "tongji",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Monthly statistics of enterprises, from returns to the work report.",
    subcommands = {
      AclsCommand.class,
      BackupCommand.class,
      DeadLettersCommand.class,
      DemoCommand.class,
      DoctorCommand.class,
      BoardCommand.class,
      CatalogueCommand.class,
      ConsoleCommand.class,
      ExplainCommand.class,
      ExportCommand.class,
      GateCommand.class,
      HistoryCommand.class,
      IngestCommand.class,
      LintReportCommand.class,
      ListCommand.class,
      LocalCommand.class,
      MissingCommand.class,
      QueriesCommand.class,
      RecomputeCommand.class,
      ReleaseCommand.class,
      ReportCommand.class,
      RestoreCommand.class,
      RunCommand.class,
      SkipCommand.class,
      TemplateCommand.class,
      TopicsCommand.class,
      UserCommand.class,
      VerifyCommand.class
    },
    footer = {
      "",
      "tongji boards draws the boards in a browser, tongji bench measures the pipeline beside what"
          + " one would write instead, tongji train makes later starts with Java 25 or newer"
          + " sooner, tongji package makes what is handed out, tongji test runs all tests: see"
          + " docs/boards.md, docs/performance.md, docs/install.md and CONTRIBUTING.md. An"
          + " installation has none of them.",
      "Exit codes: 0 done, 1 done but some input was refused, 2 wrong usage or bad configuration,"
          + " 3 a server cannot be reached or an operation timed out, 70 the program failed."
    })
public final class Tongji implements Runnable {

  @Spec private @Nullable CommandSpec specification;

  @Override
  public void run() {
    if (specification != null) {
      throw new ParameterException(specification.commandLine(), "Missing command");
    }
  }
}
