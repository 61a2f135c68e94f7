package io.tongji.ingest.check;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterEntry.Ownership;
import io.tongji.returns.RegisterEntry.Place;
import io.tongji.returns.RegisterEntry.Validity;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.edits.RegisterEdits;
import io.tongji.returns.edits.Rejection;
import io.tongji.returns.edits.Rejections;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads entries of the register. */
public final class RegisterReader implements FormReader<RegisterRecord> {

  private final Layout layout = Layout.of(Layout.REGISTER);
  private final RegisterEdits rules;
  private final MeantCodes meant;

  /** Reads register records whose areas the catalogue knows. */
  public RegisterReader(FeedOptions options, Catalogue catalogue) {
    options.refuseUnit(Layout.REGISTER);
    options.refusePeriod(Layout.REGISTER);
    this.rules = new RegisterEdits(catalogue);
    this.meant = new MeantCodes(catalogue);
  }

  @Override
  public Layout layout() {
    return layout;
  }

  @Override
  public RegisterRecord read(Cells cells) {
    String unitId = cells.requiredCode("unit_id");
    return new RegisterRecord(
        unitId, entry(cells), cells.revision("revision"), cells.yes("withdrawn"));
  }

  private static RegisterEntry entry(Cells cells) {
    String owner = cells.code("owner");
    String kindText = kind(cells.required("kind"));
    return new RegisterEntry(
        kind(kindText, UnitKind.values()),
        kindText,
        cells.text("name"),
        new Place(cells.text("area"), cells.words("groups")),
        cells.text("industry"),
        cells.words("frames"),
        validity(cells),
        new Ownership(owner.isEmpty() ? null : owner, cells.textOrNull("holding")),
        cells.textOrNull("contact"));
  }

  /** The word that the topic takes for what is written. */
  private static String kind(String written) {
    return switch (written) {
      case "企业" -> UnitKind.ENTERPRISE.code();
      case "项目" -> UnitKind.PROJECT.code();
      default -> written.toLowerCase(Locale.ROOT);
    };
  }

  private static @Nullable UnitKind kind(String word, UnitKind... kinds) {
    return Arrays.stream(kinds).filter(kind -> kind.code().equals(word)).findFirst().orElse(null);
  }

  private static Validity validity(Cells cells) {
    cells.required("valid_from");
    String from = cells.period("valid_from");
    String to = cells.period("valid_to");
    return new Validity(from, PeriodText.month(from), to, PeriodText.month(to));
  }

  @Override
  public void check(RegisterRecord handedIn, Rejections wrong) {
    rules.checkAll(handedIn, wrong);
  }

  @Override
  public Optional<MeantCodes.KnownCode> meant(Rejection refused) {
    return meant.of(refused);
  }
}
