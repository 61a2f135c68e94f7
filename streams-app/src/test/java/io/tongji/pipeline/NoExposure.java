package io.tongji.pipeline;

import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;

/** Nobody looks at what stands. */
class NoExposure implements Exposure, Exposure.Owner, Exposure.Kept {

  @Override
  public Owner open(String task) {
    return this;
  }

  @Override
  public Kept keep(String store) {
    return this;
  }

  @Override
  public void entries(long number) {}

  @Override
  public void put(SeriesKey key, Aggregate aggregate) {}

  @Override
  public void remove(SeriesKey key) {}

  @Override
  public boolean wantsAll(String indicator) {
    return false;
  }

  @Override
  public void openQueries(String form, String edit, int queries) {}

  @Override
  public void alive() {}

  @Override
  public void close() {}
}
