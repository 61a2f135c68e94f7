package io.tongji.release;

import io.tongji.catalogue.Language;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.plan.Withholding;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.measure.Rounding;
import io.tongji.output.TextTable;
import io.tongji.output.TextTable.Side;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Releases and outcomes as tables for people.
 *
 * @param language of the words
 * @param zone of the times
 */
public record ReleaseText(Language language, ZoneId zone) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private static final String BECAUSE = "because-";

  /** The releases that are out, a line each. */
  public List<String> list(List<PublishedRelease> releases) {
    return listTable(releases).lines();
  }

  /** The releases that are out, a row each. */
  public TextTable listTable(List<PublishedRelease> releases) {
    TextTable table =
        new TextTable(
            List.of(
                Side.RIGHT,
                Side.LEFT,
                Side.LEFT,
                Side.LEFT,
                Side.LEFT,
                Side.LEFT,
                Side.RIGHT,
                Side.LEFT));
    table.add(
        List.of(
            words("序号", "no."),
            words("发布编号", "id"),
            words("发布时间", "published"),
            words("截至", "through"),
            words("状态", "status"),
            words("修订", "revises"),
            words("记录数", "records"),
            words("撤回", "withdrawn")));
    for (PublishedRelease release : releases) {
      table.add(
          List.of(
              Long.toString(release.number()),
              release.id(),
              time(release.publishedAt()),
              release.request().through(),
              status(release.request().status()),
              revision(release.request()),
              Long.toString(release.size()),
              time(release.withdrawnAt())));
    }
    return table;
  }

  /** What everybody may know of a release. */
  public List<String> show(PublishedRelease release) {
    return facts(release).lines();
  }

  /** The same as names and values. */
  public TextTable facts(PublishedRelease release) {
    TextTable table = new TextTable(List.of(Side.LEFT, Side.LEFT));
    row(table, words("发布编号", "id"), release.id());
    row(table, words("序号", "number"), Long.toString(release.number()));
    row(table, words("发布时间", "published"), time(release.publishedAt()));
    row(table, words("截至", "through"), release.request().through());
    row(table, words("状态", "status"), status(release.request().status()));
    row(table, words("修订", "revises"), revision(release.request()));
    row(table, words("撤回", "withdrawn"), time(release.withdrawnAt()));
    release
        .records()
        .forEach(
            (indicator, count) ->
                row(table, words("记录数 ", "records ") + indicator, Long.toString(count)));
    row(table, "SHA-256", release.digest());
    return table;
  }

  /** What became of a request, in one line. */
  public String verdict(ReleaseOutcome outcome) {
    ReleaseRequest request = outcome.request();
    String what = outcome.isPublished() ? words("已发布", "published") : words("未予发布", "refused");
    return words("申请 %s,截至 %s:%s,%s", "request %s through %s: %s, %s")
        .formatted(request.id(), request.through(), what, time(outcome.at()));
  }

  /** What became of a request: for the bureau alone. */
  public List<String> show(ReleaseOutcome outcome) {
    List<String> lines = new ArrayList<>();
    lines.add(verdict(outcome));
    outcome.refusals().forEach(refusal -> lines.add("  - " + refusal));
    fates(outcome.counts(), "  ").lines().forEach(lines::add);
    held(outcome.held())
        .forEach(
            (series, periods) ->
                lines.add(
                    words("  暂缓修订 ", "  revision held ")
                        + series
                        + ": "
                        + String.join(", ", periods)));
    return lines;
  }

  /** Periods by series, in the order in which they come. */
  private static Map<String, List<String>> held(List<String> figures) {
    Map<String, List<String>> periods = new LinkedHashMap<>();
    for (String figure : figures) {
      int period = figure.lastIndexOf(' ');
      periods
          .computeIfAbsent(figure.substring(0, period), first -> new ArrayList<>())
          .add(figure.substring(period + 1));
    }
    return periods;
  }

  /** A release that figures are of, in a line. */
  public String line(PublishedRelease release) {
    return words("发布 %s,截至 %s,%s,%s 公布", "release %s through %s, %s, published %s")
            .formatted(
                release.id(),
                release.request().through(),
                status(release.request().status()),
                time(release.publishedAt()))
        + (release.withdrawnAt() == null ? "" : words(",已撤回", ", withdrawn since"));
  }

  /** What a release did, in a sentence or two: for the bureau alone. */
  public String sentence(ReleaseOutcome outcome) {
    Map<String, Long> counts = outcome.counts();
    long published = counts.getOrDefault("published", 0L);
    long suppressed = counts.getOrDefault("suppressed", 0L);
    long held = counts.getOrDefault("held", 0L);
    String what =
        outcome.request().reviseFrom() == null
            ? words("公布 %,d 个数据,保密 %,d 个", "%,d figures published, %,d suppressed")
                .formatted(published, suppressed)
            : words("修订 %,d 个数据", "%,d figures revised").formatted(published);
    String left =
        held == 0
            ? words("。", ".")
            : words(
                    "。暂缓修订 %,d 个:修订前后之差会暴露个别单位,已公布的旧数不变。",
                    ". %,d revisions held: they would give away what single units changed, so the"
                        + " figures published before stand.")
                .formatted(held);
    return outcome.request().id() + words(":", ": ") + what + left;
  }

  /** What a release would hold, and what is lost: for the bureau alone. */
  public List<String> preview(Draft draft) {
    List<String> lines = new ArrayList<>();
    draft.refusals().forEach(refusal -> lines.add(words("不能发布:", "refused: ") + refusal));
    ReleasePlan plan = draft.plan();
    if (plan != null) {
      lines.addAll(losses(plan).lines());
      lines.addAll(notes(plan));
    }
    lines.addAll(fates(draft.counts(), "").lines());
    return lines;
  }

  /**
   * Numbers of figures by what becomes of them.
   *
   * @param counts as a draft or an outcome has them
   * @param indent before each name
   */
  public TextTable fates(Map<String, Long> counts, String indent) {
    TextTable table = new TextTable(List.of(Side.LEFT, Side.RIGHT));
    inOrder(counts).forEach((fate, count) -> row(table, indent + fate(fate), Long.toString(count)));
    return table;
  }

  /** What headline figures go without, for each part and reason with the last of them. */
  public List<String> notes(ReleasePlan plan) {
    Map<String, List<ReleasePlan.Remark>> alike = new TreeMap<>();
    for (ReleasePlan.Remark note : plan.notes()) {
      alike
          .computeIfAbsent(
              note.key().indicator() + " " + note.part() + " " + note.reason(),
              first -> new ArrayList<>())
          .add(note);
    }
    return alike.values().stream().map(this::note).toList();
  }

  private String note(List<ReleasePlan.Remark> alike) {
    ReleasePlan.Remark last = alike.get(alike.size() - 1);
    String figures =
        alike.size() == 1 ? "" : words("(等 %d 项)", " (and %d more)").formatted(more(alike));
    String because = last.because() == null ? "" : " (" + Draft.text(last.because()) + ")";
    return words("注意:%s%s 不发布%s:%s%s", "note: %s%s goes without %s: %s%s")
        .formatted(
            Draft.text(last.key()),
            figures,
            words(last.part().chinese(), last.part().english()),
            words(last.reason().chinese(), last.reason().english()),
            because);
  }

  /** How many there are, in Chinese; how many more than the one that is named, in English. */
  private int more(List<ReleasePlan.Remark> alike) {
    return language == Language.ZH ? alike.size() : alike.size() - 1;
  }

  /** What is lost of each indicator and level of areas. */
  public TextTable losses(ReleasePlan plan) {
    TextTable table =
        new TextTable(
            List.of(Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT));
    table.add(
        List.of(
            words("指标", "indicator"),
            words("地区级别", "level"),
            words("数据", "figures"),
            words("自身保密", "primary"),
            words("连带保密", "secondary"),
            words("保密数值占比", "value lost")));
    for (ReleasePlan.Loss loss : plan.losses()) {
      table.add(
          List.of(
              loss.indicator(),
              loss.level(),
              Integer.toString(loss.figures()),
              Integer.toString(loss.primary()),
              Integer.toString(loss.secondary()),
              loss.value() == 0
                  ? "0 %"
                  : Rounding.HALF_UP.percent(loss.suppressed(), loss.value(), 1) + " %"));
    }
    return table;
  }

  private static void row(TextTable table, String name, String value) {
    if (!value.isEmpty()) {
      table.add(List.of(name, value));
    }
  }

  /** Reasons stand below what is suppressed or held, the most frequent one first. */
  private static Map<String, Long> inOrder(Map<String, Long> counts) {
    Map<String, Long> ordered = new LinkedHashMap<>();
    for (String code : List.of("written", "published", "suppressed", "held", "ceased")) {
      if (counts.containsKey(code)) {
        ordered.put(code, counts.get(code));
      }
    }
    counts.entrySet().stream()
        .filter(count -> count.getKey().startsWith(BECAUSE))
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(count -> ordered.put(count.getKey(), count.getValue()));
    counts.forEach(ordered::putIfAbsent);
    return ordered;
  }

  private String fate(String code) {
    if (code.startsWith(BECAUSE)) {
      Withholding reason =
          Withholding.valueOf(code.substring(BECAUSE.length()).toUpperCase(Locale.ROOT));
      return "  " + words(reason.chinese(), reason.english());
    }
    return switch (code) {
      case "published" -> words("发布", "published");
      case "suppressed" -> words("保密", "suppressed");
      case "held" -> words("暂缓修订", "revision held");
      case "ceased" -> words("不再存在", "ceased");
      case "newly-suppressed" -> words("本期新增保密", "newly suppressed");
      case "written" -> words("写入记录", "records written");
      default -> code;
    };
  }

  /** What people call the reason of a revision. */
  public String reason(String code) {
    return switch (code) {
      case "LATE_RETURN" -> words("迟报", "late return");
      case "RESPONDENT_CORRECTION" -> words("单位更正", "correction by a respondent");
      case "FRAME_CHANGE" -> words("名录变更", "change of the frame");
      case "RECLASSIFICATION" -> words("行业或区划调整", "reclassification");
      case "BASE_RESTATEMENT" -> words("上年同期数调整", "restated base");
      case "METHOD" -> words("方法变更", "method");
      case "IMPUTATION_REPLACED" -> words("估算数被实报数替代", "estimate replaced");
      case "BUREAU_AUDIT" -> words("统计机构核查", "audit by the bureau");
      default -> code;
    };
  }

  private String status(String code) {
    return switch (code) {
      case "P" -> words("P 快报", "P provisional");
      case "A" -> words("A 定案", "A final");
      default -> code;
    };
  }

  private String revision(ReleaseRequest request) {
    String from = request.reviseFrom();
    String reason = request.reason();
    return from == null ? "" : words("自 ", "from ") + from + (reason == null ? "" : " " + reason);
  }

  private String time(@Nullable Instant at) {
    return at == null ? "" : TIME.format(at.atZone(zone));
  }

  private String words(String chinese, String english) {
    return language.of(chinese, english);
  }
}
