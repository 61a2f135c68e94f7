package io.tongji.oracle;

import io.tongji.catalogue.form.Form;
import io.tongji.oracle.LogRecord.OfReturn;
import io.tongji.period.Month;
import io.tongji.returns.EventFacts;
import io.tongji.returns.Return;
import io.tongji.returns.Return.Remarks;
import io.tongji.returns.ReturnAmounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random events of a unit: revised, moved in time, withdrawn, in the place of others, refused. */
final class RandomEvents {

  private static final int NUMBERS = 6;

  private final Random random;
  private final boolean explicitOnly;

  RandomEvents(Random random, boolean explicitOnly) {
    this.random = random;
    this.explicitOnly = explicitOnly;
  }

  List<LogRecord> of(String unitId) {
    List<LogRecord> log = new ArrayList<>();
    for (int number = 0; number < random.nextInt(NUMBERS + 1); number++) {
      int revisions = random.nextInt(3) > 0 ? 1 : 2 + random.nextInt(2);
      for (int revision = 1; revision <= revisions; revision++) {
        int stated = explicitOnly || random.nextBoolean() ? revision : random.nextInt(3);
        Return event = event(unitId, "E" + number, stated);
        log.add(new OfReturn(event));
        if (random.nextInt(8) == 0) {
          log.add(new OfReturn(event));
        }
      }
    }
    return log;
  }

  private Return event(String unitId, String number, int revision) {
    Month month = Month.of(2022, 1).plus(random.nextInt(30));
    String day = month + "-" + (10 + random.nextInt(18));
    boolean land = random.nextBoolean();
    boolean quantity = land ? random.nextInt(6) > 0 : random.nextInt(30) == 0;
    ReturnAmounts figures = new ReturnAmounts(Form.EVENT);
    if (quantity) {
      figures.put(Form.EVENT.slot("quantity"), random.nextInt(90_000) - 9_000);
    }
    if (random.nextInt(3) > 0) {
      figures.put(Form.EVENT.slot("amount"), random.nextInt(5_000));
    }
    String status = random.nextInt(25) == 0 ? "dreamt" : random.nextBoolean() ? "done" : "planned";
    EventFacts facts =
        new EventFacts(
            number,
            random.nextInt(25) == 0 ? "flown" : land ? "vacated" : "signed",
            status,
            quantity ? random.nextInt(20) == 0 ? "TCE" : "MU" : null,
            random.nextInt(4) > 0 ? null : random.nextInt(8) == 0 ? "330999" : "330483004",
            supersedes());
    return new Return(
        Form.EVENT,
        unitId,
        day,
        month,
        revision,
        random.nextInt(9) == 0,
        figures,
        random.nextInt(9) == 0 ? new Remarks("2023", "explained") : Remarks.NONE,
        facts);
  }

  private @Nullable String supersedes() {
    return random.nextInt(3) > 0 ? null : "E" + random.nextInt(NUMBERS);
  }
}
