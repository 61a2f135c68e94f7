import { address, choice, dashboard, monthAxis } from '../dashboard.mjs';
import { AHEAD_IS, GROWTH_IS, PUBLISHING_UNIT, STATUS_IS, meaning, ofIndicator, withTargets } from '../meanings.mjs';
import * as p from '../panels.mjs';
import * as q from '../queries.mjs';

const CHOSEN = { indicator: '$indicator' };
const MONTH = { ...CHOSEN, span: 'month' };
const ALL_MONTHS = { period: `~${q.MONTHS}` };

const { called } = q;

function amountTile(w, title, x, labels) {
  const values = p.amountQueries(w, (units, comparison) =>
    q.withDecimals(
      q.withIndicator(q.published(q.scaled(q.amount(labels)), 'amount'), q.unitOf(w), units),
      comparison,
      'amount',
    ),
  );
  return p.stat(
    {
      title,
      description: meaning(w, w('所选指标在所选区域的金额或数量。', 'The chosen indicator in the chosen area.'), PUBLISHING_UNIT(w), ofIndicator(w)),
      at: { x, y: 0, w: 5, h: 4 },
      textMode: 'value_and_name',
      overrides: values.overrides,
    },
    values.targets,
  );
}

function rateTile(w, title, x, labels, definition = GROWTH_IS(w)) {
  const rates = p.rateQueries((decimals) => q.withDecimals(q.figure('tongji_yoy_ratio', labels), decimals), '');
  return p.stat(
    { title, description: meaning(w, definition, '%', ofIndicator(w)), at: { x, y: 0, w: 4, h: 4 }, unit: 'percentunit', thresholds: p.GROWTH, textMode: 'value', overrides: rates.overrides },
    rates.targets,
  );
}

function targetTiles(w) {
  const source = withTargets(w, ofIndicator(w));
  const completion = p.rateQueries(
    (decimals) => q.withDecimals(q.figure('tongji_target_completion_ratio', CHOSEN), decimals, 'completion'),
    '',
  );
  const gap = q.published(`${q.figure('tongji_schedule_gap_ratio', CHOSEN)} * 100`, 'completion');
  const ahead = p.statusQueries((status) => q.inStatus(gap, status, CHOSEN), '');
  const place = (x) => ({ at: { x, y: 0, w: 3, h: 4 }, textMode: 'value' });
  return [
    p.stat(
      { title: w('完成目标', 'Target reached'), description: meaning(w, w('本年累计/年度目标。', 'year to date / the year\'s target.'), '%', source), ...place(18), unit: 'percentunit', overrides: completion.overrides },
      completion.targets,
    ),
    p.stat(
      { title: w('序时差(百分点)', 'Ahead (pp)'), description: meaning(w, AHEAD_IS(w) + STATUS_IS(w), w('百分点', 'percentage points'), source), ...place(21), ...p.fixed(1), overrides: ahead.overrides },
      ahead.targets,
    ),
  ];
}

function months(w) {
  return p.timeseries(
    {
      title: w('${indicator:text} 各月(${unit})', '${indicator:text} by month (${unit})'),
      description: meaning(w, w('当月数;1—2月合并上报的指标,2月为1—2月合计。', 'Each month alone; where January is not reported, February is both.'), PUBLISHING_UNIT(w), ofIndicator(w)),
      at: { x: 0, y: 4, w: 12, h: 8 },
      draw: 'bars',
      months: true,
      unit: 'locale',
      decimals: 2,
      min: 0,
    },
    [
      p.query('A', q.asKnown(called(q.scaled(q.amount({ ...MONTH, ...ALL_MONTHS })), 'line', w('当月', 'Month'))), { table: true }),
    ],
    p.overMonths('line'),
  );
}

function cumulative(w) {
  const due = `max by (period) (${q.figure('tongji_target_due_ratio', { ...CHOSEN, ...ALL_MONTHS })})`;
  const path = `${q.scaled(q.target({ ...CHOSEN, ...ALL_MONTHS }))} * on (period) group_left () ${due}`;
  const names = { actual: w('本年累计', 'Year to date'), path: w('目标路径', 'Way to target') };
  const actual = q.scaled(q.amount({ ...CHOSEN, ...ALL_MONTHS }));
  const plain = (query) => `max by (period) (${query})`;
  return p.timeseries(
    {
      title: w('${indicator:text} 累计与目标路径(${unit})', '${indicator:text} to date and the way to the target (${unit})'),
      description: meaning(w, w('本年累计;目标路径=年度目标×按目标序时进度应完成的比例。', 'Year to date; way = the year\'s target × what its schedule has due.'), PUBLISHING_UNIT(w), withTargets(w, ofIndicator(w))),
      at: { x: 12, y: 4, w: 12, h: 8 },
      months: true,
      unit: 'locale',
      decimals: 2,
      lines: [names.actual, names.path],
    },
    [
      p.query('A', q.asKnown(`${called(plain(actual), 'line', names.actual)} or ${called(plain(path), 'line', names.path)}`), { table: true }),
    ],
    p.overMonths('line'),
  );
}

function growth(w) {
  const names = { ytd: w('累计同比', 'Year to date'), month: w('当月同比', 'Month') };
  const rate = (labels) => `max by (period) (${q.figure('tongji_yoy_ratio', { ...labels, ...ALL_MONTHS })})`;
  return p.timeseries(
    {
      title: w('${indicator:text} 同比', '${indicator:text}, growth year on year'),
      description: meaning(w, GROWTH_IS(w), '%', ofIndicator(w)),
      at: { x: 0, y: 12, w: 12, h: 8 },
      months: true,
      unit: 'percentunit',
      decimals: 1,
      lines: [names.ytd, names.month],
    },
    [
      p.query('A', q.asKnown(`${called(rate(CHOSEN), 'line', names.ytd)} or ${called(rate(MONTH), 'line', names.month)}`), { table: true }),
    ],
    p.overMonths('line'),
  );
}

function parts(w) {
  const names = { same_units: w('可比单位', 'Same units'), entrants: w('新进单位', 'Entrants'), leavers: w('退出单位', 'Leavers'), restatement: w('上年数重报', 'Restatement') };
  const plain = (query) => `max by (indicator) (${query})`;
  const scaled = (name) => plain(q.scaled(q.bridge({ ...CHOSEN, part: name })));
  // a part that is 0 has no series
  const part = (name) => `${name === 'leavers' ? '0 - ' : ''}(${scaled(name)} or 0 * ${scaled('same_units')})`;
  return p.stat(
    {
      title: w('比上年同期增减从何而来(${unit})', 'Why it differs from a year before (${unit})'),
      description: meaning(
        w,
        w('累计比上年同期总量的增减:两期都在的单位、新进单位、退出单位(记负)、上年数重报,四项之和为全部增减。', 'The cumulative less last year\'s total: units of both years, entrants, leavers (negative), restated figures of last year; the four add up.'),
        PUBLISHING_UNIT(w),
        ofIndicator(w),
      ),
      at: { x: 0, y: 33, w: 13, h: 4 },
      ...p.fixed(2),
      thresholds: p.GROWTH,
    },
    Object.entries(names).map(([name, text], index) =>
      p.query('ABCD'[index], called(part(name), 'line', text), { legend: '{{line}}' }),
    ),
  );
}

function growths(w) {
  const series = (metric, labels, name) => called(`max by (indicator) (${q.figure(metric, labels)})`, 'line', name);
  const all = [
    series('tongji_yoy_ratio', CHOSEN, w('累计同比', 'YoY')),
    series('tongji_yoy_nominal_ratio', CHOSEN, w('名义同比', 'Nominal YoY')),
    series('tongji_mom_ratio', MONTH, w('当月环比', 'Month on month')),
  ].join(' or ');
  const rates = p.rateQueries((decimals) => q.withDecimals(all, decimals), '{{line}}');
  return p.stat(
    {
      title: w('三种增速', 'Three growths'),
      description: meaning(w, w('目录口径同比、按上年总量计算的名义同比、当月环比(未季调)。', 'Growth on the catalogue\'s base, on last year\'s total, and month on month (not seasonally adjusted).'), '%', ofIndicator(w)),
      at: { x: 13, y: 33, w: 11, h: 4 },
      unit: 'percentunit',
      thresholds: p.GROWTH,
      overrides: rates.overrides,
    },
    rates.targets,
  );
}

const OF_LEVEL = '{level="$level"}';

/** The largest areas of the period, each line called by its place and its name. */
function areasOverMonths(w) {
  const every = { ...CHOSEN, area: '~.+' };
  const now = `max by (area) (${q.ofAreas(q.amount(every), OF_LEVEL)})`;
  const lines = `label_join(${q.withArea(w, q.places(now, p.MOST_LINES))}, "line", " ", "place", "area_name")`;
  const values = q.scaled(q.amount({ ...every, ...ALL_MONTHS }));
  return p.timeseries(
    {
      title: w('各区域累计对比(${unit})', 'Areas side by side, to date (${unit})'),
      description: meaning(
        w,
        w(`同级区域的本年累计,至多最大的${p.MOST_LINES}个;名称前为其统计期的位次,颜色按位次,不表示好坏。`, `Areas of one level, year to date, the ${p.MOST_LINES} largest at most; before the name is its place in the period, which the colour goes by; it says nothing of good or bad.`),
        PUBLISHING_UNIT(w),
        ofIndicator(w),
      ),
      at: { x: 12, y: 12, w: 12, h: 8 },
      months: true,
      ranked: true,
      ...p.fixed(2),
    },
    [p.query('A', q.asKnown(`${values} * on (area) group_left (line) (${lines} ^ 0)`), { table: true })],
    [{ id: 'sortBy', options: { fields: {}, sort: [{ field: 'line' }] } }, ...p.overMonths('line')],
  );
}

function contributions(w, every) {
  const titles = { name: w('区域', 'Area'), yoy: w('累计同比 %', 'YoY %'), pull: w('拉动(百分点)', 'Pull, pp'), month: w('当月同比 %', 'Month YoY %') };
  const bare = (query) => `max by (area) (${query})`;
  const rate = (label, labels) => q.areaText(q.figure('tongji_yoy_ratio', { ...every, ...labels }), label);
  const link = [{ title: w('看这个区域', 'See this area'), url: address(w, 'area', { area: '${__data.fields.area}' }) }];
  return p.table(
    {
      title: w('各区域增速与贡献', 'Growth and contribution of areas'),
      description: meaning(w, `${GROWTH_IS(w)} ${PULL_IS(w)}`, w('%、百分点', '%, percentage points'), ofIndicator(w)),
      at: { x: 15, y: 20, w: 9, h: 13 },
      unit: 'none',
      decimals: 2,
      overrides: [
        p.byName('area', p.HIDDEN),
        p.byName(titles.name, { links: link, 'custom.width': w(110, 170) }),
        p.byName(titles.yoy, p.TEXTS(true)),
        p.byName(titles.month, p.TEXTS(true)),
        p.byName(titles.pull, p.COLOURED(p.GROWTH)),
      ],
    },
    [
      p.query('A', q.withArea(w, bare(q.amount(every)), OF_LEVEL), { table: true }),
      p.query('B', rate('yoy', {}), { table: true }),
      p.query('C', rate('month_yoy', { span: 'month' }), { table: true }),
      p.query('D', bare(pull(every)), { table: true }),
    ],
    [
      ...p.columns(
        { area_name: titles.name, yoy: titles.yoy, month_yoy: titles.month, 'Value #D': titles.pull, area: 'area', 'Value #A': null, 'Value #B': null, 'Value #C': null },
        { field: 'Value #D', desc: true },
      ),
      p.onlyWith(titles.name),
    ],
  );
}

const PULL_IS = (w) =>
  w('拉动=(区域累计−区域基数)/最上级区域基数。', 'Pull = (to date − base) of the area / base of the topmost area.');

function pulls(w, every) {
  const bars = p.signedQueries(q.withArea(w, `max by (area) (${pull(every)})`, OF_LEVEL), '{{area_name}}', { up: 20, down: 20 });
  return p.bargauge(
    {
      title: w('各区域拉动(百分点)', 'Pull of areas (pp)'),
      description: meaning(w, `${PULL_IS(w)} ${w('绿为上拉,红为下拉。', 'Green pulls up, red pulls down.')}`, w('百分点', 'percentage points'), ofIndicator(w)),
      at: { x: 8, y: 20, w: 7, h: 13 },
      ...p.fixed(2),
      overrides: bars.overrides,
    },
    bars.targets,
  );
}

/** Percentage points that an area adds to the growth of the topmost area. */
const pull = (labels) => {
  const part = `(${q.amount(labels)} - ${q.base(labels)})`;
  const root = q.ofAreas(q.base(labels), '{parent=""}');
  return `100 * ${part} / on (indicator) group_left () max by (indicator) (${root})`;
};

/** Bars of the areas of one level. */
export function sizes(w, title, at) {
  const now = q.withArea(w, q.scaled(q.amount({ ...CHOSEN, area: '~.+' })), OF_LEVEL);
  const bars = p.sizeQueries((comparison) => `sort_desc(${q.withDecimals(now, comparison, 'amount')})`, '{{area_name}}');
  return p.bargauge(
    {
      title,
      description: meaning(w, w('同级区域按累计排序。', 'Areas of one level by size.'), PUBLISHING_UNIT(w), ofIndicator(w)),
      at,
      overrides: bars.overrides,
    },
    bars.targets,
  );
}

/** Which areas are compared. */
export const levels = (w) =>
  choice('level', w('对比', 'Compare'), [
    ['town', w('镇街道', 'Towns')],
    ['zone', w('开发区', 'Zones')],
    ['platform', w('平台', 'Platforms')],
  ]);

export const indicator = (w) => {
  const every = { ...CHOSEN, area: '~.+' };
  return dashboard(w, 'indicator', {
    description: w('一个指标:至统计期24个月的走势、目标路径、各区域对比与贡献。', 'One indicator: the 24 months up to the period, the way to its target, areas and their contributions.'),
    shows: ['indicator', 'period', 'area', 'view'],
    variables: [levels(w), ...monthAxis()],
    panels: [
      amountTile(w, w('${period} 累计', '${period}, year to date'), 0, CHOSEN),
      rateTile(w, w('累计同比', 'YoY, to date'), 5, CHOSEN),
      amountTile(w, w('${period} 当月', '${period}, month'), 9, MONTH),
      rateTile(w, w('当月同比', 'YoY, month'), 14, MONTH),
      ...targetTiles(w),
      months(w),
      cumulative(w),
      growth(w),
      areasOverMonths(w),
      sizes(w, w('各区域累计(${unit})', 'Areas, to date (${unit})'), { x: 0, y: 20, w: 8, h: 13 }),
      pulls(w, every),
      contributions(w, every),
      parts(w),
      growths(w),
    ],
  });
};
