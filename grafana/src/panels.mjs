// Panels as Grafana's JSON has them. Only stat, bargauge, table and timeseries are used.
import { nameOf, unitOf } from './queries.mjs';

export const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };
const PLUGIN = '12.4.10';

/**
 * The one convention of colours, explained in docs/boards.md: those of progress, 绿蓝黄红, and one that
 * says nothing of good or bad.
 */
export const COLOURS = { good: 'green', nearly: 'blue', warning: 'dark-yellow', bad: 'red', plain: '#54657e' };
/** The colours of the catalogue's status.csv by their codes, with the names that the application's own one has. */
const STATUS = {
  green: [COLOURS.good, '绿', 'green'],
  blue: [COLOURS.nearly, '蓝', 'blue'],
  yellow: [COLOURS.warning, '黄', 'yellow'],
  red: [COLOURS.bad, '红', 'red'],
};
/** Lines say nothing of good or bad either: slate, purple, teal, sand, then darker and lighter ones of these. */
const LINES = [COLOURS.plain, '#a58ac2', '#4f97a3', '#b39a5f', '#7a4f8f', '#2e5f66', '#806634', '#c3a6d8', '#9bb8bd', '#9aa0a8', '#5b4d9d'];
/** How many ranked lines there are at most: as many as the legend beside them has room for. */
export const MOST_LINES = 9;
export const ONE_COLOUR = { mode: 'fixed', fixedColor: COLOURS.plain };
const SHADES = { mode: 'shades', fixedColor: '#8468b4' };

/** Steps of thresholds: the first colour is that below the first limit. */
export const steps = (first, ...others) => ({
  mode: 'absolute',
  steps: [{ color: first, value: null }, ...others.map(([value, color]) => ({ color, value }))],
});
export const GROWTH = steps(COLOURS.bad, [0, COLOURS.good]);
export const NEUTRAL = steps(COLOURS.plain);
export const RESPONSE = steps(COLOURS.bad, [80, COLOURS.warning], [95, COLOURS.good]);
export const RESPONSE_RATIO = steps(COLOURS.bad, [0.8, COLOURS.warning], [0.95, COLOURS.good]);
export const ZERO_IS_GOOD = steps(COLOURS.good, [1, COLOURS.bad]);
export const SOME_IS_GOOD = steps(COLOURS.bad, [1, COLOURS.good]);
export const LAG = steps(COLOURS.good, [1000, COLOURS.warning], [100000, COLOURS.bad]);

/**
 * Numbers with so many decimals, all of which are shown, as columns need it. Grafana's unit locale separates
 * thousands but leaves out zeros behind the point, so it is for whole numbers.
 */
export const fixed = (decimals) => ({ unit: decimals === 0 ? 'locale' : 'none', decimals });
/** Height of a row of a table, of what is around its rows, and of a row of the grid with the gap below it, in pixels. */
const TABLE_ROW = 36;
const AROUND_TABLE = 92;
const GRID_ROW = 38;
/** How high on the grid a table of so many rows is without scrolling. */
export const heightOf = (rows) => Math.ceil((AROUND_TABLE + rows * TABLE_ROW) / GRID_ROW);

/** A query of a panel. */
export function query(refId, expr, options = {}) {
  const { legend, table, range } = options;
  return {
    refId,
    datasource: DATASOURCE,
    expr,
    instant: !range,
    range: Boolean(range),
    format: table ? 'table' : 'time_series',
    ...(legend ? { legendFormat: legend } : {}),
  };
}

const properties = (values) => Object.entries(values).map(([id, value]) => ({ id, value }));

const byRefId = (refId, list) => ({ matcher: { id: 'byFrameRefID', options: refId }, properties: list });

export const byName = (name, values) => ({ matcher: { id: 'byName', options: name }, properties: properties(values) });

/** Overrides what has names of a pattern. */
export const byPattern = (pattern, values) => ({
  matcher: { id: 'byRegexp', options: `/${pattern}/` },
  properties: properties(values),
});

/**
 * Queries of which an indicator answers one: by its unit, by its decimals, by the colour of its
 * progress, by whether everybody is to report, by the sign of a number.
 */
export const ALTERNATIVES = [
  'YI', 'OTHER', 'WHOLE', 'NONE', 'ONE', 'TWO', ...Object.keys(STATUS).map((code) => code.toUpperCase()), 'ELSE', 'DUTY', 'FREE', 'UP', 'DOWN',
];

const inColour = (fixedColor) => ({ id: 'color', value: { mode: 'fixed', fixedColor } });

/** The queries of an amount: in 亿元, behind the number, in any other unit, above it, and in whole ones. */
export function amountQueries(w, make) {
  const legend = `{{${unitOf(w)}}}`;
  const yi = '{display_unit="亿元"}';
  const other = '{display_unit!="亿元"}';
  return {
    targets: [
      query('YI', make(yi, '> 0'), { legend: w(' ', legend) }),
      query('OTHER', make(other, '> 0'), { legend }),
      query('WHOLE', make('', '== 0'), { legend }),
    ],
    overrides: [
      byRefId('YI', properties({ ...fixed(2), ...w({ unit: 'suffix:亿元' }, {}) })),
      byRefId('OTHER', properties(fixed(2))),
      byRefId('WHOLE', properties(fixed(0))),
    ],
  };
}

/** The queries of bars of size, with the decimals of the indicator. */
export function sizeQueries(make, legend) {
  return {
    targets: [query('OTHER', make('> 0'), { legend }), query('WHOLE', make('== 0'), { legend })],
    overrides: [byRefId('OTHER', properties(fixed(2))), byRefId('WHOLE', properties(fixed(0)))],
  };
}

/** The queries of rates that are published with no decimal, with one, and with more. */
export function rateQueries(make, legend) {
  const cases = [['NONE', '== 0', 0], ['ONE', '== 1', 1], ['TWO', '> 1', 2]];
  return {
    targets: cases.map(([refId, decimals]) => query(refId, make(decimals), { legend })),
    overrides: cases.map(([refId, , value]) => byRefId(refId, [{ id: 'decimals', value }])),
  };
}

/** The queries of a figure by the colour of its progress; colours that only another status.csv has are shown without. */
export function statusQueries(make, legend) {
  const codes = Object.keys(STATUS);
  return {
    targets: [
      ...codes.map((code) => query(code.toUpperCase(), make(code), { legend })),
      query('ELSE', make(`!~${codes.join('|')}`), { legend }),
    ],
    overrides: codes.map((code) => byRefId(code.toUpperCase(), [inColour(STATUS[code][0])])),
  };
}

/** The queries of what is good or bad where everybody is to report, and neither where not. */
export const dutyQueries = (make, legend) => ({
  targets: [query('DUTY', make('!~'), { legend }), query('FREE', make('=~'), { legend })],
  overrides: [byRefId('FREE', [inColour(COLOURS.plain)])],
});

/**
 * The queries of bars to both sides: positive values from the greatest to the least, then negative ones,
 * drawn without their sign; so many of each at most.
 */
export const signedQueries = (value, legend, { up, down }) => ({
  targets: [
    query('UP', `sort_desc(topk(${up}, ${value} >= 0))`, { legend }),
    query('DOWN', `sort(topk(${down}, -1 * ${value} > 0))`, { legend }),
  ],
  overrides: [
    byRefId('UP', [inColour(COLOURS.good)]),
    byRefId('DOWN', [inColour(COLOURS.bad), { id: 'unit', value: 'prefix:-' }]),
  ],
});

function panel(type, head, targets, more) {
  return {
    type,
    title: head.title,
    description: head.description,
    datasource: DATASOURCE,
    pluginVersion: PLUGIN,
    gridPos: head.at,
    targets,
    ...more,
  };
}

function fieldConfig(head, defaults) {
  return {
    defaults: {
      noValue: '—',
      color: head.color ?? { mode: 'thresholds' },
      thresholds: head.thresholds ?? NEUTRAL,
      ...(head.unit ? { unit: head.unit } : {}),
      ...(head.decimals === undefined ? {} : { decimals: head.decimals }),
      ...(head.min === undefined ? {} : { min: head.min }),
      ...(head.max === undefined ? {} : { max: head.max }),
      ...(head.mappings ? { mappings: head.mappings } : {}),
      ...(head.links ? { links: head.links } : {}),
      ...defaults,
    },
    overrides: head.overrides ?? [],
  };
}

const REDUCE = { calcs: ['lastNotNull'], fields: '', values: false };

export function stat(head, targets) {
  return panel('stat', head, targets, {
    fieldConfig: fieldConfig(head, {}),
    options: {
      colorMode: head.colorMode ?? 'value',
      graphMode: 'none',
      justifyMode: 'center',
      orientation: 'auto',
      percentChangeColorMode: 'standard',
      reduceOptions: REDUCE,
      showPercentChange: false,
      textMode: head.textMode ?? 'value_and_name',
      wideLayout: false,
      text: head.textMode ? { titleSize: 14, valueSize: 32 } : { titleSize: 12, valueSize: 20 },
    },
  });
}

/** Since when there is history: Prometheus' own first moment, so that a fresh one is not read as "never changed". */
export const since = (w, at) =>
  stat(
    {
      title: w('历史记录始于', 'History begins'),
      description: w(
        '定义:Prometheus 所存最早数据的时间;此前的变化不在本看板。\n\n单位:时间\n\n来源:Prometheus 自身的监控指标。\n\n修订规则:超过保存期(--storage.tsdb.retention.time)的数据删除后,随之后移。',
        'Definition: the earliest moment that Prometheus has data of; what changed before is not on this board.\n\nUnit: time\n\nSource: metrics of Prometheus itself.\n\nRevisions: moves on as data beyond the time of retention (--storage.tsdb.retention.time) is deleted.',
      ),
      at,
      unit: 'time:YYYY-MM-DD HH:mm',
      textMode: 'value',
    },
    [query('A', 'min(prometheus_tsdb_lowest_timestamp_seconds) * 1000')],
  );

/** Bars begin at zero: for what is never negative. */
export function bargauge(head, targets) {
  return panel('bargauge', head, targets, {
    fieldConfig: fieldConfig({ min: 0, ...head }, {}),
    options: {
      displayMode: 'basic',
      legend: { calcs: [], displayMode: 'hidden', placement: 'right', showLegend: false },
      maxVizHeight: 300,
      minVizHeight: 14,
      minVizWidth: 8,
      namePlacement: 'left',
      orientation: 'horizontal',
      reduceOptions: REDUCE,
      showUnfilled: true,
      sizing: 'auto',
      text: { titleSize: 12, valueSize: 14 },
      valueMode: 'color',
    },
  });
}

export function table(head, targets, transformations) {
  return panel('table', head, targets, {
    transformations,
    fieldConfig: fieldConfig(head, {
      custom: { align: 'auto', minWidth: 60, cellOptions: head.cells ?? { type: 'auto' }, inspect: false, filterable: false },
    }),
    options: {
      cellHeight: 'sm',
      frameIndex: 0,
      showHeader: true,
    },
  });
}

/** Lines of known names, each in its own colour. */
const coloured = (names = []) => names.map((name, index) => byName(name, { color: { mode: 'fixed', fixedColor: LINES[index] } }));

/** Lines called by codes: each has its name and its own colour. */
export const namedLines = (w, names) => ({
  overrides: Object.entries(names).map(([code, [zh, en]], index) =>
    byName(code, { displayName: w(zh, en), color: { mode: 'fixed', fixedColor: LINES[index] } }),
  ),
});

/** Lines whose names begin with their place: each place has its own colour. */
const PLACES = LINES.map((fixedColor, index) => byPattern(`^${index + 1} `, { color: { mode: 'fixed', fixedColor } }));

/** A legend beside the lines, in the order of their places. Grafana's own last values may be of another month. */
const RANKED = { calcs: [], displayMode: 'list', placement: 'right', showLegend: true };
const LEGEND = { calcs: [], displayMode: 'list', placement: 'bottom', showLegend: true };
/** A line breaks where a month is missing: January, where it is not reported. */
const MISSING_MONTH = 45 * 86_400_000;

/**
 * Drawn as bars, lines or steps. With months, over the 24 months up to the chosen period, whatever
 * the time range of the board is.
 */
export function timeseries(head, targets, transformations) {
  const bars = head.draw === 'bars';
  return panel('timeseries', head, targets, {
    ...(transformations ? { transformations } : {}),
    ...(head.months ? { timeFrom: '750d', timeShift: '${shift}d', hideTimeOverride: true } : {}),
    fieldConfig: fieldConfig(
      { color: bars ? ONE_COLOUR : SHADES, ...head, overrides: [...coloured(head.lines), ...(head.ranked ? PLACES : []), ...(head.overrides ?? [])] },
      {
        custom: {
          axisBorderShow: false,
          axisCenteredZero: false,
          axisColorMode: 'text',
          axisLabel: '',
          axisPlacement: 'auto',
          barAlignment: 0,
          barWidthFactor: 0.7,
          drawStyle: bars ? 'bars' : 'line',
          fillOpacity: bars ? 75 : 0,
          gradientMode: 'none',
          hideFrom: { legend: false, tooltip: false, viz: false },
          insertNulls: head.months && !bars ? MISSING_MONTH : false,
          lineInterpolation: head.draw === 'steps' ? 'stepAfter' : 'linear',
          lineWidth: bars ? 0 : 2,
          pointSize: 6,
          scaleDistribution: { type: 'linear' },
          showPoints: head.draw === 'steps' ? 'never' : 'auto',
          spanNulls: false,
          stacking: { group: 'A', mode: 'none' },
          thresholdsStyle: { mode: 'off' },
        },
      },
    ),
    options: {
      legend: head.ranked ? RANKED : LEGEND,
      tooltip: { hideZeros: false, mode: 'multi', sort: head.ranked ? 'desc' : 'none' },
    },
  });
}

/** Turns a table of periods, names and values into columns over a true time axis. */
export const overMonths = (column) => [
  { id: 'groupingToMatrix', options: { rowField: 'period', columnField: column, valueField: 'Value' } },
  {
    id: 'convertFieldType',
    options: {
      fields: {},
      conversions: [
        { targetField: `period\\${column}`, destinationType: 'time', dateFormat: 'YYYY-MM' },
      ],
    },
  },
  { id: 'sortBy', options: { fields: {}, sort: [{ field: `period\\${column}` }] } },
];

/** Joins the queries of a table by what they have in common; columns in the order given. */
export function columns(renamed, sort) {
  const names = Object.keys(renamed).filter((name) => renamed[name] !== null);
  const excluded = Object.keys(renamed).filter((name) => renamed[name] === null);
  return [
    { id: 'merge', options: {} },
    ...(sort ? [{ id: 'sortBy', options: { fields: {}, sort: [sort] } }] : []),
    {
      id: 'organize',
      options: {
        excludeByName: Object.fromEntries(['Time', ...excluded].map((name) => [name, true])),
        includeByName: {},
        indexByName: Object.fromEntries(names.map((name, index) => [name, index])),
        renameByName: Object.fromEntries(
          names.filter((name) => renamed[name] !== name).map((name) => [name, renamed[name]]),
        ),
      },
    },
  ];
}

/** Leaves out the rows that only some of the queries have. */
export const onlyWith = (name) => ({
  id: 'filterByValue',
  options: {
    filters: [{ fieldName: name, config: { id: 'isNotNull', options: {} } }],
    match: 'all',
    type: 'include',
  },
});

export const HIDDEN = { 'custom.hideFrom': { legend: true, tooltip: true, viz: true } };
/** What is missing is neither good nor bad. */
export const MISSING = {
  type: 'special',
  options: { match: 'null+nan', result: { color: 'text', index: 0, text: '—' } },
};

/** Codes shown by their words; a code that has none stays as it is. */
export const words = (w, names) => [
  {
    type: 'value',
    options: Object.fromEntries(
      Object.entries(names).map(([code, [zh, en]], index) => [code, { text: w(zh, en), index }]),
    ),
  },
];

/** A column with the names of colours of progress. */
export const STATUS_COLUMN = (w) => ({
  'custom.cellOptions': { type: 'color-text' },
  mappings: [
    {
      type: 'value',
      options: Object.fromEntries(
        Object.values(STATUS).map(([color, zh, en], index) => [w(zh, en), { color, index, text: w(zh, en) }]),
      ),
    },
    MISSING,
  ],
});

/**
 * A column of numbers that are texts; with signs, what is below zero is bad. The mapping keeps a text as it is:
 * without one Grafana would read a number in it, and write that with its own decimals.
 */
export const TEXTS = (signed) => ({
  'custom.align': 'right',
  mappings: [
    ...(signed ? [['^(-.*)$', COLOURS.bad], ['^([0-9].*)$', COLOURS.good]] : [['^(-?[0-9].*)$', 'text']]).map(([pattern, color], index) => ({
      type: 'regex',
      options: { pattern, result: { color, index, text: '$1' } },
    })),
    MISSING,
  ],
  ...(signed ? { 'custom.cellOptions': { type: 'color-text' } } : {}),
});

/** A column in the colours of thresholds; what is missing has none. */
export const COLOURED = (thresholds) => ({
  thresholds,
  mappings: [MISSING],
  color: { mode: 'thresholds' },
  'custom.cellOptions': { type: 'color-text' },
});
