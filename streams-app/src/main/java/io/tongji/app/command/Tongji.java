package io.tongji.app.command;

import io.tongji.app.answer.FigureCommand;
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
import io.tongji.app.command.release.ReleaseCommand;
import io.tongji.app.terminal.Version;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
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

  /** All commands; each is named as its class: {@code lint-report} is of LintReportCommand. */
  public static final List<Class<?>> COMMANDS =
      List.of(
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
          VerifyCommand.class);

  @Spec private @Nullable CommandSpec specification;

  @Override
  public void run() {
    if (specification != null) {
      throw new ParameterException(specification.commandLine(), "Missing command");
    }
  }

  /**
   * The commands that a command line needs: the one that it names, none for the version, else all.
   * To look at one instead of all halves the time until a command begins.
   */
  public static List<Class<?>> needed(List<String> words) {
    if (words.equals(List.of("--version")) || words.equals(List.of("-V"))) {
      return List.of();
    }
    String named =
        !words.isEmpty() && words.get(0).matches("[a-z]+(-[a-z]+)*")
            ? classNamed(words.get(0))
            : "";
    List<Class<?>> one =
        COMMANDS.stream().filter(command -> command.getSimpleName().equals(named)).toList();
    return one.isEmpty() ? COMMANDS : one;
  }

  /** The command of a command line if its answer follows from what is published; or empty. */
  public static Optional<FigureCommand> figureCommand(List<String> words) {
    List<Class<?>> named = needed(words);
    if (named.size() != 1 || !FigureCommand.class.isAssignableFrom(named.get(0))) {
      return Optional.empty();
    }
    CommandLine line = new CommandLine(named.get(0));
    line.parseArgs(words.subList(1, words.size()).toArray(new String[0]));
    return Optional.of(line.getCommand());
  }

  private static String classNamed(String command) {
    StringBuilder name = new StringBuilder();
    for (String part : command.split("-")) {
      name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
    }
    return name + "Command";
  }
}
