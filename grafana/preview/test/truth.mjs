// What figures are, from other sources than the metrics: the export, which verify recomputes by a
// separate path, and the catalogue's files. Nothing here knows PromQL.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Figures, judgedRecords, openQueries, rowsOf } from './sample.mjs';

/** Figures and names, as the export and the catalogue have them. */
export class Truth {
  #tables = {};

  /** What commands print: parts of the export with --exact, queries in English; and a page of /metrics. */
  constructor({ exports, queries, metrics, catalogue }) {
    this.figures = new Figures(...exports);
    this.queries = openQueries(queries);
    this.records = judgedRecords();
    this.series = metrics.split('\n').filter((line) => /view="(live|release)"/.test(line)).length;
    for (const name of ['indicators', 'areas', 'activities', 'themes', 'status']) {
      this.#tables[name] = rowsOf(readFileSync(join(catalogue, `${name}.csv`), 'utf8'));
    }
  }

  get indicators() {
    return this.#tables.indicators;
  }

  get areas() {
    return this.#tables.areas;
  }

  indicator(code) {
    return this.indicators.find(({ indicator }) => indicator === code);
  }

  area(code) {
    return this.areas.find(({ area }) => area === code);
  }

  /** An activity or theme. */
  activity(code) {
    const { activities, themes } = this.#tables;
    return activities.find(({ activity }) => activity === code) ?? themes.find(({ theme }) => theme === code);
  }

  /** The colour of progress: the first step of status.csv that is reached. */
  status(pacePercent) {
    return this.#tables.status.find(({ from_pace: from }) => from === '' || pacePercent >= 100 * Number(from));
  }

  /** An area and all that contain it. */
  withAncestors(code) {
    return code ? [code, ...this.withAncestors(this.area(code).parent)] : [];
  }
}

/** Six decimals, as many as the export has. */
const WHOLE = 1e6;

/** A number over 10^exponent, half up to so many decimals, in whole numbers. */
function rounded(number, exponent, decimals) {
  if (number === undefined) {
    return undefined;
  }
  const step = WHOLE * 10 ** (exponent - decimals);
  const steps = Math.floor((2 * Math.round(Math.abs(number) * WHOLE) + step) / (2 * step));
  return (Math.sign(number) * steps) / 10 ** decimals;
}

/** The truth about what is chosen on a board; what is not given otherwise is the choice. */
export class Chosen {
  #place;

  constructor(truth, variables, words) {
    this.truth = truth;
    this.words = words;
    this.level = variables.level?.value;
    this.depth = variables.depth && new RegExp(`^${variables.depth.value}$`);
    this.#place = {
      area: variables.area.value, indicator: variables.indicator.value, period: variables.period.value, activity: '_T',
    };
  }

  get area() {
    return this.#place.area;
  }

  get indicator() {
    return this.#place.indicator;
  }

  get period() {
    return this.#place.period;
  }

  /** The publishing unit of the indicator. */
  get unit() {
    return this.truth.indicator(this.indicator).unit;
  }

  get inChinese() {
    return this.words(true, false);
  }

  #published(elsewhere) {
    return this.truth.indicator(elsewhere.indicator ?? this.indicator);
  }

  /** In whole units, rates in per cent with six decimals. */
  exact(measure, elsewhere = {}) {
    const { area, indicator, period, activity } = { ...this.#place, ...elsewhere };
    return this.truth.figures.get(area, indicator, measure, period, activity);
  }

  /** An amount in the publishing unit, unrounded. */
  scaled(measure, elsewhere = {}) {
    const amount = this.exact(measure, elsewhere);
    return amount === undefined ? undefined : amount / 10 ** this.#published(elsewhere).exponent;
  }

  /** An amount in the publishing unit with the decimals that are published. */
  amount(measure, elsewhere = {}) {
    const { exponent, decimals } = this.#published(elsewhere);
    return rounded(this.exact(measure, elsewhere), Number(exponent), Number(decimals));
  }

  /** A growth in per cent with the decimals that are published. */
  growth(measure, elsewhere = {}) {
    return rounded(this.exact(measure, elsewhere), 0, Number(this.#published(elsewhere).rate_decimals));
  }

  /** The completion of a target, or what it is ahead, in per cent with the decimals that are published. */
  progress(measure, elsewhere = {}) {
    return rounded(this.exact(measure, elsewhere), 0, Number(this.#published(elsewhere).completion_decimals));
  }

  /** The name of a row of the catalogue in the words of the board. */
  called(row) {
    return row[this.words('name', 'name_en')];
  }

  /** The name of an indicator in the words of the board. */
  nameOf(indicator) {
    return this.called(this.truth.indicator(indicator));
  }

  /** The publishing unit of an indicator in the words of the board. */
  unitOf(indicator) {
    return indicator[this.words('unit', 'unit_en')];
  }

  /** The months of which the chosen indicator has a measure in the area. */
  months(measure, elsewhere = {}) {
    const { area, indicator, activity } = { ...this.#place, ...elsewhere };
    return this.truth.figures.codes(
      5,
      ([frequency, ...key]) => frequency === 'M' && key[0] === area && key[1] === indicator && key[2] === activity && key[3] === measure,
    );
  }

  /** The codes of areas of the level that is chosen. */
  areasOfLevel() {
    return this.truth.areas.filter(({ level }) => level === this.level).map(({ area }) => area);
  }

  /** The topmost area. */
  root() {
    return this.truth.areas.find(({ parent }) => parent === '').area;
  }

  /** The activities of which the chosen indicator has a cumulative, by their codes' pattern. */
  activities(pattern) {
    return this.truth.figures.codes(
      3,
      ([frequency, area, indicator, activity, measure, period]) =>
        frequency === 'M' && area === this.area && indicator === this.indicator && measure === 'YTD' && period === this.period && pattern.test(activity),
    );
  }

  /** Headline indicators in their order, each with the area where it is read for the table of the chosen one. */
  headline() {
    return this.truth.indicators
      .filter(({ headline, read_at: at }) => Number(headline) > 0 && (at === '' || this.truth.withAncestors(at).includes(this.area)))
      .sort((a, b) => a.headline - b.headline)
      .map((one) => ({ ...one, area: one.read_at || this.area }));
  }

  /** Indicators that are read at the chosen area, those of the headline in its order, then the others. */
  readHere() {
    const parent = this.truth.area(this.area).parent;
    return this.truth.indicators
      .filter(({ headline, read_at: at }) => Number(headline) === 0 || at === '' || at === this.area || at === parent)
      .map((one) => ({ ...one, rank: Number(one.headline) || Infinity }));
  }
}
