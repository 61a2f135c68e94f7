package io.tongji.oracle;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnAmounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random histories with the columns and explanations that soft edits look at, each record at a time
 * of its own, under a catalogue whose limits such small figures reach.
 */
final class AskedHistory {

  /** A record and its time. */
  record Timed(LogRecord record, long timestamp) {}

  private AskedHistory() {}

  static Catalogue catalogue(Path directory) {
    try {
      return TestCatalogue.with(
          directory,
          """
          edit,forms,parameters,note
          COMPONENTS,investment,,
          CONSTRUCTION_OVER_TOTAL,investment,,
          NEGATIVE,output;rd;export;investment,columns=ytd,
          CHECK_DIGIT,register;output;rd;export;fdi,allow=,
          FUTURE_PERIOD,output;rd;export;fdi;investment,,
          FORM_VERSION,output;rd;export;fdi;investment,versions=2023,
          NOT_IN_REGISTER,output;rd;export;fdi;investment;event,,
          OTHER_KIND,output;rd;export;fdi;investment,,
          OUTSIDE_INDUSTRIES,output;rd,industries=06-46,
          REVISION_CARRY,output;rd;export;fdi,over=2,
          YTD_FELL,output;rd;export;investment,,
          PRIOR_DIFFERS,output;rd;export;fdi;investment,share=0.1,
          OUTLIER,output;rd;export,exponent=0.5;floor=0.05;factor=1.5;units=3;deadline=15,
          OUTLIER,investment,exponent=0;floor=0.05;factor=1;units=4;deadline=5,
          UNIT_ERROR,output;rd;export;fdi;investment,distance=0.15;powers=-1 1,
          YTD_UNCHANGED,output;rd;export;fdi;investment,months=1,
          MONTH_REPEATED,output;rd;export;fdi,,
          SALES_RATIO,output,low=0.6;high=1.4,
          RD_INTENSITY,rd,of=output;share=0.3,
          OVER_PLAN,investment,share=1.2,
          NEW_UNIT_ZERO_BASE,output;rd;export,months=12,
          ROUND_AMOUNT,output;rd;export,multiple=10,
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A history whose records bear times between the middle of 2023 and the middle of 2024. */
  static List<Timed> of(long seed, Catalogue catalogue) {
    Random random = new Random(seed);
    long from = start(catalogue, Month.of(2023, 3));
    long to = start(catalogue, Month.of(2024, 1 + random.nextInt(9)));
    List<Timed> timed = new ArrayList<>();
    for (LogRecord record : RandomHistory.withExplicitRevisions(seed)) {
      long timestamp = from + (long) (random.nextDouble() * (to - from));
      timed.add(new Timed(record, timestamp));
      if (record instanceof LogRecord.OfReturn of) {
        complete(of.handedIn(), random);
      }
    }
    return timed;
  }

  private static long start(Catalogue catalogue, Month month) {
    return java.time.LocalDate.of(month.year(), month.month(), 1)
        .atStartOfDay(catalogue.zone())
        .toInstant()
        .toEpochMilli();
  }

  private static void complete(Return handedIn, Random random) {
    ReturnAmounts figures = handedIn.figures();
    if (handedIn.form() == Form.OUTPUT && random.nextBoolean()) {
      figures.put(handedIn.form().slot("sales_ytd"), random.nextInt(60));
    }
    if (handedIn.form() == Form.INVESTMENT && random.nextBoolean()) {
      figures.put(handedIn.form().slot("plan_total"), 6_000_000);
      figures.put(handedIn.form().slot("since_start"), 6_000_000L + random.nextInt(2_000_000));
    }
  }
}
