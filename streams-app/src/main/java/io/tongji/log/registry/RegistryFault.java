package io.tongji.log.registry;

import org.jspecify.annotations.Nullable;

/** One try that led to no answer; another try may help unless the fault is final. */
final class RegistryFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean isFinal;

  RegistryFault(String message, boolean isFinal, @Nullable Throwable cause) {
    super("schema registry " + message, cause);
    this.isFinal = isFinal;
  }

  boolean isFinal() {
    return isFinal;
  }
}
