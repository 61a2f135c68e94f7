package io.tongji.catalogue.form;

/** What a unit of the register is. */
public enum UnitKind {
  /** An enterprise, named by its unified social credit code. */
  ENTERPRISE("enterprise"),
  /** An investment project, named by its project code. */
  PROJECT("project");

  private final String code;

  UnitKind(String code) {
    this.code = code;
  }

  /** The word used in files and topics. */
  public String code() {
    return code;
  }

  /** The kind of a word; {@link IllegalArgumentException} if there is none. */
  public static UnitKind ofCode(String code) {
    for (UnitKind kind : values()) {
      if (kind.code.equals(code)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("not a kind of unit (enterprise, project): " + code);
  }
}
