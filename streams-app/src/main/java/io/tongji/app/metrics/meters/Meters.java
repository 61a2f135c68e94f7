package io.tongji.app.metrics.meters;

import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.tongji.catalogue.Language;
import java.util.List;

/** Every metric of our own: its name, type, labels and meaning. */
public enum Meters {
  AMOUNT_CNY(MeterKind.FIGURE, "tongji_amount_cny", new Help("金额,元", "Amount in yuan")),
  AMOUNT_USD(MeterKind.FIGURE, "tongji_amount_usd", new Help("金额,美元", "Amount in US dollars")),
  QUANTITY(
      MeterKind.FIGURE, "tongji_quantity", new Help("非货币指标的数量", "Quantity of what is not money")),
  BASE_CNY(
      MeterKind.FIGURE,
      "tongji_base_amount_cny",
      new Help("同比基数,元", "Base of the growth by the indicator's kind of base, in yuan")),
  BASE_USD(
      MeterKind.FIGURE,
      "tongji_base_amount_usd",
      new Help("同比基数,美元", "Base of the growth by the indicator's kind of base, in US dollars")),
  BASE_QUANTITY(
      MeterKind.FIGURE,
      "tongji_base_quantity",
      new Help("非货币指标的同比基数", "Base of the growth of what is not money")),
  BRIDGE_CNY(
      MeterKind.BRIDGE,
      "tongji_bridge_amount_cny",
      new Help("增长分解,元", "Why a cumulative differs from that of a year before, in yuan")),
  BRIDGE_USD(
      MeterKind.BRIDGE,
      "tongji_bridge_amount_usd",
      new Help("增长分解,美元", "Why a cumulative differs from that of a year before, in US dollars")),
  BRIDGE_QUANTITY(
      MeterKind.BRIDGE,
      "tongji_bridge_quantity",
      new Help("非货币指标的增长分解", "Why a cumulative of what is not money differs from that of then")),
  YOY(
      MeterKind.FIGURE,
      "tongji_yoy_ratio",
      new Help("同比增速(小数)", "Growth year on year, a fraction")),
  YOY_NOMINAL(
      MeterKind.FIGURE,
      "tongji_yoy_nominal_ratio",
      new Help("名义同比增速(小数)", "Growth on last year's total, a fraction")),
  MOM(
      MeterKind.FIGURE,
      "tongji_mom_ratio",
      new Help("环比增速(小数,未季调)", "Growth on the month before, a fraction, not seasonally adjusted")),
  TARGET_COMPLETION(
      MeterKind.FIGURE,
      "tongji_target_completion_ratio",
      new Help("完成年度目标的比例(小数)", "Year to date divided by the year's target, a fraction")),
  SCHEDULE_GAP(
      MeterKind.FIGURE,
      "tongji_schedule_gap_ratio",
      new Help("完成比例与序时进度之差(小数)", "Completion less what is due, a fraction")),
  TARGET_AMOUNT_CNY(
      MeterKind.TARGET,
      "tongji_target_amount_cny",
      new Help("年度目标,元", "The year's target in yuan")),
  TARGET_AMOUNT_USD(
      MeterKind.TARGET,
      "tongji_target_amount_usd",
      new Help("年度目标,美元", "The year's target in dollars")),
  TARGET_QUANTITY(
      MeterKind.TARGET,
      "tongji_target_quantity",
      new Help("非货币指标的年度目标", "The year's target of what is not money")),
  TARGET_DUE(
      MeterKind.FIGURE,
      "tongji_target_due_ratio",
      new Help("按序时进度应完成的比例(小数)", "What the schedule of the target has due, a fraction of it")),
  TARGET_STATUS(
      MeterKind.STATUS,
      "tongji_target_status",
      new Help("目标进度的颜色,恒为1", "Colour of the progress of a target by status.csv, always 1")),
  UNITS(
      MeterKind.UNITS,
      "tongji_units",
      new Help("应报、已报和估算单位数", "Units that stand behind a figure: expected, reported, imputed")),
  RESPONSE(
      MeterKind.FIGURE,
      "tongji_response_ratio",
      new Help("上报率(小数)", "Units reported of those expected, a fraction")),
  COVERAGE(
      MeterKind.FIGURE,
      "tongji_coverage_ratio",
      new Help(
          "加权上报率(小数),按上年同期累计加权",
          "Response weighted by each unit's own cumulative of a year before, a fraction")),
  INDICATOR_INFO(
      MeterKind.INFO,
      "tongji_indicator_info",
      new Help(
          "指标名称和计量单位",
          "Names and units of an indicator; amount / display_factor is in display_unit"),
      "indicator",
      "name",
      "name_en",
      "unit",
      "display_unit",
      "display_unit_en",
      "display_factor"),
  INDICATOR_FORM(
      MeterKind.INFO,
      "tongji_indicator_form_info",
      new Help(
          "指标来自的报表,和其单位是否应报(always 应报,if-any 有则报)",
          "On which form an indicator is reported, and whether its units have to: always or"
              + " if-any"),
      "indicator",
      "form",
      "due"),
  MIN_RESPONSE(
      MeterKind.GAUGE,
      "tongji_indicator_min_response_ratio",
      new Help(
          "月份默认显示所需的最低加权上报率",
          "Weighted response from which a month is shown where none is named, a fraction"),
      "indicator"),
  DISPLAY_FACTOR(
      MeterKind.GAUGE,
      "tongji_indicator_display_factor",
      new Help("发布单位折合的基本单位数", "How many units the publishing unit is: divide amounts by it"),
      "indicator"),
  DECIMALS(
      MeterKind.GAUGE,
      "tongji_indicator_decimals",
      new Help(
          "发布时保留的小数位数(增速和完成比例按百分数)",
          "Decimals in print, those of growth and completion in per cent"),
      "indicator",
      "figure"),
  HEADLINE_RANK(
      MeterKind.GAUGE,
      "tongji_headline_rank",
      new Help("指标在主要指标表中的次序", "Place in the headline table, and where an area's table reads it"),
      "indicator",
      "area",
      "read_at"),
  AREA_INFO(
      MeterKind.INFO,
      "tongji_area_info",
      new Help("地区名称", "Name of an area"),
      "area",
      "name",
      "name_en",
      "level",
      "parent"),
  ACTIVITY_INFO(
      MeterKind.INFO,
      "tongji_activity_info",
      new Help("行业名称", "Name of an activity"),
      "activity",
      "name",
      "name_en"),
  STATUS_INFO(
      MeterKind.INFO,
      "tongji_status_info",
      new Help("目标进度颜色的名称", "Name of a colour of progress"),
      "status",
      "name",
      "name_en"),
  RELEASE_INFO(
      MeterKind.INFO,
      "tongji_release_info",
      new Help("最近一次发布", "The latest release: its id, last period, and P provisional or A final"),
      "release_id",
      "through",
      "status"),
  RELEASE_AGE(
      MeterKind.GAUGE,
      "tongji_release_age_seconds",
      new Help("距最近一次发布的秒数", "How long ago the latest release came out")),
  RELEASE_SUPPRESSED(
      MeterKind.GAUGE,
      "tongji_release_suppressed_cells",
      new Help("发布数据中保密的数据个数", "Figures of the release topic that are suppressed"),
      "indicator",
      "level"),
  GATE_WORKING(
      MeterKind.GAUGE,
      "tongji_gate_working",
      new Help("发布程序是否在工作(1 工作,0 待命)", "1 if this gate is the one that works, 0 if it stands by")),
  GATE_WAITING(
      MeterKind.GAUGE,
      "tongji_gate_waiting_seconds",
      new Help(
          "最早一个尚未决定的发布申请已等待的秒数",
          "How long the earliest request that is not decided has waited; 0 if there is none")),
  PERIOD_START(
      MeterKind.GAUGE,
      "tongji_period_start_timestamp_seconds",
      new Help("报告期开始时间", "When a period began, in the configured zone"),
      "period"),
  WINDOW_START(
      MeterKind.GAUGE,
      "tongji_return_window_start_timestamp_seconds",
      new Help("报表开始上报的时间", "When returns on a form can be handed in, in the configured zone"),
      "form",
      "period"),
  DEADLINE(
      MeterKind.GAUGE,
      "tongji_return_deadline_timestamp_seconds",
      new Help("报表上报截止时间", "When returns on a form are due, in the configured zone"),
      "form",
      "period"),
  EXPOSED_SERIES(
      MeterKind.GAUGE,
      "tongji_exposed_series",
      new Help("本实例导出的统计序列数", "Series of figures that this instance exports")),
  DROPPED_SERIES(
      MeterKind.GAUGE,
      "tongji_dropped_series",
      new Help(
          "因超出上限而未导出的统计序列数",
          "Series of figures left out since an indicator has more than metrics.indicator.series")),
  SERIES_LIMIT(
      MeterKind.GAUGE,
      "tongji_series_limit",
      new Help(
          "每个指标最多导出的统计序列数",
          "Series of figures of one indicator that are exported at most:"
              + " metrics.indicator.series")),
  LAST_RECORD(
      MeterKind.GAUGE,
      "tongji_last_record_timestamp_seconds",
      new Help("最近处理一条记录的时间", "When this instance last judged a record; absent before the first"),
      "form"),
  RETURNS(
      MeterKind.COUNTER,
      "tongji_returns_total",
      new Help("处理的报表数", "Records judged by this instance since its start"),
      "form",
      "result"),
  REJECTED(
      MeterKind.COUNTER,
      "tongji_rejected_total",
      new Help("被拒绝的报表数", "Records refused by a rule since the start"),
      "form",
      "reason"),
  QUERIES(
      MeterKind.COUNTER,
      "tongji_queries_total",
      new Help("提出的查询数", "Queries raised or changed by a soft edit since the start"),
      "form",
      "edit"),
  OPEN_QUERIES(
      MeterKind.GAUGE,
      "tongji_open_queries",
      new Help("未了结的查询数", "Open queries of the units that this instance works on"),
      "form",
      "edit"),
  STATE_ENTRIES(
      MeterKind.GAUGE, "tongji_state_entries", new Help("状态条数", "Entries kept in memory"), "store"),
  DEAD_LETTERS(
      MeterKind.COUNTER,
      "tongji_dead_letters_total",
      new Help("无法解码的记录数", "Records that do not decode since the start")),
  SKIPPED(
      MeterKind.COUNTER,
      "tongji_skipped_records_total",
      new Help("人工跳过的记录数", "Records passed over by an operator (skip) since the start")),
  CLOCK_STEP(
      MeterKind.GAUGE,
      "tongji_clock_step_seconds",
      new Help(
          "本机时钟自启动以来被拨动的秒数(拨回为负)",
          "By how much the clock was set since the start; back: negative")),
  HELD_BACK(
      MeterKind.GAUGE,
      "tongji_held_back_seconds",
      new Help(
          "未结束的事务阻住输入记录的秒数",
          "How long a transaction that does not end has kept records of an input back")),
  UNDER_REPLICATED(
      MeterKind.GAUGE,
      "tongji_under_replicated_partitions",
      new Help(
          "缺少同步副本的分区数(未知时没有)",
          "Partitions of the prefix's topics that lack an in-sync copy; absent while unknown"));

  private final MeterKind kind;
  private final String exposed;
  private final Help help;
  private final List<String> labels;

  Meters(MeterKind kind, String exposed, Help help, String... labels) {
    this.kind = kind;
    this.exposed = exposed;
    this.help = help;
    this.labels = kind.labels().isEmpty() ? List.of(labels) : kind.labels();
  }

  /** What it is. */
  public MeterKind kind() {
    return kind;
  }

  /** The name on /metrics. */
  public String exposedName() {
    return exposed;
  }

  /** Its labels, in their order. */
  public List<String> labels() {
    return labels;
  }

  /** What it means. */
  public String help(Language language) {
    return help.in(language);
  }

  /** Name and meaning as the Prometheus client wants them: without the suffix that it adds. */
  public MetricMetadata metadata(Language language) {
    return new MetricMetadata(exposed.replaceFirst("_info$", ""), help(language));
  }
}
