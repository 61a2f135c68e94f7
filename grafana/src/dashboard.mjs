// What all boards have in common: identity, variables, links.
import { FORM_NAMES } from './meanings.mjs';
import { DATASOURCE } from './panels.mjs';
import { nameOf, unitOf } from './queries.mjs';

/**
 * The boards in the order of their links; from: where the time range begins. That of boards about
 * periods is only asked for its end, up to which returns are known.
 */
export const BOARDS = [
  { id: 'overview', zh: '总览', en: 'Overview', from: 'now-24M' },
  { id: 'indicator', zh: '指标', en: 'Indicator', from: 'now-24M' },
  { id: 'area', zh: '区域', en: 'Area', from: 'now-24M' },
  { id: 'activity', zh: '行业', en: 'Industry', from: 'now-24M' },
  { id: 'reporting', zh: '报送', en: 'Reporting', from: 'now-24h' },
  { id: 'revisions', zh: '修订', en: 'Revisions', from: 'now-30d' },
  { id: 'operations', zh: '运行', en: 'Operations', from: 'now-6h' },
];

export const uid = (w, id) => `tongji-${id}${w('', '-en')}`;

/** The address of a board with its own variables and those that are given otherwise. */
export const address = (w, id, values = {}) => {
  const kept = ['datasource', 'view', 'period', 'area', 'indicator'].filter((n) => !(n in values));
  const given = Object.entries(values).map(([name, value]) => `var-${name}=${value}`);
  return `/d/${uid(w, id)}?${[...kept.map((name) => `\${${name}:queryparam}`), ...given].join('&')}`;
};

/** More than the seconds of any period's beginning. */
const BEFORE_ALL = '1e11';
const STARTS = 'max by (period) (tongji_period_start_timestamp_seconds)';
const UNITS_IN = 'on (period) max by (period) (tongji_units{span="month"}';
/** More than that and the seconds of any period's beginning. */
const FIRST_OF_ALL = '2e11';
const WEIGHTED = 'tongji_coverage_ratio{activity="_T",span="month"}';
const OF_UNITS = (state) => `max by (indicator, area, period, view) (tongji_units{activity="_T",span="month",state="${state}"})`;
const BY_NUMBER = `(${OF_UNITS('reported')} / ${OF_UNITS('expected')})`;
/** Forms on which units have to report, by period: those of which enough have come in, in the zone. */
const FORMS_IN =
  `count by (period) (count by (form, period) ((` +
  `((${WEIGHTED} or on (indicator, area, period, view) ${BY_NUMBER}) and on (area) tongji_area_info{level="zone"})` +
  ' >= on (indicator) group_left () max by (indicator) (tongji_indicator_min_response_ratio)' +
  ') * on (indicator) group_left (form) max by (indicator, form) (tongji_indicator_form_info{due="always"})))';
/** The latest month on which enough units have reported, as board and report choose it. */
const ENOUGH = `topk(1, ${STARTS} and on (period) (2 * ${FORMS_IN} >= on () group_left () max(${FORMS_IN})))`;
/**
 * All months, the latest first; but before all others the latest on which enough have reported, then those of
 * the headline's monthly returns. One event counts to December, and one return may name a wrong month: with
 * the latest of all months, boards would open where nobody has reported.
 */
const PERIODS =
  `sort_desc(${ENOUGH} + ${FIRST_OF_ALL} or ${STARTS} + ${BEFORE_ALL} and ${UNITS_IN} and on (indicator) tongji_headline_rank` +
  ` and on (indicator) tongji_indicator_form_info{form!="event"}) or ${STARTS} and ${UNITS_IN}))`;
const WITH_UNITS = (code) => `and on (${code}) max by (${code}) (tongji_units)`;

function variable(name, label, query, more) {
  return {
    name,
    label,
    type: 'query',
    datasource: DATASOURCE,
    query: { query, refId: `Variable-${name}` },
    refresh: 2,
    sort: 0,
    hide: 0,
    includeAll: false,
    multi: false,
    ...more,
  };
}

/** A variable whose choices are codes shown by their names. */
const coded = (code, name) => ({
  regex: `/${code}="(?<value>[^"]+)".*\\b${name}="(?<text>[^"]*)"/`,
});

/** The form of the chosen indicator, with its name. */
const formNames = (w) =>
  Object.entries(FORM_NAMES).reduce(
    (query, [form, names]) => `label_replace(${query}, "form_name", "${w(...names)}", "form", "${form}")`,
    'max by (form) (tongji_indicator_form_info{indicator="$indicator"})',
  );

/** Follows from the choices, so that no address, bookmark or reload may bring an older value back. */
const COMPUTED = { hide: 2, skipUrlSync: true };
const A_NUMBER = { regex: '/^\\{\\} (?<value>[0-9]+)/', ...COMPUTED };
/** Days from the end of the chosen month to the end of the time range; so that its label fits below it. */
const SHIFT =
  'clamp_min(floor((time() - max(tongji_period_start_timestamp_seconds{period="$period"})) / 86400) - 27, 0)';

/** Views by their code. */
const VIEW_NAMES = { live: ['实时(未公开)', 'live (undisclosed)'], release: ['已发布', 'released'] };
/** The views that figures have, live first, with their names; one that has none is called by its code. */
const viewNames = (w) =>
  Object.entries(VIEW_NAMES).reduce(
    (query, [view, names]) => `label_replace(${query}, "view_name", "${w(...names)}", "view", "${view}")`,
    'label_replace(max by (view) (tongji_units{view="live"}) or max by (view) (tongji_units), "view_name", "$1", "view", "(.*)")',
  );

/** What panels over months need: the end of the time range, and how far before it the chosen period lies. */
export const monthAxis = () => [
  variable('known', 'known', 'query_result(floor(vector(time())))', A_NUMBER),
  variable('shift', 'shift', `query_result(${SHIFT})`, A_NUMBER),
];

function shared(w) {
  const name = nameOf(w);
  const named = `max by (indicator, ${name}) (tongji_indicator_info)`;
  return {
    datasource: {
      name: 'datasource',
      label: w('数据源', 'Data source'),
      type: 'datasource',
      query: 'prometheus',
      refresh: 1,
      hide: 0,
      includeAll: false,
      multi: false,
    },
    period: variable('period', w('统计期', 'Period'), `query_result(${PERIODS})`, { regex: '/period="(?<value>[^"]+)"/' }),
    area: variable(
      'area',
      w('区域', 'Area'),
      `query_result((max by (area, ${name}) (tongji_area_info{level="zone"})` +
        ` or max by (area, ${name}) (tongji_area_info)) ${WITH_UNITS('area')})`,
      coded('area', name),
    ),
    indicator: variable(
      'indicator',
      w('指标', 'Indicator'),
      `query_result((sort(max by (indicator) (tongji_headline_rank)) * 0` +
        ` + on (indicator) group_left (${name}) ${named} or ${named}) ${WITH_UNITS('indicator')})`,
      coded('indicator', name),
    ),
    view: variable('view', w('口径', 'View'), `query_result(${viewNames(w)})`, coded('view', 'view_name')),
    form: variable('form', 'form', `query_result(${formNames(w)})`, { ...coded('form', 'form_name'), ...COMPUTED }),
    unit: variable(
      'unit',
      'unit',
      `query_result(max by (${unitOf(w)}) (tongji_indicator_info{indicator="$indicator"}))`,
      { regex: `/${unitOf(w)}="([^"]+)"/`, ...COMPUTED },
    ),
  };
}

/** Choices that do not come from data. */
export function choice(name, label, options) {
  return {
    name,
    label,
    type: 'custom',
    query: options.map(([value, text]) => `${text} : ${value}`).join(','),
    current: { selected: true, text: options[0][1], value: options[0][0] },
    options: options.map(([value, text], index) => ({ selected: index === 0, text, value })),
    hide: 0,
    includeAll: false,
    multi: false,
  };
}

function links(w) {
  return BOARDS.map((board) => ({
    type: 'link',
    title: w(board.zh, board.en),
    url: `/d/${uid(w, board.id)}`,
    icon: 'dashboard',
    tooltip: '',
    tags: [],
    asDropdown: false,
    includeVars: true,
    keepTime: false,
    targetBlank: false,
  }));
}

/** A board; variables that it does not show are kept for the next one, unseen. */
export function dashboard(w, id, content) {
  const board = BOARDS.find((known) => known.id === id);
  const all = shared(w);
  const list = Object.values(all).map((one) =>
    one.hide === 2 || content.shows.includes(one.name) || one.name === 'datasource'
      ? one
      : { ...one, hide: 2 },
  );
  return {
    uid: uid(w, id),
    title: w(`统计 · ${board.zh}`, `Tongji · ${board.en}`),
    description: content.description,
    tags: ['tongji', w('zh', 'en')],
    schemaVersion: 41,
    version: 1,
    editable: false,
    graphTooltip: 1,
    timezone: '',
    weekStart: 'monday',
    fiscalYearStartMonth: 0,
    preload: false,
    refresh: content.refresh ?? '1m',
    time: { from: board.from, to: 'now' },
    timepicker: {},
    annotations: { list: [] },
    links: links(w),
    templating: { list: [...list, ...(content.variables ?? [])] },
    panels: content.panels.map((panel, index) => ({ id: index + 1, ...panel })),
  };
}
