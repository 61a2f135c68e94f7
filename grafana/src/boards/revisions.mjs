import { dashboard } from '../dashboard.mjs';
import { PUBLISHING_UNIT, meaning, ofIndicator } from '../meanings.mjs';
import * as p from '../panels.mjs';
import * as q from '../queries.mjs';

const CHOSEN = { indicator: '$indicator' };
const ALL = { ...CHOSEN, period: `~${q.MONTHS}` };
const VINTAGE = (w) =>
  w('横轴是发布时间:Prometheus 每次抓取到的数,即当时所发布的数。', 'The axis is publication time: what Prometheus scraped then was published then.');

function course(w, title, at, query, more) {
  return p.timeseries(
    { title, description: meaning(w, `${more.definition} ${VINTAGE(w)}`, more.says, ofIndicator(w)), at, draw: 'steps', color: p.ONE_COLOUR, ...more.head },
    [p.query('A', query, { range: true, legend: '{{period}}' })],
  );
}

function table(w) {
  const over = (of) => `max by (period) (${q.scaled(`max by (indicator, period) (${of}(${q.rawAmount(ALL)}[$__range]))`)})`;
  const titles = { period: w('统计期', 'Period'), now: w('现值', 'Now'), low: w('区间最低', 'Lowest'), high: w('区间最高', 'Highest'), spread: w('变动幅度 %', 'Spread %'), times: w('变动次数', 'Times changed') };
  return p.table(
    {
      title: w('${indicator:text} 各期累计的修订(${unit})', '${indicator:text}: how each period was revised (${unit})'),
      description: meaning(w, w('所选时间范围内,各统计期累计数的现值、最低、最高、变动次数;变动幅度=(最高−最低)/现值。', 'of each period\'s cumulative in the time range: now, lowest, highest, how often it changed; spread = (highest − lowest) / now.'), PUBLISHING_UNIT(w), ofIndicator(w)),
      at: { x: 0, y: 12, w: 14, h: 14 },
      ...p.fixed(2),
      overrides: [p.byName(titles.times, p.fixed(0))],
    },
    [
      p.query('A', `max by (period) (${q.scaled(q.amount(ALL))})`, { table: true }),
      p.query('B', over('min_over_time'), { table: true }),
      p.query('C', over('max_over_time'), { table: true }),
      p.query('D', `100 * (${over('max_over_time')} - ${over('min_over_time')}) / max by (period) (${q.scaled(q.amount(ALL))})`, { table: true }),
      p.query('E', `max by (period) (changes(${q.rawAmount(ALL)}[$__range]))`, { table: true }),
    ],
    p.columns(
      { period: titles.period, 'Value #A': titles.now, 'Value #B': titles.low, 'Value #C': titles.high, 'Value #D': titles.spread, 'Value #E': titles.times },
      { field: 'period', desc: true },
    ),
  );
}

export const revisions = (w) =>
  dashboard(w, 'revisions', {
    description: w('一个统计期的数,在发布之后怎样变化。', 'How a period\'s figure changed after it was first published.'),
    shows: ['indicator', 'period', 'area', 'view'],
    panels: [
      p.since(w, { x: 0, y: 0, w: 24, h: 3 }),
      course(w, w('${indicator:text} ${period} 累计(${unit})', '${indicator:text}, ${period} to date (${unit})'), { x: 0, y: 3, w: 12, h: 9 }, q.scaled(q.amount(CHOSEN)), {
        definition: w('所选统计期的累计。', 'The cumulative of the period.'),
        says: PUBLISHING_UNIT(w),
        head: p.fixed(2),
      }),
      course(w, w('${indicator:text} ${period} 累计同比', '${indicator:text}, ${period}, growth'), { x: 12, y: 3, w: 12, h: 9 }, q.figure('tongji_yoy_ratio', CHOSEN), {
        definition: w('所选统计期的累计同比。', 'The growth of the cumulative.'),
        says: '%',
        head: { unit: 'percentunit', decimals: 2 },
      }),
      table(w),
      p.timeseries(
        {
          title: w('${period} 已报单位', '${period}: units reported'),
          description: meaning(w, `${w('所选指标已有报表的单位数。', 'Units with a return.')} ${VINTAGE(w)}`, w('家(个)', 'units'), ofIndicator(w)),
          at: { x: 14, y: 12, w: 10, h: 14 },
          draw: 'steps',
          unit: 'locale',
          decimals: 0,
          min: 0,
          lines: [w('已报', 'received'), w('应报', 'expected')],
        },
        [
          p.query('A', `label_replace(${q.figure('tongji_units', { ...CHOSEN, span: 'month', state: 'reported' })}, "state", "${w('已报', 'received')}", "", "")`, { range: true, legend: '{{state}}' }),
          p.query('B', `label_replace(${q.figure('tongji_units', { ...CHOSEN, span: 'month', state: 'expected' })}, "state", "${w('应报', 'expected')}", "", "")`, { range: true, legend: '{{state}}' }),
        ],
      ),
    ],
  });
