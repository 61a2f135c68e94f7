// What every panel must show under what is chosen, panel by panel: by board and Chinese title.
import { AS_IT_HAPPENS, EDIT_NAMES, FORM_NAMES, REASON_NAMES } from '../../src/meanings.mjs';
import { MOST_LINES } from '../../src/panels.mjs';
import { shortened } from '../../src/queries.mjs';
import { CORRECTED } from './stand.mjs';

/** A number of which the last digit shown is rounded; undefined where there is none. */
const near = (value, digits) => (value === undefined ? undefined : { value, digits });
/** A number that is shown as it is. */
const exactly = (value) => near(value, 9);
/** Columns by their Chinese names; rows begin with what they are known by and stand in the order of rank. */
const table = (columns, rows, rank) => ({ columns, rows, rank });
const tile = (cell) => ({ rows: cell === undefined ? [] : [['', cell]] });
/** Named values, from the greatest on. */
const ranked = (entries) => ({ rows: entries.filter(([, cell]) => cell), rank: ([, cell]) => -cell.value });
const named = (entries) => ({ rows: entries.filter(([, cell]) => cell) });
const within = (low, high) => ({ low, high });

const percent = (part, whole) => (part === undefined || !whole ? undefined : (100 * part) / whole);
const difference = (a, b) => (a === undefined || b === undefined ? undefined : a - b);
const descending = (column) => (row) => (row[column] ? -row[column].value : Infinity);
const index = (rows) => new Map(rows.map((row, place) => [row[0], place]));
const asGiven = (rows) => {
  const places = index(rows);
  return (row) => places.get(row[0]);
};

const statusOf = (c, at) => {
  const pace = c.exact('PACE', at);
  return pace === undefined ? undefined : c.truth.status(pace)[c.words('name', 'name_en')];
};
const readAt = (one) => ({ indicator: one.indicator, area: one.area });
const known = (c, measure) => (one) => c.exact(measure, readAt(one)) !== undefined;
const happens = ({ form }) => AS_IT_HAPPENS.includes(form);

/** Percentage points that a part adds to the growth of a whole. */
const pull = (c, part, whole) => percent(difference(c.exact('YTD', part), c.exact('BASE_YTD', part)), c.exact('BASE_YTD', whole));

/** The name of an indicator, or an activity, as it stands beside bars. */
const short = (c, name) => shortened(c.words, name);
const areaName = (c, area) => c.called(c.truth.area(area));

// 总览

function headlineTable(c) {
  const rows = c.headline().filter(known(c, 'YTD')).map((one) => [
    c.nameOf(one.indicator),
    exactly(c.amount('YTD', readAt(one))),
    c.unitOf(one),
    exactly(c.growth('YTD_YOY', readAt(one))),
    near(c.scaled('TARGET', readAt(one)), 2),
    exactly(c.progress('COMPLETION', readAt(one))),
    exactly(c.progress('SCHED_GAP', readAt(one))),
    statusOf(c, readAt(one)),
  ]);
  return table(['指标', '本年累计', '单位', '同比 %', '年度目标', '完成目标 %', '序时差(百分点)', '进度'], rows, asGiven(rows));
}

const completions = (c) => named(c.headline().map((one) => [short(c, c.nameOf(one.indicator)), exactly(c.progress('COMPLETION', readAt(one)))]));
const coverages = (c) => named(c.headline().map((one) => [short(c, c.nameOf(one.indicator)), near(c.exact('COVERAGE_RATE', readAt(one)), 1)]));

const ofGroup = (c, forms) => c.headline().filter(({ form }) => forms.includes(form));
/** An indicator with its unit, where that is not the usual one. */
const inUnit = (c, one) =>
  one.unit === '亿元' ? c.nameOf(one.indicator) : `${c.nameOf(one.indicator)}${c.words('', ' ')}(${c.unitOf(one)})`;

/** Amounts, each with its growth, in the order of the headline. */
const pairs = (...forms) => (c) => ({
  inOrder: ofGroup(c, forms).filter(known(c, 'YTD')).flatMap((one) => [
    [inUnit(c, one), exactly(c.amount('YTD', readAt(one)))],
    [c.words('同比', 'YoY'), near(c.exact('YTD_YOY', readAt(one)), Math.min(2, Number(one.rate_decimals)))],
  ]),
});

const LEVELS = { county: '县(市)', town: '镇街道', zone: '开发区', platforms: '平台合计', platform: '平台' };

function everyArea(c) {
  const rows = c.truth.areas.filter(({ area }) => c.exact('YTD', { area }) !== undefined).map(({ area, level }) => [
    areaName(c, area),
    c.words(LEVELS[level], level),
    exactly(c.amount('YTD', { area })),
    near(percent(c.exact('YTD', { area }), c.exact('YTD', { area: c.root() })), 1),
    near(c.exact('YTD_YOY', { area }), 1),
    exactly(c.amount('M', { area })),
    near(c.exact('M_YOY', { area }), 1),
    exactly(c.exact('UNITS', { area })),
  ]);
  return table(['区域', '级别', `本年累计(${c.unit})`, '占全市 %', '同比 %', `当月(${c.unit})`, '当月同比 %', '已报单位'], rows, descending(2));
}

// 指标

const rateDecimals = (c) => Math.min(2, Number(c.truth.indicator(c.indicator).rate_decimals));
/** Rows by month; a line that has no point is not drawn. */
function months(columns, rows) {
  const drawn = columns.map((_, at) => at).filter((at) => at === 0 || rows.some((row) => row[at]));
  const kept = rows.map((row) => drawn.map((at) => row[at])).filter(([, ...cells]) => cells.some(Boolean));
  return table(drawn.map((at) => columns[at]), kept, asGiven(kept));
}

/** Several of them, in any order. */
const lines = (columns, rows) => ({ ...months(columns, rows), byName: true });

function byMonth(c) {
  return months(['', '当月'], c.months('M').map((period) => [period, near(c.scaled('M', { period }), 2)]));
}

function towardsTarget(c) {
  const rows = c.months('YTD').map((period) => {
    const due = difference(c.exact('COMPLETION', { period }), c.exact('SCHED_GAP', { period }));
    const target = c.scaled('TARGET', { period });
    return [period, near(c.scaled('YTD', { period }), 2), due === undefined ? undefined : near((target * due) / 100, 2)];
  });
  return lines(['', c.words('本年累计', 'Year to date'), c.words('目标路径', 'Way to target')], rows);
}

function growthByMonth(c) {
  const rows = c.months('YTD')
    .map((period) => [period, near(c.exact('YTD_YOY', { period }), 1), near(c.exact('M_YOY', { period }), 1)]);
  return lines(['', c.words('累计同比', 'Year to date'), c.words('当月同比', 'Month')], rows);
}

/** The largest areas of the period, each with its place. */
function areasByMonth(c) {
  const areas = c.areasOfLevel()
    .filter((area) => c.exact('YTD', { area }) !== undefined)
    .sort((a, b) => c.exact('YTD', { area: b }) - c.exact('YTD', { area: a }))
    .slice(0, MOST_LINES);
  const periods = [...new Set(areas.flatMap((area) => c.months('YTD', { area })))].sort();
  const rows = periods.map((period) => [period, ...areas.map((area) => near(c.scaled('YTD', { area, period }), 2))]);
  return lines(['', ...areas.map((area, place) => `${place + 1} ${areaName(c, area)}`)], rows);
}

const amountsOfAreas = (c) => ranked(c.areasOfLevel().map((area) => [areaName(c, area), near(c.scaled('YTD', { area }), 2)]));
const pullOfArea = (c, area) => pull(c, { area }, { area: c.root() });
const pullsOfAreas = (c) => ranked(c.areasOfLevel().map((area) => [areaName(c, area), near(pullOfArea(c, area), 2)]));

function contributions(c) {
  const rows = c.areasOfLevel().filter((area) => c.exact('YTD', { area }) !== undefined).map((area) => [
    areaName(c, area),
    near(c.exact('YTD_YOY', { area }), 1),
    near(c.exact('M_YOY', { area }), 1),
    near(pullOfArea(c, area), 2),
  ]);
  return table(['区域', '累计同比 %', '当月同比 %', '拉动(百分点)'], rows, descending(3));
}

function bridge(c) {
  const leavers = c.scaled('BRIDGE_LEAVERS');
  return named([
    [c.words('可比单位', 'Same units'), near(c.scaled('BRIDGE_SAME'), 2)],
    [c.words('新进单位', 'Entrants'), near(c.scaled('BRIDGE_ENTRANTS'), 2)],
    [c.words('退出单位', 'Leavers'), near(leavers === undefined ? undefined : -leavers, 2)],
    [c.words('上年数重报', 'Restatement'), near(c.scaled('BRIDGE_RESTATEMENT'), 2)],
  ]);
}

const threeGrowths = (c) =>
  named([
    [c.words('累计同比', 'YoY'), near(c.exact('YTD_YOY'), rateDecimals(c))],
    [c.words('名义同比', 'Nominal YoY'), near(c.exact('YTD_YOY_NOM'), rateDecimals(c))],
    [c.words('当月环比', 'Month on month'), near(c.exact('M_MOM'), rateDecimals(c))],
  ]);

/** An amount: with its unit behind it where that is 亿元, else above it. */
const amountTile = (measure) => (c) => {
  const one = c.truth.indicator(c.indicator);
  return named([[c.inChinese && one.unit === '亿元' ? '' : c.unitOf(one), exactly(c.amount(measure))]]);
};

// 区域

const allIndicators = (chosen) => (c) => {
  const here = c.readHere().filter((one) => chosen(Number(one.decimals)) && c.exact('YTD', { indicator: one.indicator }) !== undefined);
  const rows = here.map(({ indicator, decimals }) => [
    c.nameOf(indicator),
    exactly(c.amount('YTD', { indicator })),
    c.unitOf(c.truth.indicator(indicator)),
    exactly(c.growth('YTD_YOY', { indicator })),
    exactly(c.amount('M', { indicator })),
    exactly(c.growth('M_YOY', { indicator })),
    near(c.scaled('TARGET', { indicator }), Number(decimals) > 0 ? 2 : 0),
    exactly(c.progress('COMPLETION', { indicator })),
    exactly(c.progress('SCHED_GAP', { indicator })),
    statusOf(c, { indicator }),
    exactly(c.exact('UNITS', { indicator })),
    exactly(c.exact('EXPECTED', { indicator })),
  ]);
  const ranks = new Map(here.map(({ indicator, rank }) => [c.nameOf(indicator), rank]));
  const names = ['指标', '本年累计', '单位', '同比 %', '当月', '当月同比 %', '年度目标', '完成目标 %', '序时差(百分点)', '进度', '已报', '应报'];
  return table(names, rows, ([name]) => ranks.get(name));
};

function areasOfOneLevel(c) {
  const rows = c.areasOfLevel().filter((area) => c.exact('YTD', { area }) !== undefined).map((area) => [
    areaName(c, area),
    exactly(c.amount('YTD', { area })),
    near(percent(c.exact('YTD', { area }), c.exact('YTD', { area: c.root() })), 1),
    near(c.exact('YTD_YOY', { area }), 1),
    exactly(c.amount('M', { area })),
    near(c.exact('M_YOY', { area }), 1),
  ]);
  return table(['区域', `本年累计(${c.unit})`, '占全市 %', '同比 %', `当月(${c.unit})`, '当月同比 %'], rows, descending(1));
}

// 行业

const THEMES = /^S_/;
const pullOfActivity = (c, activity) => pull(c, { activity }, {});
const allPulls = (c) => c.activities(c.depth).map((activity) => pullOfActivity(c, activity)).filter((points) => points !== undefined);
const sum = (numbers) => (numbers.length === 0 ? undefined : numbers.reduce((all, one) => all + one, 0));

const activityTable = (patternOf) => (c) => {
  const rows = c.activities(patternOf(c)).map((activity) => [
    activity,
    short(c, c.called(c.truth.activity(activity))),
    near(c.scaled('YTD', { activity }), 2),
    near(percent(c.exact('YTD', { activity }), c.exact('YTD')), 2),
    near(c.exact('YTD_YOY', { activity }), 1),
    near(pullOfActivity(c, activity), 2),
  ]);
  return table(['代码', '行业', `本年累计(${c.unit})`, '比重 %', '同比 %', '拉动(百分点)'], rows, descending(2));
};

const pullsOfActivities = (c) => c.activities(c.depth).map((activity) => [short(c, c.called(c.truth.activity(activity))), near(pullOfActivity(c, activity), 2)]).filter(([, cell]) => cell);

function strongestPulls(c) {
  const { rows, rank } = ranked(pullsOfActivities(c));
  const sorted = rows.sort((a, b) => rank(a) - rank(b));
  const up = sorted.filter(([, { value }]) => value >= 0).slice(0, 6);
  const down = sorted.filter(([, { value }]) => value < 0).slice(-9);
  return { rows: [...up, ...down], rank };
}

function largestShares(c) {
  const shares = ranked(c.activities(c.depth).map((activity) => [short(c, c.called(c.truth.activity(activity))), near(percent(c.exact('YTD', { activity }), c.exact('YTD')), 1)]));
  return { ...shares, rows: shares.rows.sort((a, b) => shares.rank(a) - shares.rank(b)).slice(0, 10) };
}

// 报送

const missing = (c, at) => difference(c.exact('EXPECTED', at), c.exact('UNITS', at));

const byIndicator = (chosen) => (c) => {
  const here = c.readHere().filter((one) => chosen(one) && c.exact('EXPECTED', { indicator: one.indicator }) !== undefined);
  const rows = here.map(({ indicator, form }) => [
    c.words(...FORM_NAMES[form]),
    c.nameOf(indicator),
    exactly(c.exact('EXPECTED', { indicator })),
    exactly(c.exact('UNITS', { indicator })),
    exactly(missing(c, { indicator })),
    near(percent(c.exact('UNITS', { indicator }), c.exact('EXPECTED', { indicator })), 1),
    near(percent(c.exact('BASE_RECEIVED', { indicator }), c.exact('BASE_EXPECTED', { indicator })), 1),
  ]);
  const ranks = new Map(here.map(({ indicator, rank }) => [c.nameOf(indicator), rank]));
  return { ...table(['报表', '指标', '应报', '已报', '未报', '上报率 %', '加权 %'], rows, (row) => ranks.get(row[1])), key: [1] };
};

function coverageByPeriod(c) {
  const forms = {};
  for (const { indicator, form } of c.truth.indicators) {
    for (const period of c.months('COVERAGE_RATE', { indicator })) {
      const rate = percent(c.exact('BASE_RECEIVED', { indicator, period }), c.exact('BASE_EXPECTED', { indicator, period }));
      const lowest = (forms[form] ??= {});
      lowest[period] = Math.min(lowest[period] ?? Infinity, rate);
    }
  }
  const codes = Object.keys(forms);
  const periods = [...new Set(codes.flatMap((form) => Object.keys(forms[form])))].sort().reverse();
  const rows = periods.map((period) => [period, ...codes.map((form) => near(forms[form][period], 1))]);
  const names = [c.words('统计期', 'Period'), ...codes.map((form) => c.words(...FORM_NAMES[form]))];
  return { ...table(names, rows, asGiven(rows)), byName: true };
}

/** Records by what became of them add up to those of the files, with the correction and its repeal. */
function judgedRecords(c) {
  const rows = Object.entries(c.truth.records).map(([form, records]) => [c.words(...FORM_NAMES[form]), records]);
  return { sums: rows };
}

function refusedRecords(c) {
  const rows = [[c.words(...FORM_NAMES.export), c.words(...REASON_NAMES.SAME_REVISION), exactly(1)]];
  return table(['报表', '原因', '条数'], rows, () => 0);
}

/** Open queries as the command lists them, counted by form and edit. */
function openQueries(c) {
  const counts = {};
  for (const { form, edit } of c.truth.queries) {
    const key = JSON.stringify([c.words(...FORM_NAMES[form]), c.words(...EDIT_NAMES[edit])]);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  const rows = Object.entries(counts).map(([key, count]) => [...JSON.parse(key), exactly(count)]);
  return { ...table(['报表', '审核条件', '条数'], rows, descending(2)), key: [0, 1] };
}

// 修订: what is shown is what Prometheus scraped since before the first figure, so that the end alone is known

const isCorrected = (c, period) => c.indicator === CORRECTED.indicator && period === CORRECTED.period && c.truth.withAncestors(CORRECTED.area).includes(c.area);

function revised(c) {
  const rows = c.months('YTD').map((period) => {
    const now = c.scaled('YTD', { period });
    const more = CORRECTED.more / 10 ** c.truth.indicator(c.indicator).exponent;
    const corrected = isCorrected(c, period);
    return [
      period,
      near(now, 2),
      within(0, now),
      within(corrected ? now + more : now, Infinity),
      within(corrected ? percent(more, now) : 0, Infinity),
      within(corrected ? 2 : 0, 1000),
    ];
  });
  return table(['统计期', '现值', '区间最低', '区间最高', '变动幅度 %', '变动次数'], rows, ([period]) => -Number(period.replace('-', '')));
}

const course = (low, high, ...last) => ({ between: [low, high], last });
const amountCourse = (c) => course(0, Infinity, near(c.scaled('YTD'), 2));
const growthCourse = (c) => course(-100, Infinity, near(c.exact('YTD_YOY'), 2));
const unitsCourse = (c) => course(0, Infinity, exactly(c.exact('UNITS')), exactly(c.exact('EXPECTED')));

// 运行: work of the application, in bounds that a sound one on any machine keeps

/** This year or the last: the stand has just begun. */
const since = () => ({ between: [new Date().getFullYear() - 1, new Date().getFullYear() + 1] });
const only = (number) => () => tile(exactly(number));
const between = (low, high) => () => ({ between: [low, high] });
const HEAP_MIB = 2048;
const MINUTE_MS = 60_000;
const MANY_RECORDS = 1_000_000;

/** What every panel shows, by board and Chinese title; a panel that is not here has no expectation. */
export const EXPECTED = {
  overview: {
    '主要指标 ${period} 累计': headlineTable,
    '完成年度目标 %': completions,
    '加权上报率': coverages,
    '工业与研发': pairs('output', 'rd'),
    '外贸与外资': pairs('export', 'fdi'),
    '投资': pairs('investment'),
    '税收与事项': pairs('tax', 'event'),
    '各区域 ${indicator:text} ${period}(点区域名下钻)': everyArea,
  },
  indicator: {
    '${period} 累计': amountTile('YTD'),
    '累计同比': (c) => tile(near(c.exact('YTD_YOY'), rateDecimals(c))),
    '${period} 当月': amountTile('M'),
    '当月同比': (c) => tile(near(c.exact('M_YOY'), rateDecimals(c))),
    '完成目标': (c) => tile(exactly(c.progress('COMPLETION'))),
    '序时差(百分点)': (c) => tile(exactly(c.progress('SCHED_GAP'))),
    '${indicator:text} 各月(${unit})': byMonth,
    '${indicator:text} 累计与目标路径(${unit})': towardsTarget,
    '${indicator:text} 同比': growthByMonth,
    '各区域累计对比(${unit})': areasByMonth,
    '各区域累计(${unit})': amountsOfAreas,
    '各区域拉动(百分点)': pullsOfAreas,
    '各区域增速与贡献': contributions,
    '比上年同期增减从何而来(${unit})': bridge,
    '三种增速': threeGrowths,
  },
  area: {
    '${area:text} ${period} 金额和面积指标': allIndicators((decimals) => decimals > 0),
    '${area:text} ${period} 计数指标': allIndicators((decimals) => decimals === 0),
    '排名:${indicator:text}(${unit})': amountsOfAreas,
    '${indicator:text}:同级区域对比': areasOfOneLevel,
  },
  activity: {
    '${area:text} ${indicator:text} 分行业 ${period}': activityTable((c) => c.depth),
    '上拉与下拉最大的行业(百分点)': strongestPulls,
    '比重最大的行业': largestShares,
    '产业主题(相互重叠)': activityTable(() => THEMES),
    '合计增速': (c) => tile(near(c.exact('YTD_YOY'), rateDecimals(c))),
    '各行业拉动之和': (c) => tile(near(sum(allPulls(c)), rateDecimals(c))),
    '上拉合计': (c) => tile(near(sum(allPulls(c).map((points) => Math.max(points, 0))), 2)),
    '下拉合计': (c) => tile(near(sum(allPulls(c).map((points) => Math.min(points, 0))), 2)),
  },
  reporting: {
    '应报': (c) => tile(exactly(c.exact('EXPECTED'))),
    '已报': (c) => tile(exactly(c.exact('UNITS'))),
    '未报': (c) => tile(exactly(missing(c))),
    '上报率': (c) => tile(near(percent(c.exact('UNITS'), c.exact('EXPECTED')), 1)),
    '加权上报率': (c) => tile(near(percent(c.exact('BASE_RECEIVED'), c.exact('BASE_EXPECTED')), 1)),
    '解码失败': only(0),
    '${area:text} ${period} 各指标报送:应全报的报表': byIndicator((one) => !happens(one)),
    '${area:text} ${period} 各指标报送:有则报的报表': byIndicator(happens),
    '${area:text} 各表各期加权上报率 %': coverageByPeriod,
    '本次启动以来的审核结果': judgedRecords,
    '未了结的查询:按报表和审核条件': openQueries,
    '退回的记录:按原因': refusedRecords,
    '收报速度(每分钟)': between(0, MANY_RECORDS),
  },
  revisions: {
    '历史记录始于': since,
    '${indicator:text} ${period} 累计(${unit})': amountCourse,
    '${indicator:text} ${period} 累计同比': growthCourse,
    '${indicator:text} 各期累计的修订(${unit})': revised,
    '${period} 已报单位': unitsCourse,
  },
  operations: {
    '历史记录始于': since,
    '运行实例': only(1),
    '运行线程': () => tile(within(1, 64)),
    '积压记录': () => tile(within(0, 100)),
    '死信': only(0),
    '线程故障': only(0),
    '重启': only(0),
    '统计序列': (c) => tile(exactly(c.truth.series)),
    '未导出序列': only(0),
    '处理速度': between(0, MANY_RECORDS),
    '处理时延': between(0, MINUTE_MS),
    '提交时延': between(0, MINUTE_MS),
    '各主题积压': between(0, MANY_RECORDS),
    // what is alive is 0 until the first full collection
    '内存(堆)': between(0, HEAP_MIB),
    '垃圾回收停顿': between(0, MINUTE_MS),
    '审核结果(每分钟)': between(0, MANY_RECORDS),
    '状态条数': between(0, MANY_RECORDS),
    '恢复中的记录': between(0, MANY_RECORDS),
    '处理器': between(0, 100),
  },
};
