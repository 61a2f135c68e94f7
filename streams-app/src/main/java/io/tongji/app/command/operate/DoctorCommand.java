package io.tongji.app.command.operate;

import io.tongji.app.config.AppConfig;
import io.tongji.app.doctor.Diagnosis;
import io.tongji.app.doctor.Diagnosis.Condition;
import io.tongji.app.doctor.Doctor;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.failure.Failure.Kind;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Says what is wrong. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Says on one page what is wrong with this machine, the brokers, the registry, topics, clocks,"
          + " rights, and what was computed; changes nothing, and works while servers are away.",
      "Each line: ok, warn or wrong, what was looked at, what was found, and what to do."
    },
    footer = {
      "",
      "The exit code is 0 if nothing is wrong, 1 if something is, 3 if a server does not answer."
          + " What figures say is proved by ./tongji verify."
    })
public final class DoctorCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Override
  public Integer call() {
    AppConfig config = shared.config();
    List<Diagnosis> found = Doctor.examine(config, new Version().getVersion()[0]);
    found.forEach(this::print);
    if (found.stream().anyMatch(Diagnosis::away)) {
      return Kind.SERVER.exitCode();
    }
    boolean wrong = found.stream().anyMatch(each -> each.state() == Condition.WRONG);
    return wrong ? Kind.INPUT.exitCode() : ExitCode.OK;
  }

  private void print(Diagnosis each) {
    shared.printSentence(
        "%s %s: %s%s"
            .formatted(
                each.state().name().toLowerCase(Locale.ROOT),
                each.matter().word(),
                each.value(),
                each.remedy().isEmpty() ? "" : "; " + each.remedy()));
  }
}
