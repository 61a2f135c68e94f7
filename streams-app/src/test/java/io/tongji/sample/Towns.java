package io.tongji.sample;

import java.util.List;

/** Where units lie: 桐乡市's streets and towns, and the zone and platforms that cut across them. */
final class Towns {
  static final String ZONE = "330483K01";
  static final String GAOQIAO = "330483004";
  static final String ZHOUQUAN = "330483105";

  /** The eleven streets and towns; outside the zone each is named as often as it has industry. */
  private static final List<String> OUTSIDE =
      List.of(
          "330483001",
          "330483003",
          GAOQIAO,
          "330483100",
          "330483101",
          "330483102",
          "330483103",
          "330483104",
          ZHOUQUAN,
          "330483106",
          "330483107",
          "330483101",
          "330483107",
          ZHOUQUAN,
          "330483001");

  private static final List<String> INSIDE =
      List.of(GAOQIAO, GAOQIAO, GAOQIAO, GAOQIAO, "330483001", "330483001", "330483003");

  private Towns() {}

  /** A town for the n-th unit outside the zone. */
  static String outside(int n) {
    return OUTSIDE.get(n % OUTSIDE.size());
  }

  /** A town for the n-th unit of the zone: most lie in 高桥街道, some in its neighbours. */
  static String inside(int n) {
    String town = INSIDE.get(n % INSIDE.size());
    return n % 9 == 4 ? town + "000" : town;
  }

  /** The code of a platform, 1 to 3; it implies the zone. */
  static String platform(int index) {
    return ZONE + "P" + index;
  }
}
