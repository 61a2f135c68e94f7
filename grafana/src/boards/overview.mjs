import { dashboard, address } from '../dashboard.mjs';
import { FORMS, GROWTH_IS, PUBLISHING_UNIT, meaning } from '../meanings.mjs';
import * as p from '../panels.mjs';
import * as q from '../queries.mjs';

const EVERY_AREA = { area: '~.+' };
const GROUPS = [
  { zh: '工业与研发', en: 'Industry and R&D', forms: '=~"output|rd"' },
  { zh: '投资', en: 'Investment', forms: '="investment"' },
  { zh: '外贸与外资', en: 'Exports and foreign capital', forms: '=~"export|fdi"' },
  { zh: '税收及其他', en: 'Tax and others', forms: '!~"output|rd|investment|export|fdi"' },
];

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
    gap: w('序时差(百分点)', 'Ahead of schedule, pp'),
  };
  return p.table(
    {
      title: w('主要指标 ${period} 累计', 'Headline indicators, ${period} year to date'),
      description: meaning(
        w,
        w(
          '本区域主要指标1月至统计期的累计、同比、年度目标完成情况;序时差=完成比例−已过月份/12。平台指标取平台合计。',
          'The headline indicators from January to the period: growth, target reached; ahead of schedule = completion less months passed / 12.',
        ),
        PUBLISHING_UNIT(w),
        FORMS(w),
      ),
      at: { x: 0, y: 0, w: 16, h: 14 },
      unit: 'locale',
      overrides: [
        p.byName('indicator', p.HIDDEN),
        p.byName('area', p.HIDDEN),
        p.byName(titles.name, { links: link, 'custom.width': w(165, 250) }),
        p.byName(titles.unit, { 'custom.width': 76 }),
        p.byName(titles.yoy, p.COLOURED(p.GROWTH)),
        p.byName(titles.gap, p.COLOURED(p.GAP)),
      ],
    },
    [
      head('A', q.withIndicator(q.published(q.scaled(q.amount(EVERY_AREA)), 'amount'), `${name}, display_unit`), `${name}, display_unit`),
      head('B', q.published(`${q.figure('tongji_yoy_ratio', EVERY_AREA)} * 100`, 'growth')),
      head('C', q.scaled(q.target(EVERY_AREA))),
      head('D', q.published(`${q.figure('tongji_target_completion_ratio', EVERY_AREA)} * 100`, 'completion')),
      head('E', q.published(`${q.figure('tongji_schedule_gap_ratio', EVERY_AREA)} * 100`, 'completion')),
      p.query('F', q.RANKS, { table: true }),
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
        indicator: 'indicator',
        area: 'area',
        read_at: null,
        'Value #F': null,
      },
      { field: 'Value #F', desc: false },
    ), p.onlyWith(titles.name)],
  );
}

function bars(w, title, definition, at, query, thresholds) {
  const name = w('name', 'name_en');
  return p.bargauge(
    {
      title,
      description: meaning(w, definition, '%', FORMS(w)),
      at,
      unit: 'percentunit',
      decimals: 1,
      thresholds,
    },
    [
      p.query('A', `sort_desc(${q.inHeadlineOrder(q.withIndicator(query, name), name)})`, {
        legend: `{{${name}}}`,
      }),
    ],
  );
}

function group(w, one, row) {
  const name = w('name', 'name_en');
  const y = 14 + row * 4;
  const values = p.amountQueries(w, (labels, units) =>
    q.inHeadlineOrder(
      q.onForms(q.withIndicator(q.published(q.scaled(q.amount(EVERY_AREA)), 'amount'), labels, units), one.forms),
      labels,
    ),
  );
  const growth = p.rateQueries(
    (decimals) =>
      q.inHeadlineOrder(
        q.onForms(
          q.withDecimals(q.withIndicator(q.figure('tongji_yoy_ratio', EVERY_AREA), name), decimals),
          one.forms,
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
        description: meaning(w, w('本组主要指标1月至统计期的累计。', 'This group from January to the period.'), PUBLISHING_UNIT(w), FORMS(w)),
        at: { x: 0, y, w: 14, h: 4 },
        overrides: values.overrides,
      },
      values.targets,
    ),
    p.stat(
      {
        title: w(`${title}:累计同比`, `${title}: growth year on year`),
        description: meaning(w, GROWTH_IS(w), '%', FORMS(w)),
        at: { x: 14, y, w: 10, h: 4 },
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
        FORMS(w),
      ),
      at: { x: 0, y: 30, w: 24, h: 15 },
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
    p.columns(
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
    ),
  );
}

export const overview = (w) =>
  dashboard(w, 'overview', {
    description: w('一张图看全区:主要指标、目标进度、各组指标、各区域。', 'The area at a glance: headline indicators, targets, groups, areas.'),
    shows: ['period', 'area', 'indicator', 'view'],
    panels: [
      headlineTable(w),
      bars(w, w('完成年度目标', 'Year\'s target reached'), w('本年累计/年度目标。', 'year to date / the year\'s target.'), { x: 16, y: 0, w: 8, h: 7 }, q.figure('tongji_target_completion_ratio', EVERY_AREA), p.NEUTRAL),
      bars(w, w('加权上报率', 'Coverage of returns'), w('已报单位上年同期累计/应报单位上年同期累计:数据有多完整。', 'what units with a return were a year before / what all expected ones were: how complete the figures are.'), { x: 16, y: 7, w: 8, h: 7 }, q.figure('tongji_coverage_ratio', { ...EVERY_AREA, span: 'month' }), p.RESPONSE_RATIO),
      ...GROUPS.flatMap((one, row) => group(w, one, row)),
      areas(w),
    ],
  });
