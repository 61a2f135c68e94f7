package io.tongji.returns;

import io.tongji.catalogue.form.UnitKind;
import io.tongji.period.Month;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the register says of a unit from one month on.
 *
 * @param kind enterprise or project; null if the word is unknown
 * @param kindText the word as written
 * @param name never published
 * @param place area and further areas it belongs to
 * @param industry GB/T 4754 class
 * @param frames lists it stands on
 * @param validity first and last month
 * @param ownership owner of a project, holding of an enterprise
 * @param contact whom to ask for a return that is late, never published; null: not stated
 */
public record RegisterEntry(
    @Nullable UnitKind kind,
    String kindText,
    String name,
    Place place,
    String industry,
    List<String> frames,
    Validity validity,
    Ownership ownership,
    @Nullable String contact) {

  /** Copies the lists. */
  public RegisterEntry {
    frames = List.copyOf(frames);
  }

  /**
   * Where a unit counts.
   *
   * @param area area code as written
   * @param groups codes of zones and platforms as written
   */
  public record Place(String area, List<String> groups) {
    /** Copies the list. */
    public Place {
      groups = List.copyOf(groups);
    }
  }

  /**
   * For which months an entry holds.
   *
   * @param fromText as written
   * @param from first month; null if the text is none
   * @param toText as written; empty: open
   * @param to last month, included; null: open, or the text is none
   */
  public record Validity(
      String fromText, @Nullable Month from, String toText, @Nullable Month to) {}

  /**
   * Who owns a unit.
   *
   * @param owner credit code of a project's enterprise; null: not stated
   * @param holding group under common control; null: none
   */
  public record Ownership(@Nullable String owner, @Nullable String holding) {}
}
