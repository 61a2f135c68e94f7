package io.tongji.app.terminal;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Help in the language of who reads it. */
public final class SpokenHelp implements IHelpFactory {

  private final Speech speech;

  /** Help in this speech. */
  public SpokenHelp(Speech speech) {
    this.speech = speech;
  }

  @Override
  public Help create(CommandSpec command, ColorScheme colours) {
    if (!speech.isEnglish()) {
      say(command);
    }
    return new Help(command, colours);
  }

  /** Its words in the language; saying them twice changes nothing. */
  private void say(CommandSpec command) {
    UsageMessageSpec usage = command.usageMessage();
    usage.description(said(usage.description()));
    usage.footer(said(usage.footer()));
    usage.synopsisHeading("用法: ");
    usage.commandListHeading("%n命令:%n");
    usage.synopsisSubcommandLabel("[命令]");
    for (OptionSpec option : List.copyOf(command.options())) {
      command.remove(option);
      command.addOption(
          OptionSpec.builder(option)
              .paramLabel(speech.placeholder(option.paramLabel()))
              .description(said(option.description()))
              .build());
    }
    for (PositionalParamSpec parameter : List.copyOf(command.positionalParameters())) {
      command.remove(parameter);
      command.addPositional(
          PositionalParamSpec.builder(parameter)
              .paramLabel(speech.placeholder(parameter.paramLabel()))
              .description(said(parameter.description()))
              .build());
    }
  }

  private String[] said(String[] english) {
    return Arrays.stream(english).map(speech::say).toArray(String[]::new);
  }
}
