// Panels as Grafana's JSON has them. Only stat, bargauge, table and timeseries are used.

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
/** Lines say nothing of good or bad either. */
const LINES = [COLOURS.plain, '#a58ac2', '#6ba3ad', '#ad9a72'];
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

const byRefId = (refId, properties) => ({
  matcher: { id: 'byFrameRefID', options: refId },
  properties,
});

export const byName = (name, properties) => ({
  matcher: { id: 'byName', options: name },
  properties: Object.entries(properties).map(([id, value]) => ({ id, value })),
});

/**
 * Queries of which an indicator answers one: by its unit, by its decimals, by the colour of its
 * progress, by whether everybody is to report, by the sign of a number.
 */
export const ALTERNATIVES = [
  'YI', 'OTHER', 'NONE', 'ONE', 'TWO', ...Object.keys(STATUS).map((code) => code.toUpperCase()), 'ELSE', 'DUTY', 'FREE', 'UP', 'DOWN',
];

const inColour = (fixedColor) => ({ id: 'color', value: { mode: 'fixed', fixedColor } });

/** The queries of amounts in 亿元, shown with their unit, and in any other unit, in the title. */
export function amountQueries(w, make) {
  const name = w('name', 'name_en');
  return {
    targets: [
      query('YI', make(name, '{display_unit="亿元"}'), { legend: `{{${name}}}` }),
      query('OTHER', make(`${name}, display_unit`, '{display_unit!="亿元"}'), {
        legend: `{{${name}}}(${w('', 'in ')}{{display_unit}})`,
      }),
    ],
    overrides: [
      byRefId('YI', [
        { id: 'unit', value: w('suffix:亿元', 'suffix:10⁸ CNY') },
        { id: 'decimals', value: 2 },
      ]),
      byRefId('OTHER', [{ id: 'unit', value: 'locale' }]),
    ],
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
      ...(head.textMode ? {} : { text: { titleSize: 13, valueSize: 20 } }),
    },
  });
}

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

/**
 * Drawn as bars, lines or steps. With months, over the 24 months up to the chosen period, whatever
 * the time range of the board is.
 */
export function timeseries(head, targets, transformations) {
  const bars = head.draw === 'bars';
  return panel('timeseries', head, targets, {
    ...(transformations ? { transformations } : {}),
    ...(head.months ? { timeFrom: '730d', timeShift: '${shift}d', hideTimeOverride: true } : {}),
    fieldConfig: fieldConfig(
      { color: bars ? ONE_COLOUR : SHADES, ...head, overrides: [...coloured(head.lines), ...(head.overrides ?? [])] },
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
          insertNulls: false,
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
      legend: { calcs: [], displayMode: 'list', placement: 'bottom', showLegend: true },
      tooltip: { hideZeros: false, mode: 'multi', sort: 'none' },
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

/** A column in the colours of thresholds; what is missing has none. */
export const COLOURED = (thresholds) => ({
  thresholds,
  mappings: [MISSING],
  color: { mode: 'thresholds' },
  'custom.cellOptions': { type: 'color-text' },
});
