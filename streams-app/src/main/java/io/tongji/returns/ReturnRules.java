package io.tongji.returns;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Form;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Hard edits of a return, which depend on the record, its time and the catalogue alone. */
public final class ReturnRules {

  /** Largest absolute amount of one return, in yuan or US dollars: keeps every sum exact. */
  public static final long LARGEST = 10_000_000_000_000L;

  private final Map<Form, List<HardEdit>> edits = new EnumMap<>(Form.class);

  /** Rules under a catalogue. */
  public ReturnRules(Catalogue catalogue) {
    for (Form form : Form.values()) {
      edits.put(form, HardEdits.of(catalogue, form));
    }
  }

  /**
   * The first edit that the return breaks, if any.
   *
   * @param handedIn the return
   * @param instant the record's own time, in milliseconds since 1970: no period that begins later
   *     can be reported
   */
  public Optional<Rejection> check(Return handedIn, long instant) {
    boolean withdrawn = handedIn.withdrawn();
    for (HardEdit edit : Objects.requireNonNull(edits.get(handedIn.form()))) {
      if (!withdrawn || edit.ofWithdrawals()) {
        Rejection broken = edit.check(handedIn, instant);
        if (broken != null) {
          return Optional.of(broken);
        }
      }
    }
    return Optional.empty();
  }
}
