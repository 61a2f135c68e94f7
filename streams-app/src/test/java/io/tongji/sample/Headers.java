package io.tongji.sample;

import java.util.LinkedHashMap;
import java.util.Map;

/** The columns' Chinese names, as the forms print them. */
final class Headers {
  private static final Map<String, String> CHINESE = new LinkedHashMap<>();

  static {
    name("period", "报告期", "month", "本月", "ytd", "本年累计");
    name("prior_month", "上年同期本月", "prior_ytd", "上年同期累计");
    name("revision", "版本", "withdrawn", "撤销", "explanation", "说明");
    name("sales_ytd", "工业销售产值累计", "delivery_ytd", "出口交货值累计");
    name("ytd_construction", "建筑工程", "ytd_installation", "安装工程");
    name("ytd_equipment", "设备工器具购置", "ytd_other", "其他费用");
    name("plan_total", "计划总投资", "since_start", "自开始建设累计完成投资");
    name("kind", "类型", "name", "名称", "owner", "所属单位", "holding", "集团");
    name("area", "区划代码", "groups", "归属", "industry", "行业代码", "frames", "名录");
    name("valid_from", "起始期", "valid_to", "终止期");
    name("indicator", "指标", "year", "年度", "target", "目标", "unit", "单位", "version", "版本");
  }

  private Headers() {}

  /** The Chinese name of a column of a form: investment has words of its own. */
  static String chinese(String form, String column) {
    boolean investment = form.equals("investment");
    if (column.equals("unit_id")) {
      return investment ? "项目代码" : "统一社会信用代码";
    }
    if (investment && column.equals("ytd")) {
      return "累计完成投资";
    }
    if (investment && column.startsWith("prior_")) {
      return "上年同期" + chinese(form, column.substring("prior_".length()));
    }
    return CHINESE.getOrDefault(column, column);
  }

  private static void name(String... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      CHINESE.put(pairs[i], pairs[i + 1]);
    }
  }
}
