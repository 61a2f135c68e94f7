package io.tongji.pipeline;

import java.util.Map;
import java.util.Set;

/** Nothing may be published yet, and nothing stands. */
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
  public Set<Long> refusedIn(String input, int partition) {
    return Set.of();
  }

  @Override
  public boolean passed() {
    return false;
  }

  @Override
  public Map<String, Left> leftIn(int partition) {
    return Map.of();
  }
}
