package io.tongji.console.http;

import io.tongji.failure.Failure;

/** Pages that say why there is no other. */
public interface ErrorPage {

  /** Why a request is refused, in a sentence. */
  Answer refused(Visit.Visitor who, int status, String words);

  /** What did not work, and what to do. */
  Answer failed(Visit visit, Failure failure);
}
