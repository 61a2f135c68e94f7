import io.tongji.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Writes the manual page and the shell's completion of the command line as it is: {@code java -cp …
 * Manual.java INTO VERSION DATE}.
 */
public final class Manual {

  private final List<String> lines = new ArrayList<>();

  private Manual() {}

  public static void main(String[] arguments) throws Exception {
    CommandLine command = Main.command();
    Path into = Path.of(arguments[0]);
    Path completion = into.resolve("share/bash-completion/completions/tongji");
    Files.createDirectories(completion.getParent());
    // The script says when it was made, and is to be the same every time.
    Files.writeString(
        completion,
        AutoComplete.bash("tongji", command).replaceAll("(?m)^#.*(?:[Gg]enerated|Date).*\n", ""));
    Path page = into.resolve("share/man/man1/tongji.1");
    Files.createDirectories(page.getParent());
    Files.write(page, new Manual().page(command, arguments[1], arguments[2]));
  }

  private List<String> page(CommandLine command, String version, String date) {
    add(".TH TONGJI 1 \"" + date + "\" \"tongji " + version + "\" \"Tongji\"");
    add(".SH NAME", "tongji \\- " + summary(command.getCommandSpec()));
    add(".SH SYNOPSIS", ".B tongji", "\\fICOMMAND\\fR [\\fIOPTION\\fR...]");
    add(".SH DESCRIPTION");
    add(
        "Turns the monthly returns of enterprises into totals, growth and the completion of"
            + " targets,");
    add("on Kafka. Messages go to standard error, data to standard output. Each command says more");
    add(
        "about itself with \\fB\\-\\-help\\fR; the pages are in the directory \\fIdocs\\fR"
            + " beside.");
    add(".SH COMMANDS");
    command.getSubcommands().values().forEach(each -> describe("tongji", each));
    add(".SH EXIT STATUS");
    for (String[] code :
        new String[][] {
          {"0", "done"},
          {"1", "done, but some input was refused, or a difference was found"},
          {"2", "wrong usage or bad configuration"},
          {"3", "a server cannot be reached, or an operation timed out"},
          {"70", "the program failed"}
        }) {
      add(".TP", ".B " + code[0], code[1]);
    }
    add(".SH ENVIRONMENT");
    add(".TP", ".B TONGJI_JAVA_OPTS", "options of Java that come after those of the launcher");
    add(".TP", ".B TONGJI_*", "any key of the configuration, in capitals, with underscores");
    return lines;
  }

  private void describe(String above, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    String name = above + " " + spec.name();
    add(".SS " + text(name), text(String.join(" ", spec.usageMessage().description())));
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      add(".TP", "\\fI" + text(parameter.paramLabel()) + "\\fR", text(said(parameter)));
    }
    for (OptionSpec option : spec.options()) {
      if (!option.hidden() && !option.usageHelp() && !option.versionHelp()) {
        String label = option.arity().max() > 0 ? " \\fI" + text(option.paramLabel()) + "\\fR" : "";
        add(".TP", "\\fB" + text(String.join(", ", option.names())) + "\\fR" + label);
        add(text(said(option)));
      }
    }
    command.getSubcommands().values().forEach(each -> describe(name, each));
  }

  private static String summary(CommandSpec spec) {
    return text(String.join(" ", spec.usageMessage().description())).replaceAll("\\.$", "");
  }

  @SuppressWarnings("deprecation") // nothing else puts in what a description names
  private static String said(ArgSpec argument) {
    return String.join(" ", argument.renderedDescription());
  }

  /** As the page's language wants it: no control lines, no special characters. */
  private static String text(String plain) {
    String escaped = plain.replace("\\", "\\e").replace("-", "\\-").replace("%n", " ").strip();
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }

  private void add(String... more) {
    Stream.of(more).filter(line -> !line.isBlank()).forEach(lines::add);
  }
}
