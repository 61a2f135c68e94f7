import { address, dashboard } from '../dashboard.mjs';
import { AHEAD_IS, GROWTH_IS, PUBLISHING_UNIT, STATUS_IS, meaning, ofIndicator, reportedOn, withTargets } from '../meanings.mjs';
import * as p from '../panels.mjs';
import * as q from '../queries.mjs';
import { levels } from './indicator.mjs';

const UNITS = (state) =>
  `max by (indicator) (tongji_units{area="$area",activity="_T",period="$period",span="month",state="${state}",view="$view"})`;

function allIndicators(w) {
  const name = w('name', 'name_en');
  const link = [{ title: w('看这个指标', 'See this indicator'), url: address(w, 'indicator', { indicator: '${__data.fields.indicator}' }) }];
  const titles = {
    name: w('指标', 'Indicator'),
    value: w('本年累计', 'Year to date'),
    unit: w('单位', 'Unit'),
    yoy: w('同比 %', 'YoY %'),
    month: w('当月', 'Month'),
    monthYoy: w('当月同比 %', 'Month YoY %'),
    target: w('年度目标', 'Target'),
    done: w('完成目标 %', 'Completed %'),
    gap: w('序时差(百分点)', 'Ahead, pp'),
    status: w('进度', 'Progress'),
    reported: w('已报', 'Reported'),
    expected: w('应报', 'Expected'),
  };
  const rate = (metric, of, labels) => `max by (indicator) (${q.published(`${q.figure(metric, labels)} * 100`, of)})`;
  const bare = (query) => `max by (indicator) (${query})`;
  const value = (labels) => q.published(q.scaled(q.amount(labels)), 'amount');
  return p.table(
    {
      title: w('${area:text} 全部指标 ${period}', '${area:text}, all indicators, ${period}'),
      description: meaning(w, w('所选区域的全部指标;点指标名看走势。', 'All indicators of the area; click one for its course. ') + AHEAD_IS(w) + STATUS_IS(w), PUBLISHING_UNIT(w), withTargets(w, reportedOn(w))),
      at: { x: 0, y: 0, w: 24, h: 14 },
      unit: 'locale',
      overrides: [
        p.byName('indicator', p.HIDDEN),
        p.byName(titles.name, { links: link, 'custom.width': w(165, 250) }),
        p.byName(titles.yoy, p.COLOURED(p.GROWTH)),
        p.byName(titles.monthYoy, p.COLOURED(p.GROWTH)),
        p.byName(titles.status, { ...p.STATUS_COLUMN(w), 'custom.width': w(60, 84) }),
      ],
    },
    [
      p.query('A', q.withIndicator(bare(q.readHere(value({}))), `${name}, display_unit`), { table: true }),
      p.query('B', rate('tongji_yoy_ratio', 'growth'), { table: true }),
      p.query('C', bare(value({ span: 'month' })), { table: true }),
      p.query('D', rate('tongji_yoy_ratio', 'growth', { span: 'month' }), { table: true }),
      p.query('E', bare(q.scaled(q.target())), { table: true }),
      p.query('F', rate('tongji_target_completion_ratio', 'completion'), { table: true }),
      p.query('G', rate('tongji_schedule_gap_ratio', 'completion'), { table: true }),
      p.query('H', UNITS('reported'), { table: true }),
      p.query('I', UNITS('expected'), { table: true }),
      p.query('J', q.ORDER, { table: true }),
      p.query('K', `max by (indicator, status_name) (${q.statusNames(name)})`, { table: true }),
    ],
    [...p.columns(
      {
        [name]: titles.name,
        'Value #A': titles.value,
        display_unit: titles.unit,
        'Value #B': titles.yoy,
        'Value #C': titles.month,
        'Value #D': titles.monthYoy,
        'Value #E': titles.target,
        'Value #F': titles.done,
        'Value #G': titles.gap,
        status_name: titles.status,
        'Value #H': titles.reported,
        'Value #I': titles.expected,
        indicator: 'indicator',
        'Value #J': null,
        'Value #K': null,
      },
      { field: 'Value #J', desc: false },
    ), p.onlyWith(titles.name)],
  );
}

function ranking(w) {
  const every = { indicator: '$indicator', area: '~.+' };
  const whole = q.withArea(q.amount(every), '{parent=""}');
  const titles = { name: w('区域', 'Area'), value: w('本年累计(${unit})', 'Year to date (${unit})'), share: w('占全市 %', 'Share %'), yoy: w('同比 %', 'YoY %'), month: w('当月(${unit})', 'Month (${unit})'), monthYoy: w('当月同比 %', 'Month YoY %') };
  const link = [{ title: w('看这个区域', 'See this area'), url: address(w, 'area', { area: '${__data.fields.area}' }) }];
  const bare = (query) => `max by (area) (${query})`;
  const value = (labels) => q.published(q.scaled(q.amount({ ...every, ...labels })), 'amount');
  const rate = (labels) => q.published(`${q.figure('tongji_yoy_ratio', { ...every, ...labels })} * 100`, 'growth');
  return p.table(
    {
      title: w('${indicator:text}:同级区域对比', '${indicator:text}: areas of one level'),
      description: meaning(w, w(`${GROWTH_IS(w)}占全市=区域累计/最上级区域累计。`, `${GROWTH_IS(w)} Share = to date of the area / of the topmost area.`), PUBLISHING_UNIT(w), ofIndicator(w)),
      at: { x: 8, y: 14, w: 16, h: 13 },
      unit: 'locale',
      overrides: [
        p.byName('area', p.HIDDEN),
        p.byName(titles.name, { links: link }),
        p.byName(titles.share, { unit: 'none', decimals: 1 }),
        p.byName(titles.yoy, { ...p.COLOURED(p.GROWTH), unit: 'none', decimals: 1 }),
        p.byName(titles.monthYoy, { ...p.COLOURED(p.GROWTH), unit: 'none', decimals: 1 }),
      ],
    },
    [
      p.query('A', q.withArea(bare(value({})), '{level="$level"}'), { table: true }),
      p.query('B', bare(`100 * ${q.amount(every)} / on (indicator) group_left () max by (indicator) (${whole})`), { table: true }),
      p.query('C', bare(rate({})), { table: true }),
      p.query('D', bare(value({ span: 'month' })), { table: true }),
      p.query('E', bare(rate({ span: 'month' })), { table: true }),
    ],
    [
      ...p.columns(
        { area_name: titles.name, 'Value #A': titles.value, 'Value #B': titles.share, 'Value #C': titles.yoy, 'Value #D': titles.month, 'Value #E': titles.monthYoy, area: 'area' },
        { field: 'Value #A', desc: true },
      ),
      p.onlyWith(titles.name),
    ],
  );
}

export const area = (w) =>
  dashboard(w, 'area', {
    description: w('一个区域的全部指标,以及所选指标在同级区域的排名。', 'All indicators of one area, and how areas rank by the chosen one.'),
    shows: ['area', 'period', 'indicator', 'view'],
    variables: [levels(w)],
    panels: [
      allIndicators(w),
      p.bargauge(
        { title: w('排名:${indicator:text}(${unit})', 'Ranking: ${indicator:text} (${unit})'), description: meaning(w, w('同级区域按累计排序。', 'Areas of one level by size.'), PUBLISHING_UNIT(w), ofIndicator(w)), at: { x: 0, y: 14, w: 8, h: 13 }, unit: 'locale', decimals: 2 },
        [p.query('A', `sort_desc(${q.withArea(q.scaled(q.amount({ indicator: '$indicator', area: '~.+' })), '{level="$level"}')})`, { legend: '{{area_name}}' })],
      ),
      ranking(w),
    ],
  });
