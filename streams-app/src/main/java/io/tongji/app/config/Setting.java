package io.tongji.app.config;

import io.tongji.failure.Failure;

/** A value as it was given, and where it is from. */
record Setting(String value, String from) {

  /** The refusal of the value of a key, with what is wanted in its place. */
  Failure refused(String name, String remedy) {
    String shown = isHidden(name) ? "(secret)" : '"' + value + '"';
    return Failure.setting(name + " is not valid: " + shown + ", from " + from, remedy);
  }

  /** An address may hold a user and a password in front of an @. */
  private boolean isHidden(String name) {
    return Secrets.isSecret(name) || value.indexOf('@') >= 0;
  }
}
