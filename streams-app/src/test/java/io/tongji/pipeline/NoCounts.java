package io.tongji.pipeline;

import io.tongji.pipeline.ports.RecordCounts;

/** Nobody counts. */
public final class NoCounts implements RecordCounts {
  @Override
  public void judged(String form, String result) {}

  @Override
  public void rejected(String form, String reason) {}

  @Override
  public void queried(String form, String edit) {}

  @Override
  public void deadLetter() {}

  @Override
  public void skipped() {}
}
