package io.tongji.it;

/** What may go wrong around a pipeline. */
enum FaultKind {
  KILL_INSTANCE("an instance is killed"),
  KILL_BROKER("a broker is killed"),
  PAUSE_INSTANCE("an instance is paused"),
  PAUSE_BROKER("a broker is paused"),
  PART_INSTANCE("an instance is parted from the brokers"),
  PART_BROKER("a broker is parted from all"),
  ONE_WAY("a process hears, or is heard, no more"),
  SLOW_LINK("links of a process are slow"),
  CLOCK_AHEAD("a clock is set ahead"),
  CLOCK_BACK("a clock is set back"),
  DISK_FULL("a broker's disk is full"),
  COORDINATOR("a broker is lost while the coordinator moves"),
  COMBINED("two of these at once");

  private final String title;

  FaultKind(String title) {
    this.title = title;
  }

  /** What happens, in words. */
  String title() {
    return title;
  }

  /** Whether this machine lets it be done at a site. */
  boolean isPossible(FaultSite site) {
    return switch (this) {
      case CLOCK_AHEAD, CLOCK_BACK -> FaultSite.hasClocks();
      case DISK_FULL -> site.hasSmallDisk();
      default -> true;
    };
  }
}
