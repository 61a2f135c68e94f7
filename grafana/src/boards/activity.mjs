import { choice, dashboard } from '../dashboard.mjs';
import { GROWTH_IS, PUBLISHING_UNIT, meaning, ofIndicator } from '../meanings.mjs';
import * as p from '../panels.mjs';
import * as q from '../queries.mjs';

/** How high the tiles are. */
const TILES = 4;
const CHOSEN = { indicator: '$indicator' };
const BY = { ...CHOSEN, activity: '~$depth' };
const THEMES = { ...CHOSEN, activity: '~S_.+' };
const one = (query) => `max by (indicator) (${query})`;
const share = (labels) => `${q.amount(labels)} / on (indicator) group_left () ${one(q.amount(CHOSEN))}`;
/** Percentage points that an activity adds to the area's growth: amount and base give it together. */
const pull = (labels) =>
  `100 * (${q.amount(labels)} - ${q.base(labels)}) / on (indicator) group_left () ${one(q.base(CHOSEN))}`;

const PULL_IS = (w) =>
  w('拉动=(行业累计−行业基数)/合计基数,各行业之和为合计增速。', 'pull = (to date − base) of the activity / base of the total; pulls add up to the growth of the total.');

function table(w, title, definition, at, labels) {
  const titles = { code: w('代码', 'Code'), name: w('行业', 'Activity'), value: w('本年累计(${unit})', 'To date'), share: w('比重 %', 'Share %'), yoy: w('同比 %', 'YoY %'), pull: w('拉动(百分点)', 'Pull, pp') };
  return p.table(
    {
      title,
      description: meaning(w, `${definition} ${PULL_IS(w)}`, PUBLISHING_UNIT(w), ofIndicator(w)),
      at,
      ...p.fixed(2),
      overrides: [
        p.byName(titles.code, { 'custom.width': 66 }),
        p.byName(titles.name, { 'custom.width': w(250, 400) }),
        p.byName(titles.yoy, p.TEXTS(true)),
        p.byName(titles.pull, p.COLOURED(p.GROWTH)),
      ],
    },
    [
      p.query('A', q.short(w, q.withActivity(w, q.scaled(q.amount(labels)))), { table: true }),
      p.query('B', `100 * ${share(labels)}`, { table: true }),
      p.query('C', q.inText(q.figure('tongji_yoy_ratio', labels), 'growth', 'yoy', q.SERIES), { table: true }),
      p.query('D', pull(labels), { table: true }),
    ],
    p.columns(
      {
        activity: titles.code,
        [q.nameOf(w)]: titles.name,
        'Value #A': titles.value,
        'Value #B': titles.share,
        yoy: titles.yoy,
        'Value #D': titles.pull,
        'Value #C': null,
        indicator: null,
        area: null,
        period: null,
        span: null,
      },
      { field: 'Value #A', desc: true },
    ),
  );
}

function bars(w, title, definition, at, query, more) {
  return p.bargauge({ title, description: meaning(w, definition, more.says, ofIndicator(w)), at, ...more }, [
    p.query('A', q.short(w, `sort_desc(${q.withActivity(w, query)})`), { legend: `{{${q.nameOf(w)}}}` }),
  ]);
}

function pulls(w) {
  const bars = p.signedQueries(q.short(w, q.withActivity(w, pull(BY))), `{{${q.nameOf(w)}}}`, { up: 6, down: 9 });
  return p.bargauge(
    {
      title: w('上拉与下拉最大的行业(百分点)', 'Strongest pull up and down (pp)'),
      description: meaning(w, `${PULL_IS(w)} ${w('绿为上拉,红为下拉。', 'Green pulls up, red pulls down.')}`, w('百分点', 'percentage points'), ofIndicator(w)),
      at: { x: 14, y: TILES, w: 10, h: 13 },
      ...p.fixed(2),
      overrides: bars.overrides,
    },
    bars.targets,
  );
}

/** 0 where some activity pulls, but none that way. */
const allPulls = (way) =>
  `sum by (indicator) (${pull(BY)} ${way} 0) or 0 * sum by (indicator) (${pull(BY)})`;

const PERCENT = { unit: 'suffix:%', says: '%' };
const POINTS = (w) => ({ unit: w('suffix:百分点', 'suffix:pp'), says: w('百分点', 'percentage points') });

function tile(w, title, definition, x, query, { unit, says }) {
  return p.stat(
    { title, description: meaning(w, definition, says, ofIndicator(w)), at: { x, y: 0, w: 6, h: TILES }, unit, decimals: 2, thresholds: p.GROWTH, textMode: 'value' },
    [p.query('A', query)],
  );
}

/** Growth and what it is the sum of, with the decimals that are published. */
function growthTile(w, title, definition, x, query, { unit, says }) {
  const rates = p.rateQueries((decimals) => q.withDecimals(query, decimals), '');
  return p.stat(
    { title, description: meaning(w, definition, says, ofIndicator(w)), at: { x, y: 0, w: 6, h: TILES }, unit, thresholds: p.GROWTH, textMode: 'value', overrides: rates.overrides },
    rates.targets,
  );
}

export const activity = (w) => {
  return dashboard(w, 'activity', {
    description: w('分行业与分产业主题:规模、比重、增速、拉动。', 'By activity and theme: size, share, growth, pull.'),
    shows: ['area', 'indicator', 'period', 'view'],
    variables: [
      choice('depth', w('层次', 'Depth'), [
        ['[A-Z][0-9][0-9]', w('大类', 'Divisions')],
        ['[A-Z]', w('门类', 'Sections')],
      ]),
    ],
    panels: [
      growthTile(w, w('合计增速', 'Growth of the total'), GROWTH_IS(w), 0, `100 * ${q.figure('tongji_yoy_ratio', CHOSEN)}`, PERCENT),
      growthTile(w, w('各行业拉动之和', 'Sum of pulls'), w('应等于合计增速。', 'Equals the growth of the total.'), 6, `sum by (indicator) (${pull(BY)})`, POINTS(w)),
      tile(w, w('上拉合计', 'All pulls up'), PULL_IS(w), 12, allPulls('>'), POINTS(w)),
      tile(w, w('下拉合计', 'All pulls down'), PULL_IS(w), 18, allPulls('<'), POINTS(w)),
      table(w, w('${area:text} ${indicator:text} 分行业 ${period}', '${indicator:text} by activity, ${period}, in ${unit}'), w('国民经济行业分类 GB/T 4754-2017。', 'GB/T 4754-2017.'), { x: 0, y: TILES, w: 14, h: 18 }, BY),
      pulls(w),
      bars(w, w('比重最大的行业', 'Largest shares'), w('行业累计/合计。', 'to date of the activity / of the total.'), { x: 14, y: TILES + 13, w: 10, h: 10 }, `topk(10, ${share(BY)})`, { unit: 'percentunit', decimals: 1, max: 1, says: '%' }),
      table(w, w('产业主题(相互重叠)', 'Themes (overlapping), in ${unit}'), w('主题目录为本项目选编,非官方目录;主题相互重叠,不可相加。', 'The lists are this project\'s own, not official; themes overlap and do not add up.'), { x: 0, y: TILES + 18, w: 14, h: 5 }, THEMES),
    ],
  });
};
