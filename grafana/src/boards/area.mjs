import { address, dashboard } from '../dashboard.mjs';
import { AHEAD_IS, GROWTH_IS, PUBLISHING_UNIT, STATUS_IS, meaning, ofIndicator, reportedOn, withTargets } from '../meanings.mjs';
import * as p from '../panels.mjs';
import * as q from '../queries.mjs';
import { levels, sizes } from './indicator.mjs';

const UNITS = (state) =>
  `max by (indicator) (tongji_units{area="$area",activity="_T",period="$period",span="month",state="${state}",view="$view"})`;

/** How high the two tables of indicators are, and where the comparison of areas begins. */
const AMOUNTS = p.heightOf(13);
const COUNTS = p.heightOf(8);
const RANKED_AT = AMOUNTS + COUNTS;

/** Indicators of an area; the numbers of a column have the same decimals. */
function allIndicators(w, { title, definition, comparison, decimals, at }) {
  const name = q.nameOf(w);
  const unit = q.unitOf(w);
  const link = [{ title: w('看这个指标', 'See this indicator'), url: address(w, 'indicator', { indicator: '${__data.fields.indicator}' }) }];
  const titles = {
    name: w('指标', 'Indicator'),
    value: w('本年累计', 'To date'),
    unit: w('单位', 'Unit'),
    yoy: w('同比 %', 'YoY %'),
    month: w('当月', 'Month'),
    monthYoy: w('当月同比 %', 'Month YoY %'),
    target: w('年度目标', 'Target'),
    done: w('完成目标 %', 'Done %'),
    gap: w('序时差(百分点)', 'Ahead, pp'),
    status: w('进度', 'Progress'),
    reported: w('已报', 'Reported'),
    expected: w('应报', 'Expected'),
  };
  const rate = (metric, of, label, labels) => `max by (indicator, ${label}) (${q.inText(q.figure(metric, labels), of, label)})`;
  const bare = (query) => `max by (indicator) (${query})`;
  const value = (labels) => q.published(q.scaled(q.amount(labels)), 'amount');
  return p.table(
    {
      title,
      description: meaning(w, definition + AHEAD_IS(w) + STATUS_IS(w), PUBLISHING_UNIT(w), withTargets(w, reportedOn(w))),
      at,
      ...p.fixed(decimals),
      overrides: [
        p.byName('indicator', p.HIDDEN),
        p.byName(titles.name, { links: link, 'custom.width': w(190, 290) }),
        p.byName(titles.unit, { 'custom.width': w(80, 120) }),
        p.byName(titles.yoy, p.TEXTS(true)),
        p.byName(titles.monthYoy, { ...p.TEXTS(true), 'custom.width': w(110, 116) }),
        p.byName(titles.done, p.TEXTS(false)),
        p.byName(titles.gap, { ...p.TEXTS(false), 'custom.width': w(120, 90) }),
        p.byName(titles.reported, p.fixed(0)),
        p.byName(titles.expected, p.fixed(0)),
        p.byName(titles.status, { ...p.STATUS_COLUMN(w), 'custom.width': w(60, 84) }),
      ],
    },
    [
      p.query('A', q.withIndicator(bare(q.withDecimals(q.readHere(value({})), comparison, 'amount')), `${name}, ${unit}`), { table: true }),
      p.query('B', rate('tongji_yoy_ratio', 'growth', 'yoy'), { table: true }),
      p.query('C', bare(value({ span: 'month' })), { table: true }),
      p.query('D', rate('tongji_yoy_ratio', 'growth', 'month_yoy', { span: 'month' }), { table: true }),
      p.query('E', bare(q.scaled(q.target())), { table: true }),
      p.query('F', rate('tongji_target_completion_ratio', 'completion', 'done'), { table: true }),
      p.query('G', rate('tongji_schedule_gap_ratio', 'completion', 'gap'), { table: true }),
      p.query('H', UNITS('reported'), { table: true }),
      p.query('I', UNITS('expected'), { table: true }),
      p.query('J', q.ORDER, { table: true }),
      p.query('K', `max by (indicator, status_name) (${q.statusNames(w)})`, { table: true }),
    ],
    [...p.columns(
      {
        [name]: titles.name,
        'Value #A': titles.value,
        [unit]: titles.unit,
        yoy: titles.yoy,
        'Value #C': titles.month,
        month_yoy: titles.monthYoy,
        'Value #E': titles.target,
        done: titles.done,
        gap: titles.gap,
        status_name: titles.status,
        'Value #H': titles.reported,
        'Value #I': titles.expected,
        indicator: 'indicator',
        'Value #B': null,
        'Value #D': null,
        'Value #F': null,
        'Value #G': null,
        'Value #J': null,
        'Value #K': null,
      },
      { field: 'Value #J', desc: false },
    ), p.onlyWith(titles.name)],
  );
}

function ranking(w) {
  const every = { indicator: '$indicator', area: '~.+' };
  const whole = q.ofAreas(q.amount(every), '{parent=""}');
  const titles = { name: w('区域', 'Area'), value: w('本年累计(${unit})', 'To date'), share: w('占全市 %', 'Share %'), yoy: w('同比 %', 'YoY %'), month: w('当月(${unit})', 'Month'), monthYoy: w('当月同比 %', 'Month YoY %') };
  const link = [{ title: w('看这个区域', 'See this area'), url: address(w, 'area', { area: '${__data.fields.area}' }) }];
  const bare = (query) => `max by (area) (${query})`;
  const value = (labels) => q.published(q.scaled(q.amount({ ...every, ...labels })), 'amount');
  const rate = (label, labels) => q.areaText(q.figure('tongji_yoy_ratio', { ...every, ...labels }), label);
  return p.table(
    {
      title: w('${indicator:text}:同级区域对比', '${indicator:text}: areas of one level, in ${unit}'),
      description: meaning(w, w(`${GROWTH_IS(w)}占全市=区域累计/最上级区域累计。`, `${GROWTH_IS(w)} Share = to date of the area / of the topmost area.`), PUBLISHING_UNIT(w), ofIndicator(w)),
      at: { x: 8, y: RANKED_AT, w: 16, h: 13 },
      ...p.fixed(2),
      overrides: [
        p.byName('area', p.HIDDEN),
        p.byName(titles.name, { links: link, 'custom.width': w(150, 200) }),
        p.byName(titles.share, { unit: 'none', decimals: 1 }),
        p.byName(titles.yoy, p.TEXTS(true)),
        p.byName(titles.monthYoy, p.TEXTS(true)),
      ],
    },
    [
      p.query('A', q.withArea(w, bare(value({})), '{level="$level"}'), { table: true }),
      p.query('B', bare(`100 * ${q.amount(every)} / on (indicator) group_left () max by (indicator) (${whole})`), { table: true }),
      p.query('C', rate('yoy', {}), { table: true }),
      p.query('D', bare(value({ span: 'month' })), { table: true }),
      p.query('E', rate('month_yoy', { span: 'month' }), { table: true }),
    ],
    [
      ...p.columns(
        { area_name: titles.name, 'Value #A': titles.value, 'Value #B': titles.share, yoy: titles.yoy, 'Value #D': titles.month, month_yoy: titles.monthYoy, area: 'area', 'Value #C': null, 'Value #E': null },
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
      allIndicators(w, {
        title: w('${area:text} ${period} 金额和面积指标', '${area:text}, ${period}: amounts and areas'),
        definition: w('所选区域按小数发布的全部指标;点指标名看走势。', 'All indicators of the area that are published with decimals; click one for its course. '),
        comparison: '> 0',
        decimals: 2,
        at: { x: 0, y: 0, w: 24, h: AMOUNTS },
      }),
      allIndicators(w, {
        title: w('${area:text} ${period} 计数指标', '${area:text}, ${period}: counts'),
        definition: w('所选区域按整数发布的全部指标(家、个、人等);点指标名看走势。', 'All indicators of the area that are published as whole numbers; click one for its course. '),
        comparison: '== 0',
        decimals: 0,
        at: { x: 0, y: AMOUNTS, w: 24, h: COUNTS },
      }),
      sizes(w, w('排名:${indicator:text}(${unit})', 'Ranking, in ${unit}'), { x: 0, y: RANKED_AT, w: 8, h: 13 }),
      ranking(w),
    ],
  });
