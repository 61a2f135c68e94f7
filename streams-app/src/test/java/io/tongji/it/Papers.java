package io.tongji.it;

import io.tongji.avro.InvestmentReturn;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.RegisterEntry;
import io.tongji.avro.Target;
import io.tongji.returns.edits.CreditCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as a bureau writes them, right in every respect until a test spoils them. */
final class Papers {

  private static final String DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private Papers() {}

  /** The credit code of an enterprise known by a number up to 9999. */
  static String enterprise(int number) {
    String body = "913304830000%04dX".formatted(number);
    return DIGITS
        .chars()
        .mapToObj(digit -> body + (char) digit)
        .filter(code -> CreditCode.check(code).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /** An above-scale enterprise of division C39 in an area. */
  static RegisterEntry entry(String area) {
    return RegisterEntry.newBuilder()
        .setKind("enterprise")
        .setName("样本")
        .setArea(area)
        .setGroups(List.of())
        .setIndustry("3911")
        .setFrames(List.of("above-scale"))
        .setWithdrawn(false)
        .build();
  }

  /** A project of an industry in an area. */
  static RegisterEntry project(String area, String industry) {
    RegisterEntry entry = entry(area);
    entry.setKind("project");
    entry.setIndustry(industry);
    return entry;
  }

  /** A return of output up to a month. */
  static OutputReturn output(long ytd, @Nullable Integer revision) {
    return OutputReturn.newBuilder().setYtd(ytd).setRevision(revision).setWithdrawn(false).build();
  }

  /** A return of output that is taken back. */
  static OutputReturn withdrawnOutput(int revision) {
    return OutputReturn.newBuilder().setRevision(revision).setWithdrawn(true).build();
  }

  /** A return of investment up to a month, without components. */
  static InvestmentReturn investment(long ytd) {
    return InvestmentReturn.newBuilder().setYtd(ytd).setWithdrawn(false).build();
  }

  /** A return of investment up to a month, all of it construction. */
  static InvestmentReturn construction(long ytd) {
    InvestmentReturn all = investment(ytd);
    all.setYtdConstruction(ytd);
    return all;
  }

  /** A target for a year. */
  static Target target(@Nullable Long amount, @Nullable Integer version) {
    return Target.newBuilder()
        .setTarget(amount)
        .setUnit("元")
        .setVersion(version)
        .setWithdrawn(amount == null)
        .build();
  }

  /** A target set as growth, in 10^-6 per cent, adopted on a base. */
  static Target growthTarget(long growth, long base) {
    return Target.newBuilder()
        .setGrowth(growth)
        .setBase(base)
        .setUnit("%")
        .setVersion(2)
        .setWithdrawn(false)
        .build();
  }
}
