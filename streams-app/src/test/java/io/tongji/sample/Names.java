package io.tongji.sample;

import io.tongji.sample.Firm.Role;
import java.util.Locale;
import java.util.Map;

/**
 * Names as companies have them, put together at random: whatever company has such a name has
 * nothing to do with the sample, and each name says so.
 */
final class Names {
  private static final String INVENTED = "(虚构)";

  private static final String FIRST = "锦瑞恒嘉禾泰振宏凯远卓新润华盛德鸿博联捷";
  private static final String SECOND = "川和越澜石织源晟桐翔达峰舟语凡佑松岚屿弘辰朗蔚";

  private static final String HOLDINGS = "云栖沐阳青禾东篱九章星野北溪";

  /** What a company of a division makes or does. */
  private static final Map<Integer, String> WORDS =
      Map.ofEntries(
          Map.entry(1, "农业园"),
          Map.entry(4, "水产园"),
          Map.entry(5, "农服"),
          Map.entry(13, "食品"),
          Map.entry(14, "食品"),
          Map.entry(15, "酒业"),
          Map.entry(17, "纺织"),
          Map.entry(18, "服饰"),
          Map.entry(19, "皮业"),
          Map.entry(20, "木业"),
          Map.entry(21, "家居"),
          Map.entry(22, "纸业"),
          Map.entry(23, "印务"),
          Map.entry(24, "文具"),
          Map.entry(26, "新材料"),
          Map.entry(27, "药业"),
          Map.entry(28, "化纤"),
          Map.entry(29, "塑胶"),
          Map.entry(30, "玻纤"),
          Map.entry(32, "铜业"),
          Map.entry(33, "五金"),
          Map.entry(34, "机械"),
          Map.entry(35, "装备"),
          Map.entry(36, "汽车部件"),
          Map.entry(38, "电气"),
          Map.entry(39, "电子"),
          Map.entry(40, "仪表"),
          Map.entry(44, "热电"),
          Map.entry(45, "燃气"),
          Map.entry(46, "水务"),
          Map.entry(51, "贸易"),
          Map.entry(52, "贸易"),
          Map.entry(54, "物流"),
          Map.entry(59, "仓储"),
          Map.entry(61, "酒店"),
          Map.entry(64, "网络"),
          Map.entry(65, "软件"),
          Map.entry(70, "置业"),
          Map.entry(78, "环境"),
          Map.entry(83, "教育"));

  private Names() {}

  /** The name of the n-th firm. */
  static String firm(int number, Role role, String industry) {
    String word = WORDS.getOrDefault(division(industry), role == Role.SERVICE ? "服务" : "实业");
    return pair(number) + word + "有限公司" + INVENTED;
  }

  /** The name of the n-th project. */
  static String project(int number, String industry) {
    String word = WORDS.getOrDefault(division(industry), "园区");
    return String.format(Locale.ROOT, "%s%s%d期项目%s", pair(number), word, number % 3 + 1, INVENTED);
  }

  /** The name of the n-th of seven holdings. */
  static String holding(int number) {
    return HOLDINGS.substring(2 * number, 2 * number + 2) + "集团" + INVENTED;
  }

  /** Another pair of characters for each number below 460. */
  private static String pair(int number) {
    int first = number % FIRST.length();
    int second = number / FIRST.length() % SECOND.length();
    return "" + FIRST.charAt(first) + SECOND.charAt((second + first) % SECOND.length());
  }

  private static int division(String industry) {
    return industry.isEmpty() ? 0 : Integer.parseInt(industry.substring(0, 2));
  }
}
