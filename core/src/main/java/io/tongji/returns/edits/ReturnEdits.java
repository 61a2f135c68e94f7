package io.tongji.returns.edits;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.returns.Return;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Hard edits of a return, which depend on the record, its time and the catalogue alone. */
public final class ReturnEdits {

  /** Largest absolute amount of one return, in yuan or US dollars: keeps every sum exact. */
  public static final long LARGEST = 10_000_000_000_000L;

  private final Map<Form, HardEdits<Return>> edits = new EnumMap<>(Form.class);

  /** Edits under a catalogue. */
  public ReturnEdits(Catalogue catalogue) {
    for (Form form : Form.values()) {
      edits.put(form, FormEdits.of(catalogue, form));
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
    return Optional.ofNullable(edits(handedIn).first(handedIn, handedIn.withdrawn(), instant));
  }

  /**
   * Adds each edit that the return breaks, unless its error only follows from those already known.
   *
   * @param handedIn the return
   * @param instant as above
   * @param wrong fields that could not be read
   */
  public void checkAll(Return handedIn, long instant, Rejections wrong) {
    edits(handedIn).all(handedIn, handedIn.withdrawn(), instant, wrong);
  }

  private HardEdits<Return> edits(Return handedIn) {
    return Objects.requireNonNull(edits.get(handedIn.form()));
  }
}
