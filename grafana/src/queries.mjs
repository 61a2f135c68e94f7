// PromQL that all boards share. No query knows an indicator, its unit or its decimals: they come from
// the catalogue by tongji_indicator_info, _display_factor and _decimals.

const AMOUNT = 'tongji_amount_cny|tongji_amount_usd|tongji_quantity';
const BASE = 'tongji_base_amount_cny|tongji_base_amount_usd|tongji_base_quantity';
const BRIDGE = 'tongji_bridge_amount_cny|tongji_bridge_amount_usd|tongji_bridge_quantity';
const TARGET = 'tongji_target_amount_cny|tongji_target_amount_usd|tongji_target_quantity';

const SERIES = 'indicator, area, activity, period, span';
export const MONTHS = '[0-9]{4}-[0-9]{2}';

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
export const statusNames = (name, labels = {}) =>
  `max by (indicator, area, status) (tongji_target_status{${selector(without(place(labels), 'activity'))}})` +
  ' * on (status) group_left (status_name) max by (status, status_name) ' +
  `(label_replace(tongji_status_info, "status_name", "$1", "${name}", "(.*)"))`;
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

/** Of the indicators that publish growth, or completion, with so many decimals. */
export const withDecimals = (query, comparison, of = 'growth') =>
  `(${query}) and on (indicator) tongji_indicator_decimals{figure="${of}"} ${comparison}`;

const info = (metric, labels, code, of = '') => `max by (${code}, ${labels}) (${metric}${of})`;

/** With further labels of the indicator, such as its name; only of the indicators chosen. */
export const withIndicator = (query, labels, of = '') =>
  `${query} * on (indicator) group_left (${labels}) ` +
  info('tongji_indicator_info', labels, 'indicator', of);

/** With the area's name; only of the areas chosen. */
export const withArea = (query, of = '', label = 'area_name') =>
  `${query} * on (area) group_left (${label}) max by (area, ${label}) ` +
  `(label_replace(tongji_area_info${of}, "${label}", "$1", "name", "(.*)"))`;

/** With the activity's name. */
export const withActivity = (query) =>
  `${query} * on (activity) group_left (name) ` + info('tongji_activity_info', 'name', 'activity');

/** The places in the headline table of $area, with the area at which each indicator is read. */
export const RANKS =
  'label_replace(label_replace(max by (indicator, read_at) (tongji_headline_rank{area=~"|$area"}), ' +
  '"read_at", "$area", "read_at", ""), "area", "$1", "read_at", "(.+)")';

/** A query over all areas, of the headline's indicators where they are read, in its order. */
export const inHeadlineOrder = (query, labels = '') =>
  `sort(${RANKS}) * 0 + on (indicator, area) group_left (${labels}) (${query})`;

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
