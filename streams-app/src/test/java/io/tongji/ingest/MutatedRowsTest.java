package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.ingest.check.Layout;
import io.tongji.ingest.check.SheetColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Good rows in which one to three things are put wrong: just these are reported, as far as one does
 * not follow from another, and in the order in which they are looked at; once they are put right
 * the row gets in.
 */
class MutatedRowsTest {

  private static final int ROWS = 250;

  private static final List<String> OF_A_RETURN =
      List.of(
          "NO_VALUE unit_id: unit_id=",
          "CODE_AS_NUMBER unit_id: unit_id=9.13305E+17",
          "NO_VALUE period: period=",
          "BAD_REVISION revision: revision=1.5",
          "BAD_REVISION revision: revision=0",
          "NOT_A_YES_NO withdrawn: withdrawn=maybe");

  private static final List<String> OUTPUT =
      List.of(
          "NOT_A_NUMBER ytd: ytd=约1200",
          "NOT_WHOLE ytd: ytd=1.00001",
          "AMOUNT_RANGE prior_ytd: prior_ytd=99999999999",
          "NOT_A_NUMBER month: month=x",
          "NOT_WHOLE prior_month: prior_month=0.00001",
          "NOT_A_NUMBER sales_ytd: sales_ytd=-",
          "NOT_A_NUMBER delivery_ytd: delivery_ytd=1 2",
          "BAD_UNIT_ID unit_id: unit_id=91330483YBO0000315",
          "CHECK_DIGIT unit_id: unit_id=91330483YB00000327",
          "BAD_PERIOD period: period=2023-13",
          "NO_JANUARY period: period=2023-01",
          "FUTURE_PERIOD period: period=2999-12",
          "NO_AMOUNT ytd: ytd= month=; withdrawn",
          "FORM_VERSION form_version: form_version=1999; withdrawn",
          "NEGATIVE ytd: ytd=-1; withdrawn",
          "DELIVERY_OVER_SALES delivery_ytd: delivery_ytd=96; sales_ytd withdrawn",
          "DELIVERY_OVER_SALES delivery_ytd: sales_ytd=19; withdrawn");

  private static final List<String> INVESTMENT =
      List.of(
          "NOT_A_NUMBER ytd: ytd=x",
          "NOT_A_NUMBER ytd_construction: ytd_construction=二千",
          "NOT_A_NUMBER ytd_installation: ytd_installation=1E3",
          "NOT_WHOLE ytd_other: ytd_other=0.00001",
          "NOT_A_NUMBER prior_ytd_equipment: prior_ytd_equipment=x",
          "NOT_A_NUMBER plan_total: plan_total=9亿",
          "AMOUNT_RANGE since_start: since_start=-9999999999",
          "BAD_PROJECT_CODE unit_id: unit_id=甲 乙",
          "BAD_PERIOD period: period=2023",
          "FUTURE_PERIOD period: period=2999-12",
          "NO_AMOUNT ytd: ytd=; withdrawn",
          "FORM_VERSION form_version: form_version=1999; withdrawn",
          "NEGATIVE ytd: ytd=-1; withdrawn",
          "COMPONENTS ytd: ytd_equipment=1501;"
              + " ytd ytd_construction ytd_installation ytd_other withdrawn",
          "COMPONENTS prior_ytd: prior_ytd_other=101;"
              + " prior_ytd_construction prior_ytd_installation prior_ytd_equipment withdrawn",
          "CONSTRUCTION_OVER_TOTAL ytd_construction: ytd_construction=5001 ytd_other=-2501;"
              + " ytd ytd_installation withdrawn",
          "SMALL_PLAN plan_total: plan_total=499; withdrawn");

  private static final List<String> EVENT =
      List.of(
          "NO_VALUE unit_id: unit_id=",
          "CODE_AS_NUMBER unit_id: unit_id=9.13305E+17",
          "NO_VALUE occurred_on: occurred_on=",
          "UNKNOWN_UNIT unit: unit=间",
          "UNKNOWN_UNIT unit: unit=",
          "CODE_AS_NUMBER supersedes: supersedes=1E+5",
          "NO_VALUE event_id: event_id=",
          "CODE_AS_NUMBER event_id: event_id=1E+5",
          "NO_VALUE kind: kind=",
          "NO_VALUE status: status=",
          "BAD_REVISION revision: revision=x",
          "NOT_A_YES_NO withdrawn: withdrawn=2",
          "NOT_A_NUMBER quantity: quantity=三",
          "NOT_WHOLE quantity: quantity=3.00001; unit",
          "AMOUNT_RANGE quantity: quantity=2000000000; unit",
          "NOT_A_NUMBER amount: amount=x",
          "CHECK_DIGIT unit_id: unit_id=91330483YB00000327",
          "BAD_PROJECT_CODE unit_id: unit_id=a b",
          "BAD_EVENT_ID event_id: event_id=E 1",
          "SUPERSEDES_ITSELF supersedes: supersedes=E1; event_id",
          "BAD_DATE occurred_on: occurred_on=2023-02-30",
          "FUTURE_PERIOD occurred_on: occurred_on=2999-06-05",
          "UNKNOWN_EVENT kind: kind=flood",
          "UNKNOWN_STATUS status: status=dreamt; kind",
          "EVENT_QUANTITY unit: unit=亩; kind quantity",
          "COUNT_NOT_WHOLE quantity: quantity=2.5; kind unit",
          "UNKNOWN_AREA area: area=330999");

  private static final List<String> REGISTER =
      List.of(
          "NO_VALUE unit_id: unit_id=",
          "CODE_AS_NUMBER unit_id: unit_id=9.13305E+17",
          "CODE_AS_NUMBER owner: owner=9.13305E+17",
          "NO_VALUE kind: kind=",
          "NO_VALUE valid_from: valid_from=",
          "BAD_REVISION revision: revision=1000000001",
          "NOT_A_YES_NO withdrawn: withdrawn=撤",
          "UNKNOWN_KIND kind: kind=firm",
          "BAD_UNIT_ID unit_id: unit_id=91330483YBO0000315; kind",
          "CHECK_DIGIT unit_id: unit_id=91330483YB00000327; kind",
          "BAD_PERIOD valid_from: valid_from=2023",
          "BAD_VALIDITY valid_to: valid_to=always",
          "BAD_VALIDITY valid_to: valid_to=2022-12; valid_from",
          "BAD_VALIDITY valid_to: valid_from=2024-01",
          "NO_NAME name: name=; withdrawn",
          "UNKNOWN_AREA area: area=330499; withdrawn",
          "UNKNOWN_AREA groups: groups=330483K01;X9; withdrawn",
          "UNKNOWN_INDUSTRY industry: industry=36; withdrawn");

  private static final List<String> TARGETS =
      List.of(
          "NO_VALUE indicator: indicator=",
          "NO_VALUE area: area=",
          "NO_VALUE year: year=",
          "BAD_YEAR year: year=今年",
          "NOT_A_YES_NO withdrawn: withdrawn=x",
          "UNKNOWN_INDICATOR indicator: indicator=GDP",
          "NO_VALUE unit: unit=",
          "UNKNOWN_UNIT unit: unit=吨; indicator",
          "NOT_A_NUMBER target: target=一",
          "NOT_WHOLE target: target=0.000000001; indicator unit",
          "NOT_A_NUMBER base: base=x",
          "BAD_REVISION version: version=0",
          "UNKNOWN_AREA area: area=99",
          "BAD_YEAR year: year=23",
          "BAD_TARGET target: target=0; indicator unit withdrawn",
          "BAD_TARGET_BASE base: base=7; indicator unit base_unit withdrawn");

  private static final List<String> GROWTHS =
      List.of(
          "NO_VALUE indicator: indicator=",
          "NO_VALUE area: area=",
          "BAD_YEAR year: year=2147483648",
          "NOT_A_YES_NO withdrawn: withdrawn=x",
          "NOT_A_NUMBER target: target=6%%",
          "NOT_WHOLE target: target=0.0000001",
          "UNKNOWN_INDICATOR indicator: indicator=GDP",
          "UNKNOWN_UNIT base_unit: base_unit=亩; indicator",
          "NOT_A_NUMBER base: base=一",
          "NOT_WHOLE base: base=0.000000001; indicator base_unit",
          "BAD_REVISION version: version=1.0",
          "UNKNOWN_AREA area: area=99",
          "BAD_TARGET target: target=-100; indicator withdrawn",
          "BAD_TARGET_BASE base: base=0; indicator base_unit withdrawn");

  private static final Pattern PRINTED =
      Pattern.compile(".* 第(?<line>\\d+)行 (?<field>\\S+) \".*\": .+ \\[(?<code>\\w+)]");

  @TempDir private Path directory = Path.of("");

  /**
   * Something that is wrong with a row.
   *
   * @param printed column and code that the clerk reads
   * @param changes cells that are put wrong, by column
   * @param deciding columns: it is silent where something else is wrong with one of them
   */
  private record Fault(String printed, Map<String, String> changes, Set<String> deciding) {

    static Fault of(String text) {
      Matcher parts =
          Pattern.compile("(\\w+) (\\w+): (\\w+=[^=]*?(?: \\w+=[^=]*?)?)(?:; ([\\w ]+))?")
              .matcher(text);
      assertThat(parts.matches()).as(text).isTrue();
      Map<String, String> changes = new LinkedHashMap<>();
      for (String change : parts.group(3).split(" (?=\\w+=)", -1)) {
        String[] cell = change.split("=", -1);
        changes.put(cell[0], cell[1]);
      }
      Set<String> deciding = new HashSet<>(changes.keySet());
      deciding.add(parts.group(2));
      String others = parts.group(4) == null ? "" : parts.group(4);
      deciding.addAll(Arrays.asList(others.split(" ", -1)));
      return new Fault(parts.group(2) + " " + parts.group(1), changes, deciding);
    }

    String column() {
      return printed.split(" ", -1)[0];
    }
  }

  /** A form with a good row; what can be wrong with it stands in the order of looking at it. */
  private record Sample(String form, Map<String, String> good, List<Fault> faults) {

    static Sample of(String form, String good, Stream<String> faults) {
      Map<String, String> cells = new LinkedHashMap<>();
      String[] written = good.split("\\|", -1);
      List<SheetColumn> columns = Layout.of(form).columns();
      assertThat(written).as(form).hasSameSizeAs(columns);
      for (int at = 0; at < written.length; at++) {
        cells.put(columns.get(at).name(), written[at].replace("FIRM", Clerk.FIRM));
      }
      return new Sample(form, cells, faults.map(Fault::of).toList());
    }

    /** One to three faults that are not about the same cells, in order. */
    List<Fault> draw(Random random) {
      List<Fault> drawn = new ArrayList<>();
      for (int times = 1 + random.nextInt(3); times > 0; times--) {
        Fault fault = faults.get(random.nextInt(faults.size()));
        if (drawn.stream()
            .allMatch(
                other -> Collections.disjoint(other.changes.keySet(), fault.changes.keySet()))) {
          drawn.add(fault);
        }
      }
      return faults.stream().filter(drawn::contains).toList();
    }

    String row(List<Fault> wrong) {
      Map<String, String> cells = new LinkedHashMap<>(good);
      wrong.forEach(fault -> cells.putAll(fault.changes()));
      return String.join(",", cells.values());
    }

    @Override
    public String toString() {
      return form;
    }
  }

  static Stream<Arguments> samples() {
    return Stream.of(
            Sample.of(
                "output",
                "FIRM|2023-03|100|90|40|30|95|20|2|否|2023|好",
                Stream.concat(OF_A_RETURN.stream(), OUTPUT.stream())),
            Sample.of(
                "investment",
                "2204-330483-04-01-900001|2023-06|5000|2000|1000|1500|500|400|100|100|100|100"
                    + "|9000|6000|1||2023|",
                Stream.concat(OF_A_RETURN.stream(), INVESTMENT.stream())),
            Sample.of(
                "event",
                "FIRM|E1|household-cleared|done|2023-06-05|3|户|5|330483|E0|1|否||",
                EVENT.stream()),
            Sample.of(
                "register",
                "FIRM|企业|甲||乙集团|330483|330483K01|3670|规上|王某 8888|2023-01|2023-12|1|否",
                REGISTER.stream()),
            Sample.of("targets", "GIO|330483|2023|10|亿元|||1|否", TARGETS.stream()),
            Sample.of("targets", "GIO|330483|2023|6|%|773.76|亿元|1|否", GROWTHS.stream()))
        .flatMap(sample -> Stream.of(1L, 2L, 3L, 4L).map(seed -> Arguments.of(sample, seed)));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("samples")
  void justWhatIsWrongIsReportedAndOncePutRightTheRowGetsIn(Sample sample, long seed) {
    Random random = new Random(seed);
    List<List<Fault>> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      rows.add(sample.draw(random));
    }
    for (int round = 0; rows.stream().anyMatch(wrong -> !wrong.isEmpty()); round++) {
      assertThat(round).as("rounds, seed %d", seed).isLessThan(3);
      Map<Integer, List<String>> printed = feed(sample, rows);
      for (int row = 0; row < ROWS; row++) {
        List<Fault> expected = loud(rows.get(row));
        assertThat(printed.getOrDefault(row, List.of()))
            .as("round %d, seed %d: %s", round, seed, sample.row(rows.get(row)))
            .isEqualTo(expected.stream().map(Fault::printed).toList());
        rows.set(row, rows.get(row).stream().filter(one -> !expected.contains(one)).toList());
      }
    }
    assertThat(feed(sample, rows)).as("all rows put right, seed %d", seed).isEmpty();
  }

  /** The faults that do not merely follow from those before them. */
  private static List<Fault> loud(List<Fault> wrong) {
    List<Fault> loud = new ArrayList<>();
    for (Fault fault : wrong) {
      if (loud.stream().noneMatch(printed -> fault.deciding().contains(printed.column()))) {
        loud.add(fault);
      }
    }
    return loud;
  }

  /** What is reported of each row; all others have got in. */
  private Map<Integer, List<String>> feed(Sample sample, List<List<Fault>> rows) {
    List<String> lines = new ArrayList<>(List.of(String.join(",", sample.good().keySet())));
    rows.forEach(wrong -> lines.add(sample.row(wrong)));
    Clerk clerk = new Clerk(directory);
    Receipt receipt =
        clerk.feed(sample.form(), clerk.write("rows.csv", lines.toArray(String[]::new)));
    Map<Integer, List<String>> printed =
        clerk.printed().stream()
            .map(PRINTED::matcher)
            .peek(line -> assertThat(line.matches()).as("%s", line).isTrue())
            .collect(
                Collectors.groupingBy(
                    line -> Integer.parseInt(line.group("line")) - 2,
                    TreeMap::new,
                    Collectors.mapping(
                        line -> line.group("field") + " " + line.group("code"),
                        Collectors.toList())));
    assertThat(receipt.refusedRows()).isEqualTo(printed.size());
    assertThat(receipt.accepted()).isEqualTo(rows.size() - (long) printed.size());
    return Objects.requireNonNull(printed);
  }
}
