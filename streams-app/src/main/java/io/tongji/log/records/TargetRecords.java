package io.tongji.log.records;

import io.tongji.avro.TargetKey;
import io.tongji.catalogue.Area;
import io.tongji.returns.Target;
import java.util.Objects;

/** Between a target's Avro record and the domain's. */
public final class TargetRecords {

  private TargetRecords() {}

  /** The target that a key and a value state. */
  public static Target toTarget(TargetKey key, io.tongji.avro.Target value) {
    return new Target(
        new Target.Key(key.getIndicator(), Area.shortest(key.getArea()), key.getYear()),
        Objects.requireNonNullElse(value.getTarget(), 0L),
        value.getGrowth(),
        value.getBase(),
        Objects.requireNonNullElse(value.getUnit(), ""),
        Texts.number(value.getVersion()),
        value.getWithdrawn());
  }

  /** The key of a target. */
  public static TargetKey toKey(Target handedIn) {
    return new TargetKey(handedIn.key().indicator(), handedIn.key().area(), handedIn.key().year());
  }

  /** The value of a target. */
  public static io.tongji.avro.Target toValue(Target handedIn) {
    return new io.tongji.avro.Target(
        handedIn.amount() == 0 ? null : handedIn.amount(),
        handedIn.unit().isEmpty() ? null : handedIn.unit(),
        handedIn.version() == 0 ? null : handedIn.version(),
        handedIn.withdrawn(),
        handedIn.growth(),
        handedIn.base());
  }
}
