// Boards against the real application and a real Prometheus, drawn by Grafana's own code.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ALTERNATIVES } from '../../src/panels.mjs';
import { boards, serve } from '../server.mjs';
import { metricsOf } from './lint.mjs';
import { ADDED, HOME, SCRAPE_SECONDS, startStand } from './stand.mjs';
import { EXPORTS, PLACES, choicesAt, shows, tables } from './elsewhere.mjs';
import { legitimatelyEmpty } from './empty.mjs';
import { emptyPanels } from './every.mjs';
import { differences } from './compare.mjs';
import { headline, report, reported } from './sample.mjs';
import { Visitor, feeds, looksAround, reads, receiptAt } from './console.mjs';
import { Chosen, Truth } from './truth.mjs';
import { until } from '../until.mjs';

const ZONE = '330483K01';
const CITY = '330483';
/** Another choice than that with which the boards open; activities are exported of the latest month alone. */
const OTHER = `&var-indicator=FDI&var-area=${CITY}&var-level=platform&var-depth=[A-Z]`;
/** Of foreign capital no area has a growth of that month. */
const EARLIER = '&var-period=2023-10&var-indicator=RND';
const RECENT = ['reporting', 'revisions', 'operations'];
const PICTURES = process.env.BOARD_PICTURES ? join(HOME, 'docs/images/boards') : join(HOME, 'grafana/target/pictures');
const ALL = Object.values(boards());
const WALL = { width: 1920, height: 1080 };

let stand;
let truth;
let figures;
const pages = {};

/** The last ten minutes; they end at half a minute, between labels of the axis of time, so that none is cut at its edge. */
function lastMinutes() {
  const to = Math.ceil((Date.now() - 30_000) / 60_000) * 60_000 + 30_000;
  return `from=${to - 600_000}&to=${to}`;
}

/** The address of a board with the time range that it opens with; of running ones, the last minutes. */
function path(uid, more = '') {
  return `/d/${uid}?${RECENT.some((id) => uid.includes(id)) ? lastMinutes() : ''}${more}`;
}

/** Keeps a picture; one for the documentation is made small. */
function keep(name, picture, folder) {
  if (folder) {
    mkdirSync(join(HOME, folder), { recursive: true });
    writeFileSync(join(HOME, folder, `${name}.png`), picture);
    return;
  }
  const small = process.env.BOARD_PICTURES && spawnSync('pngquant', ['--speed=3', '--strip', '128', '-'], { input: picture, maxBuffer: 1 << 26 });
  if (small && small.status !== 0) {
    throw new Error(`pngquant ends with ${small.status}: ${small.stderr}`);
  }
  writeFileSync(join(PICTURES, `${name}.png`), small ? small.stdout : picture);
}

async function shown(uid, more) {
  const page = await stand.open(path(uid, more));
  await page.close();
  return page.shown;
}

before(async () => {
  stand = await startStand();
  await stand.revise();
  stand.application.run('verify');
  truth = new Truth({
    exports: EXPORTS.map((part) => stand.application.run('export', '--exact', ...part)),
    queries: stand.application.run('queries', '--lang=en'),
    metrics: await (await fetch(`${stand.application.http()}/metrics`)).text(),
    catalogue: stand.application.catalogue,
  });
  figures = truth.figures;
  mkdirSync(PICTURES, { recursive: true });
  for (const { uid } of ALL) {
    const page = await stand.open(path(uid));
    const problems = await page.evaluate("[...document.querySelectorAll('.board-error,.board-empty')].map((one) => one.textContent)");
    const titles = await page.evaluate("[...document.querySelectorAll('[data-panel] h2, [data-panel] h6, [data-panel] [title]')].map((one) => one.textContent)");
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    pages[uid] = { ...page.shown, problems, titles, wide };
    keep(uid, await page.picture());
    await page.close();
  }
  for (const uid of ['tongji-overview', 'tongji-overview-en']) {
    const wall = await stand.open(path(uid), WALL);
    keep(`${uid}-wall`, await wall.picture());
    const bottoms = '[...document.querySelectorAll("[data-panel]")].map((one) => one.getBoundingClientRect().bottom)';
    pages[`${uid}-wall`] = await wall.evaluate(bottoms);
    await wall.close();
  }
}, { timeout: 900_000 });

after(() => stand?.close());

/** What is wrong with a drawn board: errors, queries without an answer, panels that show nothing. */
function faults({ failure, panels }) {
  const empty = ({ texts }) => texts.every((text) => text === '' || text === '—');
  return [
    ...(failure ? [failure] : []),
    ...panels.flatMap(({ title, type: kind, error, answered, values, columns }) => [
      ...(error ? [`${title}: ${error}`] : []),
      ...answered.filter(({ refId, numbers }) => numbers === 0 && !ALTERNATIVES.includes(refId)).map(({ refId }) => `${title}: no answer to ${refId}`),
      ...(values.every(({ text }) => text === '—') && columns.every(empty) ? [`${title}: empty`] : []),
      ...columns.filter(({ type, texts }) => kind !== 'stat' && type !== 'time' && empty({ texts })).map(({ name }) => `${title}: nothing in ${name}`),
      ...columns.flatMap(({ texts }) => texts).concat(values.map(({ text }) => text)).filter((text) => /\d (K|Mil|Bil|M|B)\b/.test(text)).map((text) => `${title}: ${text}`),
    ]),
  ];
}

const panel = (board, title) => {
  const found = board.panels.find((one) => one.title === title);
  assert.ok(found, `no panel ${title} among ${board.panels.map((one) => one.title).join(', ')}`);
  return found;
};
const column = (of, name) => {
  const found = of.columns.find((one) => one.name === name);
  assert.ok(found, `no column ${name} among ${of.columns.map((one) => one.name).join(', ')}`);
  return found.texts;
};
const number = (text) => Number(text.replaceAll(',', '').replace(/[ %].*$/, ''));
const near = (text, expected, digits, what) =>
  assert.ok(Math.abs(number(text) - expected) <= 0.5001 * 10 ** -digits, `${what}: ${text} instead of ${expected}`);

test('every query of every panel is answered without warning, and no panel is empty', () => {
  for (const { uid } of ALL) {
    assert.deepEqual(faults(pages[uid]), [], uid);
    assert.deepEqual(pages[uid].problems, [], uid);
  }
});

/** What panels of a board in Chinese or English show otherwise than the export, taken from the Chinese one. */
function untrue(uid, { variables, panels }) {
  const chinese = boards()[uid.replace(/-en$/, '')];
  const words = (zh, en) => (uid.endsWith('-en') ? en : zh);
  const chosen = new Chosen(truth, variables, words);
  return panels.map((one, at) => differences(chinese, at, one, chosen));
}

/** A panel with one other number in it. */
function altered(one) {
  const changed = structuredClone(one);
  const [first] = changed.values;
  if (first) {
    first.text = '-123456789';
  } else {
    changed.columns.findLast(({ type }) => type !== 'time').texts[0] = '-123456789';
  }
  return changed;
}

test('every panel of every board shows what the export has, cell by cell', () => {
  for (const { uid } of ALL) {
    assert.deepEqual(untrue(uid, pages[uid]).flat(), [], uid);
  }
});

test('another figure is noticed in every panel', () => {
  for (const { uid, panels } of ALL) {
    const found = untrue(uid, { ...pages[uid], panels: pages[uid].panels.map(altered) });
    assert.deepEqual(panels.filter((_, at) => found[at].length === 0).map(({ title }) => title), [], uid);
  }
});

test('so it does of another indicator, area, period and level', async () => {
  for (const { uid } of ALL.filter(({ tags, uid: one }) => tags.includes('zh') && !one.includes('operations'))) {
    assert.deepEqual(untrue(uid, await shown(uid, uid.includes('activity') ? OTHER : EARLIER + OTHER)).flat(), [], uid);
  }
});

test('every panel is drawn with its title, within the width of a small screen', () => {
  for (const board of ALL) {
    const page = pages[board.uid];
    assert.equal(page.panels.length, board.panels.length, board.uid);
    for (const { title } of page.panels) {
      assert.ok(page.titles.some((text) => text.includes(title)), `${board.uid}: ${title}`);
    }
    assert.ok(page.wide <= 1366, `${board.uid} is ${page.wide} wide`);
  }
});

test('a wall screen shows the headline indicators and every group at once', () => {
  for (const uid of ['tongji-overview', 'tongji-overview-en']) {
    const [areas, ...others] = pages[`${uid}-wall`].reverse();
    assert.ok(areas > WALL.height);
    assert.ok(others.every((bottom) => bottom <= WALL.height), `${uid}: panels end at ${others.join(', ')}`);
  }
});

test('the headline panel has exactly the figures of the published report', () => {
  const rows = reported();
  assert.equal(rows.length, 12);
  assert.ok(report().includes(`规上工业总产值${rows[0].value}亿元,同比下降4.2%,完成目标任务的${rows[0].completion}%`));
  const table = panel(pages['tongji-overview'], '主要指标 2023-12 累计');
  const seen = column(table, '指标').map((name, row) => [
    name,
    ...['本年累计', '单位', '同比 %', '年度目标', '完成目标 %'].map((title) => column(table, title)[row]),
  ]);
  const digits = (text) => (text === '—' ? text : Number(text).toFixed(2));
  const expected = rows.map(({ name, value, unit, growth, target, completion }) => [name, digits(value), unit, growth, digits(target), completion]);
  const shortened = seen.map(([name, ...others]) => [rows.find((row) => name.startsWith(row.name))?.name, ...others]);
  const order = headline(stand.application.catalogue);
  assert.deepEqual(column(table, '指标'), order.map(({ name }) => name));
  assert.ok(order.some(({ form }) => form === 'event'));
  order.forEach(({ code }, row) => {
    const published = rows.findIndex((one) => one.code === code);
    if (published >= 0) {
      assert.deepEqual(shortened[row], expected[published], code);
    }
  });
  assert.equal(rows.filter(({ code }) => !order.some((one) => one.code === code)).length, 0);
  assert.equal(column(table, '序时差(百分点)')[0], '-18.1');
});

test('targets have the colours of the catalogue: completion in what is due', () => {
  const table = panel(pages['tongji-overview'], '主要指标 2023-12 累计');
  const done = column(table, '完成目标 %');
  const colour = (percent) => (percent >= 100 ? '绿' : percent >= 90 ? '蓝' : percent >= 80 ? '黄' : '红');
  assert.deepEqual(column(table, '进度'), done.map((text) => (text === '—' ? '—' : colour(number(text)))));
  assert.ok(new Set(column(table, '进度')).size >= 4);
  const bars = panel(pages['tongji-overview'], '完成年度目标 %').values;
  assert.equal(bars.length, done.filter((text) => text !== '—').length);
  assert.equal(new Set(bars.map(({ text, colour: shade }) => `${colour(number(text))} ${shade}`)).size, new Set(bars.map(({ colour: shade }) => shade)).size);
});

test('tiles say amounts with their unit and growth with its decimals', () => {
  const board = pages['tongji-overview'];
  const texts = board.panels.filter(({ type }) => type === 'stat').flatMap(({ values }) => values.map(({ title, text }) => `${title.trim()} ${text}`));
  const pairs = (more) => texts.join(' | ').includes(more);
  const expected = [
    '规上工业总产值 773.76 亿元 | 同比 -4.2% | 规上研发经费支出 40.69 亿元 | 同比 2.75% | 三大平台总产值',
    '实到外资(亿美元) 2.39 | 同比 17.5% | 出口总额 225.33 亿元 | 同比 1.76%',
    '三大平台总税收(万元) 5130.69 | 同比 -2.31% | 重点项目完成投资 71.93 亿元 | 同比 —',
    '数字经济制造业投资 22.14 亿元 | 同比 29.4%',
  ];
  assert.deepEqual(expected.filter((text) => !pairs(text)), []);
  const english = pages['tongji-overview-en'].panels.flatMap(({ values }) => values.map(({ title, text }) => `${title} ${text}`));
  assert.ok(english.includes('Gross output of above-scale industry 773.76'));
  assert.ok(english.includes('Foreign capital actually used (100 million USD) 2.39'));
  const growth = panel(board, '工业与研发').values.filter(({ title }) => title.trim() === '同比');
  assert.equal(new Set(growth.filter(({ text }) => text.startsWith('-')).map(({ colour }) => colour)).size, 1);
  assert.notEqual(growth[0].colour, growth.find(({ text }) => !text.startsWith('-')).colour);
  assert.equal(panel(pages['tongji-indicator'], '2023-12 累计').values[0].text, '773.76 亿元');
});

test('amount and growth of each headline indicator stand side by side, in the order of the catalogue', () => {
  const order = headline(stand.application.catalogue).map(({ name }) => name);
  for (const title of ['工业与研发', '外贸与外资', '投资', '税收与事项']) {
    const tiles = panel(pages['tongji-overview'], title).values.map((one) => one.title.trim());
    const places = tiles.filter((_, at) => at % 2 === 0).map((name) => order.indexOf(name.replace(/[(].*/, '')));
    assert.ok(tiles.every((name, at) => at % 2 === 0 || name === '同比'), tiles.join(', '));
    assert.deepEqual(places, [...places].filter((place) => place >= 0).sort((a, b) => a - b), title);
  }
});

/** Numbers with a point and without, or with more decimals and fewer, in one column. */
const uneven = ({ type, texts }) => type === 'number' && new Set(texts.filter((text) => /\d/.test(text)).map((text) => (/[.](\d+)/.exec(text)?.[1] ?? '').length)).size > 1;

test('the numbers of a column have the same decimals, and bars too', () => {
  for (const { uid } of ALL) {
    for (const { type, title, columns, values } of pages[uid].panels) {
      assert.deepEqual(type === 'table' ? columns.filter(uneven).map(({ name }) => name) : [], [], `${uid} ${title}`);
      assert.ok(type !== 'bargauge' || !uneven({ type: 'number', texts: values.map(({ text }) => text) }), `${uid} ${title}`);
    }
  }
});

test('no board has a word in the other language, nor a code for a name', () => {
  const words = ({ title, values, columns }) => [title, ...values.map((one) => one.title), ...columns.flatMap(({ name, type, texts }) => [name, ...(type === 'string' ? texts : [])])];
  for (const { uid, tags } of ALL) {
    const shownWords = pages[uid].panels.flatMap(words).concat(Object.values(pages[uid].variables).flatMap(({ label, text }) => [label ?? '', text]));
    const wrong = tags.includes('zh') ? /^[A-Z_]{4,}$|^(live|event|output|tongji)/ : /[\u4e00-\u9fff]|^[A-Z_]{4,}$/;
    assert.deepEqual(shownWords.filter((word) => wrong.test(word) && !/^S_[A-Z]+$/.test(word)), [], uid);
  }
});

test('an indicator has its months, its way to the target and its parts', () => {
  const board = pages['tongji-indicator'];
  const months = panel(board, '规上工业总产值 各月(亿元)');
  const periods = figures.codes(5, (key) => key[1] === ZONE && key[2] === 'GIO' && key[4] === 'M' && key[0] === 'M');
  assert.equal(months.columns[1].texts.length, periods.length);
  periods.forEach((period, row) => near(months.columns[1].texts[row], figures.get(ZONE, 'GIO', 'M', period) / 1e8, 2, period));
  assert.match(months.columns[0].texts.at(-1), /2023-12/);
  const day = 86_400_000;
  const { from, to } = months.span;
  assert.ok(from < Date.parse('2022-01-01') && from > Date.parse('2021-12-01'), new Date(from).toISOString());
  assert.ok(to > Date.parse('2023-12-10') && to < Date.parse('2024-01-01'), new Date(to).toISOString());
  assert.equal(Math.round((to - from) / day), 750);
  const course = panel(board, '规上工业总产值 累计与目标路径(亿元)');
  periods.forEach((period, row) => near(column(course, '本年累计')[row], figures.get(ZONE, 'GIO', 'YTD', period) / 1e8, 2, period));
  assert.equal(column(course, '目标路径').at(-1), '945');
  near(column(course, '目标路径').at(-2), (945 * 11) / 12, 2, 'November');
  const growth = panel(board, '规上工业总产值 同比');
  periods.forEach((period, row) => near(column(growth, '累计同比')[row], figures.get(ZONE, 'GIO', 'YTD_YOY', period), 1, period));
  const parts = panel(board, '比上年同期增减从何而来(亿元)').values.map(({ text }) => number(text));
  const difference = (figures.get(ZONE, 'GIO', 'YTD') - figures.get(ZONE, 'GIO', 'YTD', '2022-12')) / 1e8;
  near(String(parts.reduce((sum, part) => sum + part, 0)), difference, 1.3, 'sum of the parts');
});

test('areas are ranked and add what they add to the whole', () => {
  const ranking = panel(pages['tongji-area'], '排名:规上工业总产值(亿元)').values;
  const towns = figures.codes(1, (key) => /^330483\d{3}$/.test(key[1]));
  const sizes = towns.map((town) => figures.get(town, 'GIO', 'YTD') / 1e8).sort((a, b) => b - a);
  assert.equal(ranking.length, sizes.length);
  ranking.forEach(({ text }, place) => near(text, sizes[place], 2, `place ${place + 1}`));
  const table = panel(pages['tongji-indicator'], '各区域增速与贡献');
  const pulls = towns
    .map((town) => (100 * (figures.get(town, 'GIO', 'YTD') - figures.get(town, 'GIO', 'BASE_YTD'))) / figures.get(CITY, 'GIO', 'BASE_YTD'))
    .sort((a, b) => b - a);
  const bars = panel(pages['tongji-indicator'], '各区域拉动(百分点)').values;
  assert.equal(bars.length, pulls.length);
  pulls.forEach((pull, row) => near(bars[row].text, pull, 2, `bar ${row + 1}`));
  assert.equal(new Set(bars.map(({ text, colour }) => `${text.startsWith('-')} ${colour}`)).size, 2);
  pulls.forEach((pull, row) => near(column(table, '拉动(百分点)')[row], pull, 2, `place ${row + 1}`));
  const all = panel(pages['tongji-overview'], '各区域 规上工业总产值 2023-12(点区域名下钻)');
  near(column(all, '本年累计(亿元)')[0], figures.get(CITY, 'GIO', 'YTD') / 1e8, 2, 'city');
  near(column(all, '同比 %')[0], figures.get(CITY, 'GIO', 'YTD_YOY'), 1, 'city');
});

test('activities have shares, growth and pulls that add up to the growth of the total', () => {
  const board = pages['tongji-activity'];
  const table = panel(board, '桐乡经济开发区 规上工业总产值 分行业 2023-12');
  const codes = column(table, '代码');
  const divisions = figures.codes(3, (key) => key[0] === 'M' && key[1] === ZONE && key[2] === 'GIO' && key[4] === 'YTD' && key[5] === '2023-12' && /^[A-Z]\d\d$/.test(key[3]));
  assert.deepEqual([...codes].sort(), divisions);
  const base = figures.get(ZONE, 'GIO', 'BASE_YTD');
  codes.forEach((code, row) => {
    const of = (measure) => figures.get(ZONE, 'GIO', measure, '2023-12', code);
    near(column(table, '本年累计(亿元)')[row], of('YTD') / 1e8, 2, code);
    near(column(table, '比重 %')[row], (100 * of('YTD')) / figures.get(ZONE, 'GIO', 'YTD'), 2, code);
    near(column(table, '同比 %')[row], of('YTD_YOY'), 1, code);
    near(column(table, '拉动(百分点)')[row], (100 * (of('YTD') - of('BASE_YTD'))) / base, 2, code);
  });
  const tile = (title) => panel(board, title).values[0].text;
  assert.equal(tile('各行业拉动之和'), '-4.2 百分点');
  assert.equal(tile('合计增速'), '-4.2 %');
});

test('the reporting board says who is expected and who reported', () => {
  const table = panel(pages['tongji-reporting'], '桐乡经济开发区 2023-12 各指标报送:应全报的报表');
  const row = column(table, '指标').indexOf('规上工业总产值');
  for (const [title, measure] of [['应报', 'EXPECTED'], ['已报', 'UNITS']]) {
    assert.equal(number(column(table, title)[row]), figures.get(ZONE, 'GIO', measure), title);
  }
  near(column(table, '加权 %')[row], figures.get(ZONE, 'GIO', 'COVERAGE_RATE'), 1, 'coverage');
  const missing = figures.get(ZONE, 'GIO', 'EXPECTED') - figures.get(ZONE, 'GIO', 'UNITS');
  assert.equal(panel(pages['tongji-reporting'], '未报').values[0].text, `${missing} 家`);
  const refused = panel(pages['tongji-reporting'], '退回的记录:按原因');
  assert.deepEqual([column(refused, '报表'), column(refused, '原因'), column(refused, '条数')], [['出口'], ['同版本号内容不同'], ['1']]);
});

test('the revisions board shows that a figure was corrected and put right again', () => {
  const table = panel(pages['tongji-revisions'], '规上工业总产值 各期累计的修订(亿元)');
  assert.equal(column(table, '统计期')[0], '2023-12');
  near(column(table, '现值')[0], 773.76, 2, 'now');
  assert.ok(number(column(table, '变动次数')[0]) >= 2);
  assert.ok(number(column(table, '区间最高')[0]) >= 783.76);
  assert.ok(number(column(table, '变动幅度 %')[0]) > 1);
});

test('links lead on with area, indicator and period', async () => {
  const board = pages['tongji-overview'];
  const towards = panel(board, '各区域 规上工业总产值 2023-12(点区域名下钻)').columns.find(({ name }) => name === '区域').link;
  assert.match(towards, /^\/d\/tongji-area\?.*var-period=2023-12&.*var-area=330483$/);
  const there = await stand.open(towards);
  await there.close();
  assert.equal(there.shown.variables.area.text, '桐乡市');
  assert.equal(there.shown.variables.period.value, '2023-12');
  // the city has no target for what is counted
  assert.deepEqual(faults(there.shown).filter((fault) => !fault.startsWith('桐乡市 2023-12 计数指标: nothing in')), []);
});

test('an indicator added as a row of the catalogue is on the boards, which nobody edited', async () => {
  const board = await shown('tongji-indicator', `&var-indicator=${ADDED.code}`);
  const expected = Math.round(figures.get(ZONE, ADDED.code, 'YTD') / 1e4).toLocaleString('en-US');
  assert.equal(panel(board, '2023-12 累计').values[0].text, expected);
  assert.ok(panel(board, `${ADDED.name} 各月(万元)`));
  assert.ok(column(panel(pages['tongji-area'], '桐乡经济开发区 2023-12 计数指标'), '指标').includes(ADDED.name));
});

test('every metric that a board asks for is exported', async () => {
  const exported = new Set((await stand.ask('group by (__name__) ({__name__!=""})')).map(({ metric }) => metric.__name__));
  const absent = ALL.flatMap(metricsOf).filter((name) => !exported.has(name));
  // what is not money, the sample has since 2023 alone: nothing of a year before
  assert.deepEqual([...new Set(absent)], ['tongji_base_quantity']);
});

test('no choice of indicator, level or depth leaves a panel empty that is not listed', async () => {
  const found = [];
  let asked = 0;
  for (const board of ALL.filter(({ tags }) => tags.includes('zh'))) {
    const empty = await emptyPanels(board, stand.prometheus.url, SCRAPE_SECONDS);
    found.push(...empty.found.map((key) => `${board.uid} | ${key}`));
    asked += empty.asked.length;
  }
  assert.ok(asked > 1000, `only ${asked} panels were asked for`);
  assert.deepEqual(found.sort(), legitimatelyEmpty().sort());
});

test('in other areas, earlier periods and English those panels are empty that the export has nothing for', async () => {
  const catalogue = tables(stand.application.catalogue);
  for (const place of PLACES) {
    for (const board of ALL.filter(({ tags, uid }) => tags.includes(place.language) && !uid.includes('operations'))) {
      const chinese = boards()[board.uid.replace(/-en$/, '')];
      const { found, asked } = await emptyPanels(board, stand.prometheus.url, SCRAPE_SECONDS, choicesAt(place, board));
      const expected = asked.filter(({ place: at, choice }) => !shows(chinese.uid, chinese.panels[at].title, choice, figures, catalogue));
      assert.deepEqual(found, expected.map(({ key }) => key).sort(), `${board.uid} ${place.area} ${place.period}`);
    }
  }
});

test('the shipped rules run without a fault, and their alerts are none that a well pipeline gives', async () => {
  const answer = await fetch(`${stand.prometheus.url}/api/v1/rules`);
  const rules = (await answer.json()).data.groups.flatMap((group) => group.rules);
  assert.ok(rules.length > 15, `only ${rules.length} rules`);
  assert.deepEqual(rules.filter(({ health }) => health !== 'ok').map(({ name, lastError }) => `${name}: ${lastError}`), []);
  const firing = rules.filter(({ type, state }) => type === 'alerting' && state !== 'inactive').map(({ name }) => name);
  assert.deepEqual(firing.filter((name) => /Down|NotRunning|Stalled|OverBudget|DeadLetters/.test(name)), []);
});

test('open queries are those that the command lists', async () => {
  const lines = stand.application.run('queries', '--lang=en').split('\n').filter((line) => /\b[A-Z]\d+ [A-Z_]+\b/.test(line));
  const [open] = await stand.ask('sum(tongji_open_queries)');
  assert.equal(Number(open.value[1]), lines.length);
  const shownNumbers = column(panel(pages['tongji-reporting'], '未了结的查询:按报表和审核条件'), '条数').map(number);
  assert.equal(shownNumbers.reduce((sum, one) => sum + one, 0), lines.length);
});

test('the command boards shows them beside a running application, and ends when it is asked to', async () => {
  const command = spawn(process.execPath, [join(HOME, 'grafana/preview/boards.mjs'), `--http=${stand.application.http()}`, '--port=0']);
  try {
    const [line] = await once(command.stdout.setEncoding('utf8'), 'data');
    const [, address] = /^boards (\S+) prometheus=/.exec(line);
    const page = await stand.look(`${address}-en?var-period=2023-11`);
    assert.equal(page.variables.period.value, '2023-11');
    assert.ok(page.panels.some(({ title }) => title === 'Headline indicators, 2023-11 year to date'));
    command.kill('SIGTERM');
    assert.deepEqual(await once(command, 'exit'), [0, null]);
  } finally {
    command.kill('SIGKILL');
  }
});

test('a metric renamed in a board is noticed', async () => {
  const folder = join(HOME, 'grafana/target/mutant');
  mkdirSync(folder, { recursive: true });
  const board = JSON.stringify(boards()['tongji-overview']).replaceAll('tongji_schedule_gap_ratio', 'tongji_schedule_gap');
  writeFileSync(join(folder, 'board.json'), board);
  const server = await serve({ prometheus: stand.prometheus.url, bundle: join(HOME, 'grafana/target'), scrapeSeconds: SCRAPE_SECONDS, dashboards: folder });
  try {
    const found = faults(await stand.look(`http://127.0.0.1:${server.address().port}${path('tongji-overview')}`));
    assert.ok(found.some((fault) => fault.includes('no answer to E')), found.join('\n'));
  } finally {
    server.close();
  }
});

test('without Prometheus a board says so in its language, and no query or stack', async () => {
  const server = await serve({ prometheus: 'http://127.0.0.1:9', bundle: join(HOME, 'grafana/target'), scrapeSeconds: SCRAPE_SECONDS });
  try {
    for (const [uid, words] of [['tongji-overview', /还没有可显示的数据/], ['tongji-overview-en', /^Nothing to show yet/]]) {
      const page = await stand.visit(`http://127.0.0.1:${server.address().port}/d/${uid}`);
      const text = await page.evaluate('document.body.innerText');
      await page.close();
      assert.match(text.trim(), words);
      assert.doesNotMatch(text, /tongji_|\bat |Error/);
    }
  } finally {
    server.close();
  }
});

test('one return of a later month changes nothing on the boards of the complete one', async () => {
  const LATER = '2024-02';
  stand.begin(LATER);
  const begun = `tongji_units{indicator="GIO",area="${ZONE}",activity="_T",period="${LATER}",state="reported",view="live"} == 1`;
  await until(async () => (await stand.ask(begun)).length > 0, `a return of ${LATER} is on /metrics`, 120_000);
  for (const uid of ['tongji-activity', 'tongji-activity-en', 'tongji-indicator']) {
    const page = await stand.open(path(uid));
    keep(`${uid}-begun`, await page.picture(), 'grafana/target/pictures');
    await page.close();
    assert.equal(page.shown.variables.period.value, '2023-12', uid);
    const content = ({ panels }) => panels.filter(({ type }) => type !== 'timeseries').map(({ title, values, columns }) => [title, values, columns.filter(({ type }) => type !== 'time').map(({ name, texts }) => [name, texts])]);
    assert.deepEqual(content(page.shown), content(pages[uid]), uid);
  }
  const compared = await stand.open(path('tongji-indicator'));
  const legend = await compared.evaluate('document.body.innerText');
  await compared.close();
  assert.doesNotMatch(legend, /Last|Name\b|No data/);
  const beginning = await stand.open(path('tongji-overview', `&var-period=${LATER}`));
  keep('tongji-overview-begun', await beginning.picture(), 'grafana/target/pictures');
  await beginning.close();
  const bars = panel(beginning.shown, '加权上报率').values.map(({ text }) => number(text));
  assert.ok(bars.some((rate) => rate < 10), bars.join(', '));
});

test('the console takes files, shows what is wrong in them, and gives the receipt of the command', async () => {
  const files = ['output-2022.csv', 'output-2023h1.csv'].map((name) => join(HOME, 'streams-app/src/main/resources/sample', name));
  const kept = process.env.CONSOLE_PICTURES ? join(HOME, 'docs/images/console') : join(HOME, 'grafana/target/console');
  const earlier = stand.browser.troubles.length;
  const visitor = new Visitor(await stand.browser.window(), stand.application.console(), kept);
  const receipt = join(HOME, 'grafana/target', 'receipt.json');
  await feeds(visitor, files, () => {
    rmSync(receipt, { force: true });
    assert.equal(stand.application.attempt('ingest', '--form=output', `--receipt=${receipt}`, ...files).status, 1);
    return receiptAt(receipt);
  });
  await reads(visitor);
  await looksAround(visitor);
  await visitor.window.close();
  assert.deepEqual(stand.browser.troubles.slice(earlier), [], 'no page of the console has an error');
});
