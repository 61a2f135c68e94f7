package io.tongji.console.pages;

import static io.tongji.console.html.Html.all;
import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.link;
import static io.tongji.console.html.Html.scroll;
import static io.tongji.console.html.Html.table;
import static io.tongji.console.html.Html.text;

import io.tongji.board.Board;
import io.tongji.catalogue.Language;
import io.tongji.console.html.Element;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Answer;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.BureauPort;
import io.tongji.console.users.DeskRole;
import io.tongji.period.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 看板: the headline table of an area, and its growth bridge. */
final class BoardPage {

  private static final String NONE = "--";
  private static final Set<Integer> NUMBERS = Set.of(1, 2, 3, 4, 6);

  /** Milliseconds after which an open page asks again. */
  private static final int AGAIN = 5_000;

  private final Frame frame;
  private final BureauPort bureau;

  BoardPage(Frame frame, BureauPort bureau) {
    this.frame = frame;
    this.bureau = bureau;
  }

  Answer show(Visit visit) {
    Language language = visit.language();
    @Nullable String area = Chooser.area(visit);
    @Nullable Period period = Chooser.period(visit);
    boolean all = visit.query("all").equals("yes");
    long version = bureau.readings().version(); // before the figures: news in between is seen later
    Board board = bureau.board(language);
    Optional<Board.HeadlineTable> found = board.find(area, period, all);
    return frame.page(
        visit,
        Chooser.form(
            visit,
            Chooser.area(visit, bureau.catalogue()),
            Chooser.period(visit, visit.query("period")),
            Frame.choice(
                "all",
                language.of("指标", "Indicators"),
                List.of(
                    new Frame.Option("", language.of("主要指标", "headline")),
                    new Frame.Option("yes", language.of("全部", "all"))),
                visit.query("all"))),
        el(
            "div",
            attribute("id", "live"),
            attribute("data-live", "/board/changes"),
            attribute("data-version", Long.toString(version)),
            found
                .<Node>map(cells -> all(headline(visit, cells), bridge(board, area, period, all)))
                .orElse(Frame.nothingYet(language))));
  }

  /** Whether the page is still what would be shown, for its script. */
  Answer changes(Visit visit) {
    return Answer.event(Long.toString(bureau.readings().version()), AGAIN);
  }

  private static Node headline(Visit visit, Board.HeadlineTable cells) {
    List<String> header = new ArrayList<>(cells.header());
    header.remove(2); // an amount and its unit are one column
    List<Element> rows = new ArrayList<>();
    for (int at = 0; at < cells.rows().size(); at++) {
      List<String> joined = new ArrayList<>(cells.rows().get(at));
      joined.set(1, (joined.get(1) + " " + joined.get(2)).strip());
      joined.remove(2);
      boolean explained =
          at < cells.figures().size()
              && !joined.get(1).equals(NONE)
              && visit.account().role() == DeskRole.ANALYST;
      rows.add(
          explained
              ? explained(joined, cells, cells.figures().get(at))
              : PageTable.row(joined, NUMBERS));
    }
    return all(
        el("h2", cells.title()),
        each(cells.remarks(), line -> Frame.message("note", line)),
        scroll(table("list board", header, rows)));
  }

  private static Element explained(
      List<String> row, Board.HeadlineTable cells, Board.HeadlineFigure figure) {
    String address =
        Chooser.address(
            "/explain",
            "indicator",
            figure.indicator().code(),
            "area",
            figure.area(),
            "period",
            cells.month().toString());
    return el(
        "tr",
        el("td", link(address, row.get(0))),
        each(PageTable.cells(row, NUMBERS).subList(1, row.size()), cell -> cell));
  }

  private static Node bridge(
      Board board, @Nullable String area, @Nullable Period period, boolean all) {
    return all(
        el("h2", text(board.bridgeTitle())), PageTable.of(board.bridgeTable(area, period, all)));
  }
}
