package io.tongji.oracle;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.EventKind;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.returns.EventFacts;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which records the hard edits let in, said again in plain words. */
final class Acceptance {

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final List<String> COMPONENTS =
      List.of("ytd_construction", "ytd_installation", "ytd_equipment", "ytd_other");

  private final Catalogue catalogue;

  Acceptance(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  boolean accepts(Return handedIn) {
    return handedIn.event() == null ? acceptsMonthly(handedIn) : acceptsEvent(handedIn);
  }

  private boolean acceptsEvent(Return handedIn) {
    EventFacts event = Objects.requireNonNull(handedIn.event());
    EventKind kind = catalogue.eventKind(event.kind());
    boolean unit =
        goodUnit(UnitKind.ENTERPRISE, handedIn.unitId())
            || (!handedIn.unitId().matches("[0-9A-Z]{18}")
                && goodUnit(UnitKind.PROJECT, handedIn.unitId()));
    if (!unit || handedIn.period() == null || handedIn.revision() < 0 || kind == null) {
      return false;
    }
    boolean quantity = Amounts.of(handedIn, "quantity") != null;
    boolean measured = quantity ? kind.unit().equals(event.unit()) : event.unit() == null;
    boolean place = event.area() == null || Trees.area(catalogue, event.area()) != null;
    return kind.statuses().contains(event.status())
        && measured
        && (!quantity || !kind.unit().isEmpty())
        && (!quantity || !kind.unit().equals("NR") || isWhole(Amounts.of(handedIn, "quantity")))
        && place
        && !event.eventId().equals(event.supersedes());
  }

  /** In 1/10000 of a unit. */
  private static boolean isWhole(@Nullable Long quantity) {
    return quantity == null || quantity % 10_000 == 0;
  }

  private boolean acceptsMonthly(Return handedIn) {
    if (!goodUnit(handedIn.form().unitKind(), handedIn.unitId())
        || handedIn.period() == null
        || !within(handedIn.period().year())
        || handedIn.revision() < 0) {
      return false;
    }
    if (handedIn.period().month() == 1 && !someJanuary(handedIn.form())) {
      return false;
    }
    if (handedIn.withdrawn()) {
      return true;
    }
    boolean amount = Amounts.of(handedIn, "ytd") != null || Amounts.of(handedIn, "month") != null;
    return amount
        && addsUp(handedIn, "")
        && addsUp(handedIn, "prior_")
        && (handedIn.form() == Form.FDI || atLeast(handedIn, "ytd", 0))
        && atLeast(handedIn, "plan_total", 5_000_000)
        && noMoreThanAll(handedIn)
        && knownVersion(handedIn.remarks().formVersion());
  }

  private static boolean atLeast(Return handedIn, String column, long least) {
    Long amount = Amounts.of(handedIn, column);
    return amount == null || amount >= least;
  }

  private static boolean noMoreThanAll(Return handedIn) {
    Long all = Amounts.of(handedIn, "ytd");
    Long building =
        Amounts.add(
            Amounts.of(handedIn, COMPONENTS.get(0)), Amounts.of(handedIn, COMPONENTS.get(1)));
    Long sales = Amounts.of(handedIn, "sales_ytd");
    Long delivery = Amounts.of(handedIn, "delivery_ytd");
    return (all == null || building == null || building <= all)
        && (sales == null || delivery == null || delivery <= sales);
  }

  private static boolean knownVersion(@Nullable String version) {
    return version == null || version.isEmpty() || version.matches("201[89]|202[0-7]");
  }

  private boolean someJanuary(Form form) {
    return catalogue.indicators().stream()
            .filter(indicator -> indicator.measure().form() == form)
            .anyMatch(Indicator::january)
        || catalogue.indicators().stream().noneMatch(i -> i.measure().form() == form);
  }

  private static boolean addsUp(Return handedIn, String prior) {
    if (COMPONENTS.stream().allMatch(c -> Amounts.of(handedIn, prior + c) == null)) {
      return true;
    }
    long sum = 0;
    for (String component : COMPONENTS) {
      Long amount = Amounts.of(handedIn, prior + component);
      sum += amount == null ? 0 : amount;
    }
    return Long.valueOf(sum).equals(Amounts.of(handedIn, prior + "ytd"));
  }

  private static boolean goodUnit(UnitKind kind, String unitId) {
    return kind == UnitKind.PROJECT
        ? unitId.matches("\\S{1,40}")
        : unitId.matches("[" + ALPHABET + "]{18}") && checkCharacter(unitId) == unitId.charAt(17);
  }

  /** GB 32100-2015: C18 = (31 - sum of Ci * 3^(i-1) mod 31) mod 31. */
  static char checkCharacter(String code) {
    long sum = 0;
    for (int i = 1; i <= 17; i++) {
      long power =
          java.math.BigInteger.valueOf(3)
              .pow(i - 1)
              .mod(java.math.BigInteger.valueOf(31))
              .longValue();
      sum += ALPHABET.indexOf(code.charAt(i - 1)) * power;
    }
    return ALPHABET.charAt((int) ((31 - sum % 31) % 31));
  }

  boolean accepts(RegisterRecord handedIn) {
    RegisterEntry entry = handedIn.entry();
    RegisterEntry.Validity validity = entry.validity();
    if (entry.kind() == null
        || !goodUnit(entry.kind(), handedIn.unitId())
        || validity.from() == null
        || !within(validity.from().year())
        || handedIn.revision() < 0
        || (validity.to() == null && !validity.toText().isEmpty())
        || (validity.to() != null
            && (validity.to().compareTo(validity.from()) < 0 || !within(validity.to().year())))) {
      return false;
    }
    return handedIn.withdrawn()
        || (!entry.name().isBlank()
            && Trees.area(catalogue, entry.place().area()) != null
            && entry.place().groups().stream().allMatch(g -> Trees.area(catalogue, g) != null)
            && entry.industry().matches("\\d{4}")
            && Trees.division(catalogue, entry.industry()) != null);
  }

  /** Years that may be handed in. */
  private static boolean within(int year) {
    return 1900 <= year && year <= 2999;
  }

  boolean accepts(Target handedIn) {
    return catalogue.indicator(handedIn.key().indicator()) != null
        && Trees.area(catalogue, handedIn.key().area()) != null
        && within(handedIn.key().year())
        && handedIn.version() >= 0
        && (handedIn.withdrawn() || (aims(handedIn) && standsOnItsBase(handedIn)));
  }

  /** An amount, or a growth above -100 % and up to a hundredfold. */
  private static boolean aims(Target handedIn) {
    Long growth = handedIn.growth();
    return growth == null
        ? handedIn.amount() > 0
        : handedIn.amount() == 0 && growth > -100_000_000L && growth <= 10_000_000_000L;
  }

  /** Only a growth has a base, and it is above 0. */
  private static boolean standsOnItsBase(Target handedIn) {
    Long base = handedIn.base();
    return base == null || (handedIn.growth() != null && base > 0);
  }
}
