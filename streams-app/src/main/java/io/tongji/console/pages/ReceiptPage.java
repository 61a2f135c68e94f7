package io.tongji.console.pages;

import static io.tongji.console.html.Html.all;
import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.div;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.link;
import static io.tongji.console.html.Html.table;
import static io.tongji.console.html.Html.text;
import static io.tongji.console.html.Html.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongji.catalogue.Language;
import io.tongji.console.html.Element;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Answer;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.BureauPort;
import io.tongji.console.jobs.FeedField;
import io.tongji.console.jobs.FeedJob;
import io.tongji.console.jobs.JobDesk;
import io.tongji.console.jobs.JobStore;
import io.tongji.console.jobs.ReceiptRemarks;
import io.tongji.failure.Failure;
import io.tongji.ingest.check.FormNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** 回执: what became of the rows of a job, to be printed and kept. */
final class ReceiptPage {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Frame frame;
  private final BureauPort bureau;
  private final JobDesk desk;
  private final JobStore store;

  ReceiptPage(Frame frame, BureauPort bureau, JobDesk desk, JobStore store) {
    this.frame = frame;
    this.bureau = bureau;
    this.desk = desk;
    this.store = store;
  }

  private byte[] receipt(FeedJob job) {
    return store
        .receipt(job.id())
        .filter(bytes -> job.state() == FeedJob.State.DONE)
        .orElseThrow(
            () -> Failure.setting("the job has no receipt yet", "submit it, and wait for it"));
  }

  Answer file(Visit visit) {
    FeedJob job = desk.find(visit.variable("job"), visit.account());
    return Answer.download(
        "application/json; charset=utf-8",
        receipt(job),
        visit.language().of("回执", "receipt") + "-" + job.id() + ".json");
  }

  Answer show(Visit visit) {
    FeedJob job = desk.find(visit.variable("job"), visit.account());
    Language language = visit.language();
    JsonNode receipt = read(receipt(job));
    ReceiptRemarks remarks =
        store
            .remarks(job.id())
            .orElseThrow(() -> Failure.bug("a receipt has no remarks: " + job.id()));
    return frame.page(
        visit,
        FeedPage.steps(3, language),
        facts(job, receipt, language),
        tiles(receipt, language),
        when(
            remarks.mended() > 0,
            Frame.message(
                "note",
                language
                    .of(
                        "其中 %d 行是在页面上改正后报送的,原来那些行仍列为退回",
                        "%d rows were mended in the page; as they stood before, they are counted as"
                            + " refused")
                    .formatted(remarks.mended()))),
        files(receipt, language),
        when(
            !remarks.lines().isEmpty(),
            all(
                el("h2", language.of("结论", "Verdicts")),
                el(
                    "ul",
                    cls("lines"),
                    each(remarks.lines(), line -> line(line.in(language), language))))),
        bar(job, receipt, language));
  }

  /** What stands deeper belongs to the line above. */
  private static Node line(String words, Language language) {
    boolean deep = words.startsWith("    ");
    return el("li", cls(deep ? "deep" : ""), text(FeedField.named(words.strip(), language)));
  }

  private static Node bar(FeedJob job, JsonNode receipt, Language language) {
    return div(
        "bar",
        el(
            "button",
            attribute("type", "button"),
            attribute("data-print", "yes"),
            cls("main"),
            text(language.of("打印", "Print"))),
        link(
            "/feed/" + job.id() + "/receipt.json",
            language.of("下载回执(JSON)", "The receipt as JSON")),
        when(
            receipt.path("refused").asLong() + receipt.path("held").asLong() > 0,
            link(
                "/feed/" + job.id() + "/rejects.xlsx",
                language.of("下载退回表(Excel)", "The refused rows (Excel)"))),
        link("/feed", language.of("继续报送", "Feed more")));
  }

  private Node facts(FeedJob job, JsonNode receipt, Language language) {
    String at = TIME.format(Instant.parse(receipt.path("at").asText()).atZone(bureau.zone()));
    return el(
        "dl",
        cls("facts"),
        el("dt", language.of("回执号", "Number")),
        el("dd", cls("code"), text(receipt.path("id").asText())),
        el("dt", language.of("表", "Form")),
        el("dd", FormNames.of(job.form(), language)),
        el("dt", language.of("报送人", "Fed by")),
        el("dd", job.owner()),
        el("dt", language.of("时间", "Time")),
        el("dd", at));
  }

  private static Node tiles(JsonNode receipt, Language language) {
    return div(
        "tiles",
        FeedPage.tile("", receipt.path("read").asLong(), language.of("读入", "read")),
        FeedPage.tile("good", receipt.path("accepted").asLong(), language.of("接收", "accepted")),
        FeedPage.tile("", receipt.path("duplicates").asLong(), language.of("重复", "duplicates")),
        FeedPage.tile("", receipt.path("stale").asLong(), language.of("过时", "stale")),
        FeedPage.tile("bad", receipt.path("refused").asLong(), language.of("退回", "refused")),
        FeedPage.tile("warn", receipt.path("held").asLong(), language.of("暂留", "held back")),
        FeedPage.tile("warn", receipt.path("queries").asLong(), language.of("待说明", "queries")));
  }

  private static Node files(JsonNode receipt, Language language) {
    List<Element> rows = new ArrayList<>();
    for (JsonNode file : receipt.path("files")) {
      rows.add(
          el(
              "tr",
              el("td", file.path("name").asText()),
              el("td", cls("number"), text("%,d".formatted(file.path("bytes").asLong()))),
              el("td", cls("code"), text(file.path("sha256").asText()))));
    }
    return table(
        "list", List.of(language.of("文件", "File"), language.of("字节", "Bytes"), "SHA-256"), rows);
  }

  private static JsonNode read(byte[] receipt) {
    try {
      return JSON.readTree(receipt);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
