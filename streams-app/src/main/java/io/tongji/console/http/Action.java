package io.tongji.console.http;

/** Answers the requests of a route. */
public interface Action {

  /** The answer to a request that was let in. */
  Answer answer(Visit visit);
}
