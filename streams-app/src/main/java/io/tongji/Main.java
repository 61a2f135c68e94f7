package io.tongji;

import io.tongji.app.command.Tongji;
import io.tongji.app.terminal.CommandErrors;
import io.tongji.app.terminal.Speech;
import io.tongji.app.terminal.SpokenHelp;
import io.tongji.app.terminal.Uncaught;
import io.tongji.catalogue.Language;
import java.util.List;
import picocli.CommandLine;

/** Reads the command and runs it. */
public final class Main {

  private Main() {}

  /** Ends with the command's exit code. */
  public static void main(String[] arguments) {
    List<String> words = List.of(arguments);
    Language language = Speech.language(words, System.getenv());
    Uncaught.handle(Speech.in(language));
    System.exit(command(language, Tongji.needed(words)).execute(arguments));
  }

  /** The command line as a whole, which speaks English. */
  public static CommandLine command() {
    return command(Language.EN);
  }

  /** The command line as a whole, which speaks a language. */
  public static CommandLine command(Language language) {
    return command(language, Tongji.COMMANDS);
  }

  private static CommandLine command(Language language, List<Class<?>> commands) {
    Speech speech = Speech.in(language);
    CommandErrors errors = new CommandErrors(speech);
    CommandLine line = new CommandLine(new Tongji());
    commands.forEach(line::addSubcommand);
    return line.setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .setHelpFactory(new SpokenHelp(speech))
        .setUsageHelpAutoWidth(true);
  }
}
