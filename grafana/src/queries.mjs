// PromQL that all boards share. No query knows an indicator, its unit or its decimals: they come from
// the catalogue by tongji_indicator_info, _display_factor and _decimals.

const AMOUNT = 'tongji_amount_cny|tongji_amount_usd|tongji_quantity';
const BASE = 'tongji_base_amount_cny|tongji_base_amount_usd|tongji_base_quantity';
const BRIDGE = 'tongji_bridge_amount_cny|tongji_bridge_amount_usd|tongji_bridge_quantity';
const TARGET = 'tongji_target_amount_cny|tongji_target_amount_usd|tongji_target_quantity';

export const SERIES = 'indicator, area, activity, period, span';
export const MONTHS = '[0-9]{4}-[0-9]{2}';

/** The label that has a name in the language of the board, and that with a publishing unit. */
export const nameOf = (w) => w('name', 'name_en');
export const unitOf = (w) => w('display_unit', 'display_unit_en');

/** English words of names that are too long beside a bar, and what is written for them. */
const ABBREVIATIONS = [
  ['Manufacture of (.+)', '$1'],
  ['Construction and installation(.+)', 'C&I$1'],
  ['Investment in (.+)', '$1 inv.'],
  ['(.+) manufacturing(.*)', '$1 mfg.$2'],
  ['(.+) of above-scale (?:industry|enterprises)', '$1'],
  ['(.+) (?:of|in) the three platforms', '$1, platforms'],
  ['(.+) actually used', '$1'],
];

/** A name as it stands beside a bar. */
export const shortened = (w, name) =>
  w([], ABBREVIATIONS).reduce((all, [words, short]) => all.replace(new RegExp(`^${words}$`), short), name);

/** With names as they stand beside bars. */
export const short = (w, query) =>
  w([], ABBREVIATIONS).reduce(
    (all, [words, less]) => `label_replace(${all}, "${nameOf(w)}", "${less}", "${nameOf(w)}", "${words}")`,
    query,
  );

/** Labels as a selector; a value that begins with ~ or !~ is a pattern. */
function selector(labels) {
  return Object.entries(labels)
    .map(([name, value]) => {
      const operator = /^(!~|!=|~)/.exec(value)?.[0] ?? '';
      const text = value.slice(operator.length);
      return `${name}${operator === '~' ? '=~' : operator || '='}"${text}"`;
    })
    .join(',');
}

function place(labels) {
  return { area: '$area', activity: '_T', period: '$period', span: 'ytd', view: '$view', ...labels };
}

function without(labels, name) {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => key !== name));
}

/** A figure by metric name. max by: once, whichever instance shows it. */
export function figure(metric, labels = {}) {
  return `max by (${SERIES}) (${metric}{${selector(place(labels))}})`;
}

function named(names, labels, by = SERIES) {
  return `max by (${by}) ({__name__=~"${names}",${selector(labels)}})`;
}

/** Amounts in yuan, US dollars or the unit of a quantity. */
export const amount = (labels = {}) => named(AMOUNT, place(labels));
/** The base of growth. */
export const base = (labels = {}) => named(BASE, place(labels));
/** Parts of what a cumulative differs by from that of a year before. */
export const bridge = (labels = {}) => named(BRIDGE, place(labels), `${SERIES}, part`);
/** The year's target. */
export const target = (labels = {}) =>
  named(TARGET, without(place(labels), 'activity'), 'indicator, area, period, span');
/** Of figures whose progress has this colour, or one of a pattern. */
export const inStatus = (query, status, labels = {}) =>
  `((${query}) and on (indicator, area, period) tongji_target_status{${selector(without(place({ ...labels, status }), 'activity'))}})`;
/** The colour of progress by its name. */
export const statusNames = (w, labels = {}) =>
  `max by (indicator, area, status) (tongji_target_status{${selector(without(place(labels), 'activity'))}})` +
  ' * on (status) group_left (status_name) max by (status, status_name) ' +
  `(label_replace(tongji_status_info, "status_name", "$1", "${nameOf(w)}", "(.*)"))`;
/** Amounts as they are scraped, for functions over time. */
export const rawAmount = (labels = {}) => `{__name__=~"${AMOUNT}",${selector(place(labels))}}`;

/** In the publishing unit. */
export const scaled = (query) =>
  `${query} / on (indicator) group_left () max by (indicator) (tongji_indicator_display_factor)`;

const power = (of) =>
  `10 ^ max by (indicator) (tongji_indicator_decimals{figure="${of}"})`;

/** Rounded to the published decimals of amount, growth or completion. */
export const published = (query, of) =>
  `round((${query}) * on (indicator) group_left () ${power(of)})` +
  ` / on (indicator) group_left () ${power(of)}`;

/**
 * With a label that has the number in per cent as it is published, all its decimals: columns of several
 * indicators cannot have numbers of different decimals.
 */
export function inText(query, of, label, by = 'indicator, area') {
  const places = `count_values by (indicator) ("mark", max by (indicator) (tongji_indicator_decimals{figure="${of}"}))`;
  const texts = `count_values by (${by}) ("${label}", max by (${by}) (${published(`(${query}) * 100`, of)}))`;
  const both = `label_join(${texts} * on (indicator) group_left (mark) ${places}, "${label}", ";", "${label}", "mark")`;
  const written = [['-0;(.*)', '0;$1'], ['(-?[0-9]+);1', '$1.0;1'], ['(-?[0-9]+);2', '$1.00;2'], ['(-?[0-9]+[.][0-9]);2', '${1}0;2'], ['(.*);.*', '$1']]
    .reduce((all, [pattern, text]) => `label_replace(${all}, "${label}", "${text}", "${label}", "${pattern}")`, both);
  return `max by (${by}, ${label}) (${written})`;
}

/** The same of growth, by area alone: for tables of one indicator. */
export const areaText = (query, label) => `max by (area, ${label}) (${inText(query, 'growth', label)})`;

/** Of the indicators that publish growth, or completion, with so many decimals. */
export const withDecimals = (query, comparison, of = 'growth') =>
  `(${query}) and on (indicator) tongji_indicator_decimals{figure="${of}"} ${comparison}`;

/**
 * With a label mark of the decimals of the indicator: blanks, which nobody sees behind a name, but a
 * pattern does. So one query, in one order, has numbers of different decimals.
 */
export function marked(query, of, blanks) {
  const decimals = `count_values by (indicator) ("mark", max by (indicator) (tongji_indicator_decimals{figure="${of}"}))`;
  const marks = [...Object.entries(blanks), ['[0-9]+', '']];
  const mark = marks.reduce((all, [digits, blank]) => `label_replace(${all}, "mark", "${blank}", "mark", "${digits}")`, decimals);
  return `${query} * on (indicator) group_left (mark) ${mark}`;
}

const info = (metric, labels, code, of = '') => `max by (${code}, ${labels}) (${metric}${of})`;

/** With further labels of the indicator, such as its name; only of the indicators chosen. */
export const withIndicator = (query, labels, of = '') =>
  `${query} * on (indicator) group_left (${labels}) ` +
  info('tongji_indicator_info', labels, 'indicator', of);

/** With the area's name; only of the areas chosen. */
export const withArea = (w, query, of = '') =>
  `${query} * on (area) group_left (area_name) max by (area, area_name) ` +
  `(label_replace(tongji_area_info${of}, "area_name", "$1", "${nameOf(w)}", "(.*)"))`;

/** Of the areas chosen, without their names. */
export const ofAreas = (query, of) =>
  `${query} and on (area) tongji_area_info${of}`;

/** With the activity's name. */
export const withActivity = (w, query) =>
  `${query} * on (activity) group_left (${nameOf(w)}) ${info('tongji_activity_info', nameOf(w), 'activity')}`;

/** The places in the headline table of $area, with the area at which each indicator is read. */
export const RANKS =
  'label_replace(label_replace(max by (indicator, read_at) (tongji_headline_rank{area=~"|$area"}), ' +
  '"read_at", "$area", "read_at", ""), "area", "$1", "read_at", "(.+)")';

/** A query over all areas, of the headline's indicators where they are read, in its order. */
export const inHeadlineOrder = (query, labels = '') =>
  `sort(${RANKS}) * 0 + on (indicator, area) group_left (${labels}) (${query})`;

/**
 * The greatest of a query by area, each with its place: the k-th is among the k greatest, but not among the
 * k−1 greatest. Where values are equal an area might have two places: it keeps one.
 */
export function places(query, most) {
  const place = (k) => `topk(${k}, ${query})${k > 1 ? ` unless topk(${k - 1}, ${query})` : ''}`;
  const all = Array.from({ length: most }, (_, index) => called(place(index + 1), 'place', index + 1));
  return `topk by (area) (1, ${all.join(' or ')})`;
}

/** With a label of a fixed text. */
export const called = (query, label, text) => `label_replace(${query}, "${label}", "${text}", "", "")`;

/** The order of indicators in tables: that of the headline, the others last. */
export const ORDER =
  'max by (indicator) (tongji_headline_rank) or 1000 * max by (indicator) (tongji_indicator_info)';

/** Without the indicators that are read at another area, unless that is the parent of $area. */
export const readHere = (query) =>
  `(${query}) unless on (indicator) (max by (indicator, read_at) (tongji_headline_rank{read_at!~"|$area"})` +
  ' unless on (read_at) label_replace(max by (parent) (tongji_area_info{area="$area"}),' +
  ' "read_at", "$1", "parent", "(.+)"))';

/** Of the indicators that are reported on these forms. */
export const onForms = (query, forms) =>
  `(${query}) and on (indicator) tongji_indicator_form_info{form${forms}}`;

/**
 * As known at the end of the board's time range, whenever it is asked: a panel over months has a time
 * range of its own, in which nothing was scraped.
 */
export const asKnown = (query) => `last_over_time((${query})[1s:1s] @ $known)`;
