import { dashboard, address } from '../dashboard.mjs';
import { AHEAD_IS, AS_IT_HAPPENS, GROWTH_IS, PUBLISHING_UNIT, STATUS_IS, meaning, ofIndicator, reportedOn, withTargets } from '../meanings.mjs';
import * as p from '../panels.mjs';
import * as q from '../queries.mjs';

const EVERY_AREA = { area: '~.+' };
/** How high the headline table is, with what stands beside it, and a group: all of them fit on a wall screen. */
const HEADLINE = 15;
const GROUP = 3;
const GROUPS = [
  { zh: '工业与研发', en: 'Industry and R&D', forms: ['output', 'rd'] },
  { zh: '投资', en: 'Investment', forms: ['investment'] },
  { zh: '外贸与外资', en: 'Exports and foreign capital', forms: ['export', 'fdi'] },
  { zh: '税收与事项', en: 'Tax and events', forms: ['tax', 'event'] },
];
const onGroup = (query, { forms }) => q.onForms(query, `=~"${forms.join('|')}"`);

function headlineTable(w) {
  const name = w('name', 'name_en');
  const head = (refId, query, labels) =>
    p.query(refId, q.inHeadlineOrder(query, labels), { table: true });
  const link = [{ title: w('看这个指标', 'See this indicator'), url: address(w, 'indicator', { indicator: '${__data.fields.indicator}', area: '${__data.fields.area}' }) }];
  const titles = {
    name: w('指标', 'Indicator'),
    value: w('本年累计', 'Year to date'),
    unit: w('单位', 'Unit'),
    yoy: w('同比 %', 'YoY %'),
    target: w('年度目标', 'Target'),
    done: w('完成目标 %', 'Completed %'),
    gap: w('序时差(百分点)', 'Ahead, pp'),
    status: w('进度', 'Progress'),
  };
  return p.table(
    {
      title: w('主要指标 ${period} 累计', 'Headline indicators, ${period} year to date'),
      description: meaning(
        w,
        w(
          '本区域主要指标1月至统计期的累计、同比、年度目标完成情况。平台指标取平台合计。',
          'The headline indicators from January to the period: growth, and how much of the target is reached. ',
        ) + AHEAD_IS(w) + STATUS_IS(w),
        PUBLISHING_UNIT(w),
        withTargets(w, reportedOn(w)),
      ),
      at: { x: 0, y: 0, w: 17, h: HEADLINE },
      unit: 'locale',
      overrides: [
        p.byName('indicator', p.HIDDEN),
        p.byName('area', p.HIDDEN),
        p.byName(titles.name, { links: link, 'custom.width': w(165, 250) }),
        p.byName(titles.unit, { 'custom.width': 76 }),
        p.byName(titles.yoy, p.COLOURED(p.GROWTH)),
        p.byName(titles.gap, { 'custom.width': w(120, 90) }),
        p.byName(titles.status, { ...p.STATUS_COLUMN(w), 'custom.width': w(60, 84) }),
      ],
    },
    [
      head('A', q.withIndicator(q.published(q.scaled(q.amount(EVERY_AREA)), 'amount'), `${name}, display_unit`), `${name}, display_unit`),
      head('B', q.published(`${q.figure('tongji_yoy_ratio', EVERY_AREA)} * 100`, 'growth')),
      head('C', q.scaled(q.target(EVERY_AREA))),
      head('D', q.published(`${q.figure('tongji_target_completion_ratio', EVERY_AREA)} * 100`, 'completion')),
      head('E', q.published(`${q.figure('tongji_schedule_gap_ratio', EVERY_AREA)} * 100`, 'completion')),
      p.query('F', q.RANKS, { table: true }),
      head('G', q.statusNames(name, EVERY_AREA), 'status_name'),
    ],
    [...p.columns(
      {
        [name]: titles.name,
        'Value #A': titles.value,
        display_unit: titles.unit,
        'Value #B': titles.yoy,
        'Value #C': titles.target,
        'Value #D': titles.done,
        'Value #E': titles.gap,
        status_name: titles.status,
        indicator: 'indicator',
        area: 'area',
        read_at: null,
        'Value #F': null,
        'Value #G': null,
      },
      { field: 'Value #F', desc: false },
    ), p.onlyWith(titles.name)],
  );
}

const sorted = (w, query) => {
  const name = w('name', 'name_en');
  return `sort_desc(${q.inHeadlineOrder(q.withIndicator(query, name), name)})`;
};
const called = (w) => `{{${w('name', 'name_en')}}}`;

function completion(w, at) {
  const done = q.published(`${q.figure('tongji_target_completion_ratio', EVERY_AREA)} * 100`, 'completion');
  const bars = p.statusQueries((status) => sorted(w, q.inStatus(done, status, EVERY_AREA)), called(w));
  return p.bargauge(
    {
      title: w('完成年度目标 %', 'Target reached, %'),
      description: meaning(w, w('本年累计/年度目标。', 'year to date / the year\'s target. ') + STATUS_IS(w), '%', withTargets(w, reportedOn(w))),
      at,
      unit: 'locale',
      overrides: bars.overrides,
    },
    bars.targets,
  );
}

function coverage(w, at) {
  const query = q.figure('tongji_coverage_ratio', { ...EVERY_AREA, span: 'month' });
  const bars = p.dutyQueries((which) => sorted(w, `(${q.onForms(query, `${which}"${AS_IT_HAPPENS.join('|')}"`)})`), called(w));
  return p.bargauge(
    {
      title: w('加权上报率', 'Coverage of returns'),
      description: meaning(
        w,
        w(
          '已报单位上年同期累计/应报单位上年同期累计:数据有多完整。有则报的报表(税收、出口、外资、事项)不评好坏。',
          'what units with a return were a year before / what all expected ones were: how complete the figures are. Neither good nor bad where only those report that have something to report.',
        ),
        '%',
        reportedOn(w),
      ),
      at,
      unit: 'percentunit',
      decimals: 1,
      thresholds: p.RESPONSE_RATIO,
      overrides: bars.overrides,
    },
    bars.targets,
  );
}

function group(w, one, row) {
  const name = w('name', 'name_en');
  const y = HEADLINE + row * GROUP;
  const source = reportedOn(w, one.forms);
  const values = p.amountQueries(w, (labels, units) =>
    q.inHeadlineOrder(
      onGroup(q.withIndicator(q.published(q.scaled(q.amount(EVERY_AREA)), 'amount'), labels, units), one),
      labels,
    ),
  );
  const growth = p.rateQueries(
    (decimals) =>
      q.inHeadlineOrder(
        onGroup(
          q.withDecimals(q.withIndicator(q.figure('tongji_yoy_ratio', EVERY_AREA), name), decimals),
          one,
        ),
        name,
      ),
    `{{${name}}}`,
  );
  const title = w(one.zh, one.en);
  return [
    p.stat(
      {
        title: w(`${title}:本年累计`, `${title}: year to date`),
        description: meaning(w, w('本组主要指标1月至统计期的累计。', 'This group from January to the period.'), PUBLISHING_UNIT(w), source),
        at: { x: 0, y, w: 14, h: GROUP },
        overrides: values.overrides,
      },
      values.targets,
    ),
    p.stat(
      {
        title: w(`${title}:累计同比`, `${title}: growth year on year`),
        description: meaning(w, GROWTH_IS(w), '%', source),
        at: { x: 14, y, w: 10, h: GROUP },
        unit: 'percentunit',
        thresholds: p.GROWTH,
        overrides: growth.overrides,
      },
      growth.targets,
    ),
  ];
}

function areas(w) {
  const link = [{ title: w('看这个区域', 'See this area'), url: address(w, 'area', { area: '${__data.fields.area}' }) }];
  const titles = { name: w('区域', 'Area'), value: w('本年累计(${unit})', 'Year to date (${unit})'), yoy: w('同比 %', 'YoY %'), units: w('上报单位', 'Units reported') };
  const labels = { area: '~.+', indicator: '$indicator' };
  return p.table(
    {
      title: w('各区域 ${indicator:text}(点区域名下钻)', '${indicator:text} by area (click an area)'),
      description: meaning(
        w,
        w('所选指标在各区域的累计与同比;开发区与镇街道有重叠,不可相加。', 'The chosen indicator by area; zone and towns overlap and do not add up.'),
        PUBLISHING_UNIT(w),
        ofIndicator(w),
      ),
      at: { x: 0, y: HEADLINE + GROUPS.length * GROUP, w: 24, h: 15 },
      unit: 'locale',
      overrides: [
        p.byName('area', p.HIDDEN),
        p.byName(titles.name, { links: link }),
        p.byName(titles.yoy, { ...p.COLOURED(p.GROWTH), unit: 'none', decimals: 1 }),
      ],
    },
    [
      p.query('A', q.withArea(q.published(q.scaled(q.amount(labels)), 'amount')), { table: true }),
      p.query('B', q.published(`${q.figure('tongji_yoy_ratio', labels)} * 100`, 'growth'), { table: true }),
      p.query('C', `max by (area) (tongji_units{indicator="$indicator",activity="_T",period="$period",span="month",state="reported",view="$view"})`, { table: true }),
    ],
    [...p.columns(
      {
        area_name: titles.name,
        'Value #A': titles.value,
        'Value #B': titles.yoy,
        'Value #C': titles.units,
        area: 'area',
        indicator: null,
        activity: null,
        period: null,
        span: null,
      },
      { field: 'Value #A', desc: true },
    ), p.onlyWith(titles.name)],
  );
}

export const overview = (w) =>
  dashboard(w, 'overview', {
    description: w('一张图看全区:主要指标、目标进度、各组指标、各区域。', 'The area at a glance: headline indicators, targets, groups, areas.'),
    shows: ['period', 'area', 'indicator', 'view'],
    panels: [
      headlineTable(w),
      completion(w, { x: 17, y: 0, w: 7, h: 7 }),
      coverage(w, { x: 17, y: 7, w: 7, h: HEADLINE - 7 }),
      ...GROUPS.flatMap((one, row) => group(w, one, row)),
      areas(w),
    ],
  });
