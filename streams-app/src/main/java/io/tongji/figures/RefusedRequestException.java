package io.tongji.figures;

/** What was asked for does not exist; the message names it, and what was probably meant. */
public final class RefusedRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Takes the whole sentence, since it is shown as it stands. */
  public RefusedRequestException(String message) {
    super(message);
  }
}
