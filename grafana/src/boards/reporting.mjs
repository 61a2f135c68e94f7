import { address, dashboard } from '../dashboard.mjs';
import { AS_IT_HAPPENS, AS_IT_STANDS, EDIT_NAMES, FORM_NAMES, REASON_NAMES, RESULT_NAMES, meaning, ofIndicator, operational, reportedOn } from '../meanings.mjs';
import * as p from '../panels.mjs';
import * as q from '../queries.mjs';

const NO_DUTY = (w) =>
  w('有则报的报表(税收、出口、外资、事项)不评好坏。', ' Neither good nor bad where only those report that have something to report.');

/** Forms on which everybody who is expected has to report, and the others. */
const DUTY = `!~"${AS_IT_HAPPENS.join('|')}"`;
const AS_HAPPENS = `=~"${AS_IT_HAPPENS.join('|')}"`;
const ON_DUTY = Object.keys(FORM_NAMES).filter((form) => ![...AS_IT_HAPPENS, 'register', 'targets'].includes(form));
const units = (state, labels = {}) => q.figure('tongji_units', { span: 'month', state, ...labels });
const missing = (labels) => `${units('expected', labels)} - ${units('reported', labels)}`;
const ratio = (metric, labels = {}) => q.figure(metric, { span: 'month', ...labels });

function tile(w, title, definition, x, query, more) {
  return p.stat(
    { title, description: meaning(w, definition, more.says, ofIndicator(w)), at: { x, y: 0, w: 4, h: 4 }, textMode: 'value', ...more },
    [p.query('A', query)],
  );
}

/** Good or bad, where everybody is to report. */
function judgedTile(w, title, definition, x, query, more) {
  const { targets, overrides } = p.dutyQueries((which) => q.onForms(query, `${which}"${AS_IT_HAPPENS.join('|')}"`), '');
  const said = definition + NO_DUTY(w);
  return p.stat(
    { title, description: meaning(w, said, more.says, ofIndicator(w)), at: { x, y: 0, w: 4, h: 4 }, textMode: 'value', ...more, overrides },
    targets,
  );
}

function tiles(w) {
  const chosen = { indicator: '$indicator' };
  const count = { unit: w('suffix:家', 'suffix:units'), decimals: 0, says: w('家(个)', 'units') };
  const share = { unit: 'percentunit', decimals: 1, thresholds: p.RESPONSE_RATIO, says: '%' };
  return [
    tile(w, w('应报', 'Expected'), w('名录中当期有效且该指标统计的单位。', 'units of the register that the indicator counts.'), 0, units('expected', chosen), count),
    tile(w, w('已报', 'Received'), w('其中已有报表的单位。', 'those of them with a return.'), 4, units('reported', chosen), count),
    judgedTile(w, w('未报', 'Missing'), w('应报−已报。', 'expected less received.'), 8, `max by (indicator) (${missing(chosen)})`, { ...count, thresholds: p.ZERO_IS_GOOD }),
    judgedTile(w, w('上报率', 'Response'), w('已报/应报。', 'received / expected.'), 12, `${units('reported', chosen)} / ${units('expected', chosen)}`, share),
    judgedTile(w, w('加权上报率', 'Coverage'), w('按上年同期累计加权的上报率。', 'response weighted by each unit\'s cumulative of a year before.'), 16, ratio('tongji_coverage_ratio', chosen), share),
    p.stat(
      { title: w('解码失败', 'Dead letters'), description: operational(w, w('不能解码、转入死信主题的记录。', 'records that do not decode.'), w('条', 'records')), at: { x: 20, y: 0, w: 4, h: 4 }, decimals: 0, thresholds: p.ZERO_IS_GOOD, textMode: 'value' },
      [p.query('A', 'sum(tongji_dead_letters_total)')],
    ),
  ];
}

function byIndicator(w, { title, forms, source, at, coloured }) {
  const name = q.nameOf(w);
  const link = [{ title: w('看这个指标', 'See this indicator'), url: address(w, 'indicator', { indicator: '${__data.fields.indicator}' }) }];
  const bare = (query) => `max by (indicator) (${query})`;
  const titles = { form: w('报表', 'Form'), name: w('指标', 'Indicator'), expected: w('应报', 'Expected'), received: w('已报', 'Received'), missing: w('未报', 'Missing'), response: w('上报率 %', 'Resp. %'), coverage: w('加权 %', 'Cov. %') };
  const form = 'max by (indicator, form) (tongji_indicator_form_info)';
  const judged = (thresholds) => (coloured ? p.COLOURED(thresholds) : {});
  return p.table(
    {
      title,
      description: meaning(w, w('各指标应报、已报、未报单位;上报率=已报/应报,加权按上年同期累计。', 'units expected, received, missing; coverage is weighted by the cumulative of a year before.') + NO_DUTY(w), w('家(个)、%', 'units, %'), source),
      at,
      ...p.fixed(0),
      overrides: [
        p.byName('indicator', p.HIDDEN),
        p.byName(titles.form, { mappings: p.words(w, FORM_NAMES), 'custom.width': w(64, 90) }),
        p.byName(titles.name, { links: link, 'custom.width': w(190, 280) }),
        p.byName(titles.missing, judged(p.ZERO_IS_GOOD)),
        p.byName(titles.response, { ...judged(p.RESPONSE), ...p.fixed(1) }),
        p.byName(titles.coverage, { ...judged(p.RESPONSE), ...p.fixed(1) }),
      ],
    },
    [
      p.query('A', `${q.withIndicator(bare(q.onForms(q.readHere(units('expected')), forms)), name)} * on (indicator) group_left (form) ${form}`, { table: true }),
      p.query('B', bare(units('reported')), { table: true }),
      p.query('C', bare(`${units('expected')} - ignoring (state) ${units('reported')}`), { table: true }),
      p.query('D', `100 * ${bare(`${units('reported')} / ${units('expected')}`)}`, { table: true }),
      p.query('E', `100 * ${bare(ratio('tongji_coverage_ratio'))}`, { table: true }),
      p.query('F', q.ORDER, { table: true }),
    ],
    [...p.columns(
      { form: titles.form, [name]: titles.name, 'Value #A': titles.expected, 'Value #B': titles.received, 'Value #C': titles.missing, 'Value #D': titles.response, 'Value #E': titles.coverage, indicator: 'indicator', 'Value #F': null },
      { field: 'Value #F', desc: false },
    ), p.onlyWith(titles.name)],
  );
}

/** Columns that are called by codes: in the order of these, by their names. */
const inOrder = (w, first, names) => ({
  id: 'organize',
  options: {
    excludeByName: {},
    includeByName: {},
    indexByName: Object.fromEntries([first, ...Object.keys(names)].map((code, index) => [code, index])),
    renameByName: Object.fromEntries(Object.entries(names).map(([code, [zh, en]]) => [code, w(zh, en)])),
  },
});

function byPeriod(w) {
  const response = `100 * ${ratio('tongji_coverage_ratio', { period: `~${q.MONTHS}` })}`;
  const form = 'max by (indicator, form) (tongji_indicator_form_info)';
  return p.table(
    {
      title: w('${area:text} 各表各期加权上报率 %', 'Coverage by form and period, %'),
      description: meaning(w, w('每张报表各统计期的加权上报率(该表各指标中最低者);只含仍在导出的统计期。', 'coverage of each form and period (lowest of its indicators), of the periods still exported.') + NO_DUTY(w), '%', reportedOn(w)),
      at: { x: 14, y: 4, w: 10, h: 13 },
      ...p.fixed(1),
      thresholds: p.RESPONSE,
      mappings: [p.MISSING],
      overrides: [
        p.byName('period\\form', { displayName: w('统计期', 'Period'), 'custom.width': 76, 'custom.cellOptions': { type: 'auto' } }),
        p.byName(w(...FORM_NAMES.investment), { 'custom.width': w(70, 98) }),
        ...AS_IT_HAPPENS.map((form) => p.byName(w(...FORM_NAMES[form]), { 'custom.cellOptions': { type: 'auto' } })),
      ],
      cells: { type: 'color-text' },
    },
    [p.query('A', `min by (form, period) (${response} * on (indicator) group_left (form) ${form})`, { table: true })],
    [
      { id: 'sortBy', options: { fields: {}, sort: [{ field: 'period', desc: true }] } },
      { id: 'groupingToMatrix', options: { rowField: 'period', columnField: 'form', valueField: 'Value', emptyValue: 'null' } },
      inOrder(w, 'period\\form', FORM_NAMES),
    ],
  );
}

function verdicts(w) {
  return p.table(
    {
      title: w('本次启动以来的审核结果', 'Records judged since the start'),
      description: operational(w, w('流水线对各表记录的判定:采用、重复、过时、退回。', 'what became of the records of each form.'), w('条', 'records')),
      at: { x: 0, y: 25, w: 14, h: 8 },
      unit: 'locale',
      overrides: [p.byName('form\\result', { displayName: w('报表', 'Form'), mappings: p.words(w, FORM_NAMES) })],
    },
    [p.query('A', 'sum by (form, result) (tongji_returns_total)', { table: true })],
    [
      { id: 'groupingToMatrix', options: { rowField: 'form', columnField: 'result', valueField: 'Value' } },
      inOrder(w, 'form\\result', RESULT_NAMES),
    ],
  );
}

function refused(w) {
  const titles = { form: w('报表', 'Form'), reason: w('原因', 'Reason'), count: w('条数', 'Records') };
  return p.table(
    {
      title: w('退回的记录:按原因', 'Refused records by reason'),
      description: operational(w, w('流水线退回的记录,各原因的处理办法见 docs/rejections.md;文件中即被退回的行不在内。', 'records that the pipeline refused; what to do about each reason is in docs/rejections.md; rows refused in a file are not among them.'), w('条', 'records')),
      at: { x: 14, y: 25, w: 10, h: 8 },
      unit: 'locale',
      overrides: [
        p.byName(titles.form, { mappings: p.words(w, FORM_NAMES), 'custom.width': w(64, 110) }),
        p.byName(titles.reason, { mappings: p.words(w, REASON_NAMES) }),
        p.byName(titles.count, { 'custom.width': 76 }),
      ],
    },
    [p.query('A', 'sum by (form, reason) (tongji_rejected_total) > 0', { table: true })],
    p.columns({ form: titles.form, reason: titles.reason, Value: titles.count }, { field: 'Value', desc: true }),
  );
}

function queried(w) {
  const titles = { form: w('报表', 'Form'), edit: w('审核条件', 'Edit'), count: w('条数', 'Queries') };
  return p.table(
    {
      title: w('未了结的查询:按报表和审核条件', 'Open queries by form and edit'),
      description: operational(w, w('软审核提出、尚未了结的查询,全部区域、各期合计;逐条清单见 queries 命令。', 'queries of soft edits that are open, of all areas and periods; the command queries lists them.'), w('条', 'queries'), AS_IT_STANDS),
      at: { x: 14, y: 17, w: 10, h: 8 },
      unit: 'locale',
      overrides: [
        p.byName(titles.form, { mappings: p.words(w, FORM_NAMES), 'custom.width': w(64, 90) }),
        p.byName(titles.edit, { mappings: p.words(w, EDIT_NAMES) }),
        p.byName(titles.count, { 'custom.width': 70 }),
      ],
    },
    [p.query('A', 'sum by (form, edit) (tongji_open_queries)', { table: true })],
    p.columns({ form: titles.form, edit: titles.edit, Value: titles.count }, { field: 'Value', desc: true }),
  );
}

function arrivals(w) {
  return p.timeseries(
    {
      title: w('收报速度(每分钟)', 'Arrivals per minute'),
      description: operational(w, w('各表每分钟审核的记录。', 'records judged per minute, by form.'), w('条/分', 'records/min')),
      at: { x: 0, y: 33, w: 24, h: 7 },
      unit: 'locale',
      decimals: 0,
      min: 0,
      ...p.namedLines(w, FORM_NAMES),
    },
    [p.query('A', 'sum by (form) (rate(tongji_returns_total[$__rate_interval])) * 60', { range: true, legend: '{{form}}' })],
  );
}

export const reporting = (w) =>
  dashboard(w, 'reporting', {
    description: w('谁该报、谁报了、谁没报,退回了什么。', 'Who is expected, who reported, what was refused.'),
    shows: ['period', 'area', 'indicator', 'view'],
    panels: [
      ...tiles(w),
      byIndicator(w, {
        title: w('${area:text} ${period} 各指标报送:应全报的报表', '${area:text}, ${period}: forms on which all report'),
        forms: DUTY,
        source: reportedOn(w, ON_DUTY),
        at: { x: 0, y: 4, w: 14, h: 13 },
        coloured: true,
      }),
      byIndicator(w, {
        title: w('${area:text} ${period} 各指标报送:有则报的报表', '${area:text}, ${period}: forms for what happens'),
        forms: AS_HAPPENS,
        source: reportedOn(w, AS_IT_HAPPENS),
        at: { x: 0, y: 17, w: 14, h: 8 },
        coloured: false,
      }),
      byPeriod(w),
      verdicts(w),
      queried(w),
      refused(w),
      arrivals(w),
    ],
  });
