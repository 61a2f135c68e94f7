package io.tongji.returns.edits;

import io.tongji.catalogue.form.Edit;
import io.tongji.catalogue.form.EditRules;
import io.tongji.catalogue.form.EditRules.Numbers;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.returns.Return;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * H1 and H2: a credit code of 18 characters whose last one checks the others, unless the catalogue
 * lists the code; or a project code.
 *
 * @param kind whose code it is
 * @param checked false if the check character is not looked at
 * @param allowed codes in use that fail the check
 */
record UnitCodes(UnitKind kind, boolean checked, Set<String> allowed) {

  private static final int PROJECT_CODE_LENGTH = 40;

  static UnitCodes of(EditRules edits, String form, UnitKind kind) {
    Numbers numbers = edits.of(Edit.CHECK_DIGIT, form);
    return numbers == null
        ? new UnitCodes(kind, false, Set.of())
        : new UnitCodes(kind, true, Set.copyOf(numbers.words("allow")));
  }

  /** The edit of a return's unit. */
  HardEdit<Return> edit() {
    return HardEdit.ofAll(handedIn -> check(handedIn.unitId()), "unit_id");
  }

  /** What is wrong with a code, if anything. */
  @Nullable Rejection check(String unitId) {
    RejectionReason broken = kind == UnitKind.PROJECT ? project(unitId) : enterprise(unitId);
    return broken == null ? null : new Rejection(broken, "unit_id", unitId);
  }

  private @Nullable RejectionReason enterprise(String unitId) {
    Optional<RejectionReason> broken = CreditCode.check(unitId);
    if (broken.isEmpty()) {
      return null;
    }
    boolean passed =
        broken.get() == RejectionReason.CHECK_DIGIT && (!checked || allowed.contains(unitId));
    return passed ? null : broken.get();
  }

  private static @Nullable RejectionReason project(String unitId) {
    boolean wrong = unitId.isEmpty() || unitId.length() > PROJECT_CODE_LENGTH || holdsSpace(unitId);
    return wrong ? RejectionReason.BAD_PROJECT_CODE : null;
  }

  private static boolean holdsSpace(String unitId) {
    for (int at = 0; at < unitId.length(); at++) {
      char c = unitId.charAt(at);
      boolean plain = c > ' ' && c < 0x7f; // nearly all: nothing is looked up for these
      if (!plain && (Character.isWhitespace(c) || Character.isISOControl(c))) {
        return true;
      }
    }
    return false;
  }
}
