// Other areas, an earlier period and the other language than those that empty.mjs lists: which panels have
// something to show follows from the export.
import { AS_IT_HAPPENS } from '../../src/meanings.mjs';
import { rows } from './sample.mjs';

const ZONE = '330483K01';
const CITY = '330483';
const PLATFORMS = '330483K01P';
const TOWN = '330483004';
const DIVISIONS = '[A-Z][0-9][0-9]';

/** Places: one of each level, two of them in earlier periods. */
export const PLACES = [
  { language: 'zh', area: CITY, period: '2023-12', level: 'zone', depth: '[A-Z]' },
  { language: 'en', area: TOWN, period: '2023-12', level: 'town', depth: DIVISIONS },
  { language: 'en', area: ZONE, period: '2023-10', level: 'town', depth: DIVISIONS },
  { language: 'zh', area: PLATFORMS, period: '2023-11', level: 'platform', depth: DIVISIONS },
];
/** One indicator of each form. */
const INDICATORS = ['GIO', 'RND', 'EXP', 'TAX', 'FDI', 'FAI', 'KEY_INV'];
const LATEST = '2023-12';

/** Those of which the export has activities. */
const BY_ACTIVITY = ['GIO', 'FDI'];

/** The exports that have it: totals of everything, and activities of some. */
export const EXPORTS = [
  ['--activity=_T'],
  [`--indicator=${BY_ACTIVITY.join(',')}`, `--area=${ZONE},${CITY},${TOWN},${PLATFORMS}`, `--from=${LATEST}`, `--to=${LATEST}`],
];

/** The choices of a place, for a board. */
export const choicesAt = (place, { uid }) =>
  (uid.includes('activity') ? BY_ACTIVITY : INDICATORS).map((indicator) => ({
    indicator, area: place.area, period: place.period, level: place.level, depth: place.depth,
  }));

/** What of a catalogue has it: indicators, areas, codes of activities and themes. */
export const tables = (catalogue) => ({
  indicators: rows(catalogue, 'indicators'),
  areas: rows(catalogue, 'areas'),
  activities: [...new Set([...rows(catalogue, 'activities').map(({ activity }) => activity), ...rows(catalogue, 'themes').map(({ theme }) => theme)])],
});
const YEARS = ['2022', '2023'];
const MONTHS = YEARS.flatMap((year) => Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`));

/** What the export has under a choice. */
class Known {
  #choice;
  #figures;
  #tables;

  constructor(choice, figures, known) {
    this.#choice = choice;
    this.#figures = figures;
    this.#tables = known;
  }

  #get(measure, elsewhere) {
    const { area, indicator, period, activity = '_T' } = { ...this.#choice, ...elsewhere };
    return this.#figures.get(area, indicator, measure, period, activity);
  }

  has(measure, elsewhere = {}) {
    return this.#get(measure, elsewhere) !== undefined;
  }

  /** More than nothing, so that one can divide by it. */
  above(measure, elsewhere = {}) {
    return this.#get(measure, elsewhere) > 0;
  }

  /** In any month. */
  ever(measure) {
    return MONTHS.some((period) => this.has(measure, { period }));
  }

  /** In any area, or one of the level that is chosen. */
  inArea(measure, levels = [this.#choice.level]) {
    const areas = this.#tables.areas.filter(({ level }) => levels.length === 0 || levels.includes(level));
    return areas.some(({ area }) => this.has(measure, { area }));
  }

  /** In any activity of a pattern; activities are shown of the latest month alone. */
  inActivity(measure, pattern = this.#choice.depth) {
    const matches = new RegExp(`^${pattern}$`);
    const activities = this.#tables.activities.filter((code) => matches.test(code));
    return this.#choice.period === LATEST && activities.some((activity) => this.has(measure, { activity }));
  }

  /** For any headline indicator where it is read, of these forms. */
  inHeadline(measure, forms = () => true) {
    return this.#tables.indicators
      .filter(({ headline, form, read_at: at }) => Number(headline) > 0 && forms(form) && (at === '' || this.#within(at)))
      .some(({ indicator, read_at: at }) => this.has(measure, { indicator, area: at || this.#choice.area }));
  }

  /** For any indicator, of these. */
  inIndicator(measure, wanted = () => true, elsewhere = {}) {
    return this.#tables.indicators.filter(wanted).some(({ indicator }) => this.has(measure, { indicator, ...elsewhere }));
  }

  /** True if the area lies in the chosen one. */
  #within(area) {
    const parent = (code) => this.#tables.areas.find((one) => one.area === code).parent;
    return area !== '' && (area === this.#choice.area || this.#within(parent(area)));
  }
}

const of = (...forms) => (form) => forms.includes(form);
const onDuty = ({ form }) => !AS_IT_HAPPENS.includes(form);
const pulls = (c) => c.inActivity('YTD') && c.inActivity('BASE_YTD') && c.above('BASE_YTD');

/** Whether a panel shows something, by board and Chinese title. */
const SHOWS = {
  overview: {
    '主要指标 ${period} 累计': (c) => c.inHeadline('YTD'),
    '完成年度目标 %': (c) => c.inHeadline('COMPLETION'),
    '加权上报率': (c) => c.inHeadline('COVERAGE_RATE'),
    '工业与研发': (c) => c.inHeadline('YTD', of('output', 'rd')),
    '外贸与外资': (c) => c.inHeadline('YTD', of('export', 'fdi')),
    '投资': (c) => c.inHeadline('YTD', of('investment')),
    '税收与事项': (c) => c.inHeadline('YTD', of('tax', 'event')),
    '各区域 ${indicator:text} ${period}(点区域名下钻)': (c) => c.inArea('YTD', []),
  },
  indicator: {
    '${period} 累计': (c) => c.has('YTD'),
    '累计同比': (c) => c.has('YTD_YOY'),
    '${period} 当月': (c) => c.has('M'),
    '当月同比': (c) => c.has('M_YOY'),
    '完成目标': (c) => c.has('COMPLETION'),
    '序时差(百分点)': (c) => c.has('SCHED_GAP'),
    '${indicator:text} 各月(${unit})': (c) => c.ever('M'),
    '${indicator:text} 累计与目标路径(${unit})': (c) => c.ever('YTD'),
    '${indicator:text} 同比': (c) => c.ever('YTD_YOY') || c.ever('M_YOY'),
    '各区域累计对比(${unit})': (c) => c.inArea('YTD'),
    '各区域累计(${unit})': (c) => c.inArea('YTD'),
    '各区域拉动(百分点)': (c) => c.inArea('BASE_YTD') && c.above('BASE_YTD', { area: CITY }),
    '各区域增速与贡献': (c) => c.inArea('YTD'),
    '比上年同期增减从何而来(${unit})': (c) => c.has('BRIDGE_SAME'),
    '三种增速': (c) => c.has('YTD_YOY') || c.has('YTD_YOY_NOM') || c.has('M_MOM'),
  },
  area: {
    '${area:text} ${period} 金额和面积指标': (c) => c.inIndicator('YTD', ({ decimals }) => Number(decimals) > 0),
    '${area:text} ${period} 计数指标': (c) => c.inIndicator('YTD', ({ decimals }) => Number(decimals) === 0),
    '排名:${indicator:text}(${unit})': (c) => c.inArea('YTD'),
    '${indicator:text}:同级区域对比': (c) => c.inArea('YTD'),
  },
  activity: {
    '合计增速': (c) => c.has('YTD_YOY'),
    '各行业拉动之和': pulls,
    '上拉合计': pulls,
    '下拉合计': pulls,
    '${area:text} ${indicator:text} 分行业 ${period}': (c) => c.inActivity('YTD'),
    '上拉与下拉最大的行业(百分点)': pulls,
    '比重最大的行业': (c) => c.inActivity('YTD'),
    '产业主题(相互重叠)': (c) => c.inActivity('YTD', 'S_.+'),
  },
  reporting: {
    '应报': (c) => c.has('EXPECTED'),
    '已报': (c) => c.has('UNITS'),
    '未报': (c) => c.has('EXPECTED') && c.has('UNITS'),
    '上报率': (c) => c.has('RESPONSE_RATE'),
    '加权上报率': (c) => c.has('COVERAGE_RATE'),
    '${area:text} ${period} 各指标报送:应全报的报表': (c) => c.inIndicator('EXPECTED', onDuty),
    '${area:text} ${period} 各指标报送:有则报的报表': (c) => c.inIndicator('EXPECTED', (one) => !onDuty(one)),
    '${area:text} 各表各期加权上报率 %': (c) => MONTHS.some((period) => c.inIndicator('COVERAGE_RATE', () => true, { period })),
  },
  revisions: {
    '历史记录始于': () => true,
    '${indicator:text} ${period} 累计(${unit})': (c) => c.has('YTD'),
    '${indicator:text} ${period} 累计同比': (c) => c.has('YTD_YOY'),
    '${indicator:text} 各期累计的修订(${unit})': (c) => c.ever('YTD'),
    '${period} 已报单位': (c) => c.has('UNITS') || c.has('EXPECTED'),
  },
};

/** Whether the panel of that Chinese title shows something under a choice, as the export has it. */
export function shows(board, title, choice, figures, known) {
  const rule = SHOWS[board.replace(/^tongji-/, '')]?.[title];
  if (!rule) {
    throw new Error(`elsewhere.mjs does not know ${board}: ${title}`);
  }
  return rule(new Known(choice, figures, known));
}
