package io.tongji.pipeline;

/** Nothing may be published yet. */
class NoPublication implements Publication {
  @Override
  public boolean backlogRead() {
    return false;
  }

  @Override
  public boolean mayBegin() {
    return false;
  }

  @Override
  public void waits(int partition) {}

  @Override
  public void waitsNoLonger(int partition) {}

  @Override
  public boolean passed() {
    return false;
  }
}
