package io.tongji.app.http;

import java.util.List;
import java.util.function.BooleanSupplier;

/** One condition of being healthy; its name is what the health page shows while it fails. */
public record HealthCheck(String name, BooleanSupplier passes) {

  /** The names of the checks that fail now. */
  static List<String> failing(List<HealthCheck> checks) {
    return checks.stream()
        .filter(check -> !check.passes().getAsBoolean())
        .map(HealthCheck::name)
        .toList();
  }
}
