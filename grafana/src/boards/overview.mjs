import { dashboard, address } from '../dashboard.mjs';
import { AHEAD_IS, AS_IT_HAPPENS, GROWTH_IS, PUBLISHING_UNIT, STATUS_IS, meaning, ofIndicator, reportedOn, withTargets } from '../meanings.mjs';
import * as p from '../panels.mjs';
import * as q from '../queries.mjs';

const EVERY_AREA = { area: '~.+' };
/** How high the headline table is, with what stands beside it; with the groups it fits on a wall screen. */
const HEADLINE = 15;
/** Groups of indicators by their forms, and where their tiles are: below the headline, as wide as they are many. */
const GROUPS = [
  { zh: '工业与研发', en: 'Industry and R&D', forms: ['output', 'rd'], at: { x: 0, y: HEADLINE, w: 14, h: 4 } },
  { zh: '外贸与外资', en: 'Exports and foreign capital', forms: ['export', 'fdi'], at: { x: 14, y: HEADLINE, w: 10, h: 4 } },
  { zh: '投资', en: 'Investment', forms: ['investment'], at: { x: 0, y: HEADLINE + 4, w: 14, h: 7 } },
  { zh: '税收与事项', en: 'Tax and events', forms: ['tax', 'event'], at: { x: 14, y: HEADLINE + 4, w: 10, h: 7 } },
];
const BELOW = HEADLINE + 11;
/** All areas of the catalogue as it comes. */
const AREAS = 17;
const onGroup = (query, { forms }) => q.onForms(query, `=~"${forms.join('|')}"`);

function headlineTable(w) {
  const name = q.nameOf(w);
  const unit = q.unitOf(w);
  const head = (refId, query, labels) =>
    p.query(refId, q.inHeadlineOrder(query, labels), { table: true });
  const link = [{ title: w('看这个指标', 'See this indicator'), url: address(w, 'indicator', { indicator: '${__data.fields.indicator}', area: '${__data.fields.area}' }) }];
  const titles = {
    name: w('指标', 'Indicator'),
    value: w('本年累计', 'To date'),
    unit: w('单位', 'Unit'),
    yoy: w('同比 %', 'YoY %'),
    target: w('年度目标', 'Target'),
    done: w('完成目标 %', 'Done %'),
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
      ...p.fixed(2),
      overrides: [
        p.byName('indicator', p.HIDDEN),
        p.byName('area', p.HIDDEN),
        p.byName(titles.name, { links: link, 'custom.width': w(165, 300) }),
        p.byName(titles.unit, { 'custom.width': w(76, 120) }),
        p.byName(titles.yoy, p.TEXTS(true)),
        p.byName(titles.done, p.TEXTS(false)),
        p.byName(titles.gap, { ...p.TEXTS(false), 'custom.width': w(120, 90) }),
        p.byName(titles.status, { ...p.STATUS_COLUMN(w), 'custom.width': w(60, 84) }),
      ],
    },
    [
      head('A', q.withIndicator(q.published(q.scaled(q.amount(EVERY_AREA)), 'amount'), `${name}, ${unit}`), `${name}, ${unit}`),
      head('B', q.inText(q.figure('tongji_yoy_ratio', EVERY_AREA), 'growth', 'yoy'), 'yoy'),
      head('C', q.scaled(q.target(EVERY_AREA))),
      head('D', q.inText(q.figure('tongji_target_completion_ratio', EVERY_AREA), 'completion', 'done'), 'done'),
      head('E', q.inText(q.figure('tongji_schedule_gap_ratio', EVERY_AREA), 'completion', 'gap'), 'gap'),
      p.query('F', q.RANKS, { table: true }),
      head('G', q.statusNames(w, EVERY_AREA), 'status_name'),
    ],
    [...p.columns(
      {
        [name]: titles.name,
        'Value #A': titles.value,
        [unit]: titles.unit,
        yoy: titles.yoy,
        'Value #C': titles.target,
        done: titles.done,
        gap: titles.gap,
        status_name: titles.status,
        indicator: 'indicator',
        area: 'area',
        read_at: null,
        'Value #B': null,
        'Value #D': null,
        'Value #E': null,
        'Value #F': null,
        'Value #G': null,
      },
      { field: 'Value #F', desc: false },
    ), p.onlyWith(titles.name)],
  );
}

const sorted = (w, query) => {
  const name = q.nameOf(w);
  return q.short(w, `sort_desc(${q.inHeadlineOrder(q.withIndicator(query, name), name)})`);
};
const called = (w) => `{{${q.nameOf(w)}}}`;

function completion(w, at) {
  const done = q.published(`${q.figure('tongji_target_completion_ratio', EVERY_AREA)} * 100`, 'completion');
  const bars = p.statusQueries((status) => sorted(w, q.inStatus(done, status, EVERY_AREA)), called(w));
  return p.bargauge(
    {
      title: w('完成年度目标 %', 'Target reached, %'),
      description: meaning(w, w('本年累计/年度目标。', 'year to date / the year\'s target. ') + STATUS_IS(w), '%', withTargets(w, reportedOn(w))),
      at,
      ...p.fixed(2),
      max: 100,
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
      max: 1,
      thresholds: p.RESPONSE_RATIO,
      overrides: bars.overrides,
    },
    bars.targets,
  );
}

/** The unit of most amounts. */
const USUAL = (w) => w('亿元', '100 million CNY');
/** Behind a name: how many decimals the number has, where it is not the usual. */
const WHOLE = ' ';
const FINER = '  ';

/** Amounts called by their indicators, with the unit where it is not the one that the number or the title says. */
function amounts(w, one) {
  const [name, unit] = [q.nameOf(w), q.unitOf(w)];
  const all = q.withIndicator(q.published(q.scaled(q.amount(EVERY_AREA)), 'amount'), `${name}, ${unit}`);
  const closed = `label_replace(label_join(${onGroup(all, one)}, "shown", "${w('(', ' (')}", "${name}", "${unit}"), "shown", "$1)", "shown", "(.+)")`;
  return q.marked(`label_replace(${closed}, "shown", "$1", "shown", "(.+)${w('', ' ')}[(]${USUAL(w)}[)]")`, 'amount', { 0: WHOLE });
}

/** Growth of the same, a number that is none where it has no base: so that pairs stay pairs. */
function growths(w, one) {
  const growth = q.figure('tongji_yoy_ratio', EVERY_AREA);
  const all = onGroup(`${growth} or on (indicator, area) ${q.amount(EVERY_AREA)} * NaN`, one);
  return q.marked(q.called(all, 'shown', YOY(w)), 'growth', { 0: WHOLE, '[2-9]': FINER });
}

const YOY = (w) => w('同比', 'YoY');
/** Where amount and growth stand: side by side, in the order of the headline. */
const PAIRS = `sort(${q.called(`2 * ${q.RANKS}`, 'kind', 'amount')} or ${q.called(`2 * ${q.RANKS} + 1`, 'kind', 'growth')})`;

function group(w, one) {
  const both = `${q.called(amounts(w, one), 'kind', 'amount')} or ${q.called(growths(w, one), 'kind', 'growth')}`;
  const growth = (blanks, decimals) =>
    p.byPattern(`^${YOY(w)}${blanks}$`, { unit: 'percentunit', decimals, thresholds: p.GROWTH, color: { mode: 'thresholds' } });
  return p.stat(
    {
      title: w(one.zh, `${one.en} (${USUAL(w)}, or as said)`),
      description: meaning(
        w,
        w('本组主要指标1月至统计期的累计及其同比。', 'This group from January to the period, each amount with its growth. ') + GROWTH_IS(w),
        PUBLISHING_UNIT(w) + w('、%', ', %'),
        reportedOn(w, one.forms),
      ),
      at: one.at,
      ...w({ ...p.fixed(2), unit: 'suffix:亿元' }, p.fixed(2)),
      mappings: [p.MISSING],
      color: p.ONE_COLOUR,
      overrides: [
        p.byPattern('[)] ?$', p.fixed(2)),
        p.byPattern(`[^${WHOLE}]${WHOLE}$`, { decimals: 0 }),
        p.byPattern(`[)]${WHOLE}$`, p.fixed(0)),
        growth('', 1),
        growth(WHOLE, 0),
        growth(FINER, 2),
      ],
    },
    [p.query('A', `${PAIRS} * 0 + on (indicator, area, kind) group_left (shown, mark) (${both})`, { legend: '{{shown}}{{mark}}' })],
  );
}

/** Levels of areas by their codes. */
const LEVEL_NAMES = { county: ['县(市)', 'county'], town: ['镇街道', 'town'], zone: ['开发区', 'zone'], platforms: ['平台合计', 'platforms'], platform: ['平台', 'platform'] };

function areas(w) {
  const link = [{ title: w('看这个区域', 'See this area'), url: address(w, 'area', { area: '${__data.fields.area}' }) }];
  const titles = {
    name: w('区域', 'Area'),
    level: w('级别', 'Level'),
    value: w('本年累计(${unit})', 'To date'),
    share: w('占全市 %', 'Share %'),
    yoy: w('同比 %', 'YoY %'),
    month: w('当月(${unit})', 'Month'),
    monthYoy: w('当月同比 %', 'Month YoY %'),
    units: w('已报单位', 'Units reported'),
  };
  const labels = { area: '~.+', indicator: '$indicator' };
  const bare = (query) => `max by (area) (${query})`;
  const value = (more) => q.published(q.scaled(q.amount({ ...labels, ...more })), 'amount');
  const rate = (label, more) => q.areaText(q.figure('tongji_yoy_ratio', { ...labels, ...more }), label);
  const whole = q.ofAreas(q.amount(labels), '{parent=""}');
  return p.table(
    {
      title: w('各区域 ${indicator:text} ${period}(点区域名下钻)', '${indicator:text} by area, ${period}, in ${unit} (click an area)'),
      description: meaning(
        w,
        w('所选指标在各区域的累计、当月与同比,按累计排序;占全市=区域累计/最上级区域累计;开发区、平台与镇街道有重叠,不可相加。', 'The chosen indicator by area, by size; share = to date of the area / of the topmost area; zones, platforms and towns overlap and do not add up.'),
        PUBLISHING_UNIT(w),
        ofIndicator(w),
      ),
      at: { x: 0, y: BELOW, w: 24, h: p.heightOf(AREAS) },
      ...p.fixed(2),
      overrides: [
        p.byName('area', p.HIDDEN),
        p.byName(titles.name, { links: link, 'custom.width': w(180, 330) }),
        p.byName(titles.level, { mappings: p.words(w, LEVEL_NAMES), 'custom.width': 100 }),
        p.byName(titles.share, p.fixed(1)),
        p.byName(titles.yoy, p.TEXTS(true)),
        p.byName(titles.monthYoy, p.TEXTS(true)),
        p.byName(titles.units, p.fixed(0)),
      ],
    },
    [
      p.query('A', `${q.withArea(w, bare(value({})))} * on (area) group_left (level) max by (area, level) (tongji_area_info)`, { table: true }),
      p.query('B', bare(`100 * ${q.amount(labels)} / on (indicator) group_left () max by (indicator) (${whole})`), { table: true }),
      p.query('C', rate('yoy', {}), { table: true }),
      p.query('D', bare(value({ span: 'month' })), { table: true }),
      p.query('E', rate('month_yoy', { span: 'month' }), { table: true }),
      p.query('F', bare('tongji_units{indicator="$indicator",activity="_T",period="$period",span="month",state="reported",view="$view"}'), { table: true }),
    ],
    [...p.columns(
      {
        area_name: titles.name,
        level: titles.level,
        'Value #A': titles.value,
        'Value #B': titles.share,
        yoy: titles.yoy,
        'Value #D': titles.month,
        month_yoy: titles.monthYoy,
        'Value #F': titles.units,
        area: 'area',
        'Value #C': null,
        'Value #E': null,
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
      ...GROUPS.map((one) => group(w, one)),
      areas(w),
    ],
  });
