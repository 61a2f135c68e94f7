// Boards as files: generated, of Grafana's schema, by our rules. Needs no server.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { differing } from '../../src/generate.mjs';
import { EDIT_NAMES, REASON_NAMES } from '../../src/meanings.mjs';
import { GROWTH, LAG, RESPONSE } from '../../src/panels.mjs';
import { boards } from '../server.mjs';
import { superfluous, unexpected } from './compare.mjs';
import { RULES, lint, lintAll, metricsOf } from './lint.mjs';
import { validator } from './schema.mjs';

const GRAFANA = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const ALL = Object.values(boards());
const DOCS = readFileSync(join(GRAFANA, '..', 'docs', 'metrics.md'), 'utf8');

const changed = (board, change) => {
  const copy = structuredClone(board);
  change(copy);
  return copy;
};

test('the boards are those that the generator writes', () => {
  assert.deepEqual(differing(), []);
  assert.equal(ALL.length, 14);
});

test('every panel has an expectation, and every expectation a panel', () => {
  const chinese = ALL.filter(({ tags }) => tags.includes('zh'));
  assert.deepEqual(unexpected(chinese), []);
  assert.deepEqual(superfluous(chinese), []);
});

test('every board is of the schema of Grafana', () => {
  const validate = validator();
  for (const board of ALL) {
    assert.deepEqual(validate(board), [], board.uid);
  }
  assert.notDeepEqual(validate(changed(ALL[0], (board) => { board.panels[0].grid = 1; })), []);
  assert.notDeepEqual(validate(changed(ALL[0], (board) => { board.panels[0].options.orientaton = 'auto'; })), []);
});

test('every board keeps our rules', () => {
  assert.deepEqual(ALL.flatMap(lint), []);
  assert.deepEqual(lintAll(ALL), []);
});

test('each rule finds what breaks it', () => {
  const breaks = {
    datasources: (board) => { board.panels[0].datasource.uid = 'prometheus'; },
    leftovers: (board) => { board.__inputs = []; },
    identity: (board) => { board.panels[1].id = board.panels[0].id; },
    described: (board) => { board.panels[0].description = '定义:总产值'; },
    sources: (board) => { board.panels[0].description = board.panels[0].description.replace('${form:text}', 'output'); },
    types: (board) => { board.panels[0].type = 'piechart'; },
    places: (board) => { board.panels[1].gridPos = board.panels[0].gridPos; },
    units: (board) => { board.panels[0].fieldConfig.defaults.unit = 'short'; },
    bounded: (board) => { delete board.panels.find(({ fieldConfig }) => fieldConfig.defaults.max !== undefined).fieldConfig.defaults.max; },
    computed: (board) => { delete board.templating.list.find(({ name }) => name === 'form').skipUrlSync; },
    variables: (board) => { board.panels[0].title = '$areas'; },
    queries: (board) => { board.panels[0].targets[0].expr = 'tongji_yoy_ratio'; },
    filled: (board) => { board.panels[0].targets = []; },
  };
  assert.deepEqual(Object.keys(breaks), Object.keys(RULES));
  for (const [rule, change] of Object.entries(breaks)) {
    assert.notDeepEqual(RULES[rule](changed(ALL[0], change)), [], rule);
  }
  const added = changed(ALL[0], (board) => { board.panels[0].targets[0].expr = 'sum by (indicator) (tongji_yoy_ratio{period="$period",view="$view"})'; });
  assert.match(RULES.queries(added).join(), /twice/);
  const lost = changed(ALL[0], (board) => { board.links[0].url = '/d/nowhere'; });
  assert.notDeepEqual(lintAll([...ALL, lost]), []);
});

test('every metric of ours on a board is documented', () => {
  const documented = new Set([...DOCS.matchAll(/^\| `(tongji_\w+)`/gm)].map((match) => match[1]));
  const used = ALL.flatMap(metricsOf);
  assert.ok(new Set(used).size > 25, `too few metrics found: ${new Set(used).size}`);
  assert.deepEqual(used.filter((name) => name.startsWith('tongji_') && !documented.has(name)), []);
});

test('what is provisioned is there, and nothing names the data source', () => {
  const provider = readFileSync(join(GRAFANA, 'provisioning/dashboards/tongji.yml'), 'utf8');
  const folders = [...provider.matchAll(/path: \/etc\/grafana\/dashboards\/(\w+)/g)].map((match) => match[1]);
  assert.deepEqual(folders.sort(), readdirSync(join(GRAFANA, 'dashboards')).sort());
  const source = readFileSync(join(GRAFANA, 'provisioning/datasources/prometheus.yml'), 'utf8');
  assert.match(source, /^ {4}type: prometheus$/m);
  assert.match(source, /^ {4}isDefault: true$/m);
});

test('both languages have the same panels and queries in the same places', () => {
  for (const board of ALL.filter(({ tags }) => tags.includes('zh'))) {
    const other = ALL.find(({ uid }) => uid === `${board.uid}-en`);
    assert.deepEqual(other.panels.map(({ type, gridPos }) => [type, gridPos]), board.panels.map(({ type, gridPos }) => [type, gridPos]));
    assert.ok(!/[\u4e00-\u9fff]/.test(JSON.stringify(other.panels.map(({ title, description }) => [title, description]))), board.uid);
  }
});

/** Asks Prometheus' own tool whether series answer a query with these values by period. */
function answersWith(query, series, values) {
  const directory = mkdtempSync(join(tmpdir(), 'tongji-query-'));
  try {
    const samples = Object.entries(values).map(([period, value]) => ({ labels: `{period="${period}"}`, value }));
    const asked = {
      input_series: series.map((one) => ({ series: one.slice(0, one.lastIndexOf(' ')), values: one.slice(one.lastIndexOf(' ') + 1) })),
      promql_expr_test: [{ expr: query, eval_time: '0s', exp_samples: samples }],
    };
    const file = join(directory, 'query.yml');
    writeFileSync(file, JSON.stringify({ tests: [asked] }));
    const done = spawnSync('promtool', ['test', 'rules', file], { encoding: 'utf8' });
    assert.equal(done.status, 0, `${done.error ?? ''}${done.stdout}${done.stderr}`);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test('boards open with the latest month of which the headline has returns, though events count to December', () => {
  const starts = { '2023-10': 100, '2023-11': 200, '2023-12': 300, '2024-12': 900 };
  const units = (indicator, period, instance = 'a') =>
    `tongji_units{indicator="${indicator}", period="${period}", span="month", state="expected", instance="${instance}"} 3`;
  const series = [
    ...Object.entries(starts).map(([period, start]) => `tongji_period_start_timestamp_seconds{period="${period}"} ${start}`),
    'tongji_period_start_timestamp_seconds{period="2023-Q4"} 100',
    'tongji_units{indicator="GIO", period="2023-Q4", span="quarter", state="expected"} 3',
    ...['a', 'b'].flatMap((instance) => [
      `tongji_headline_rank{indicator="GIO", instance="${instance}"} 1`,
      `tongji_headline_rank{indicator="KEY_INV", instance="${instance}"} 2`,
      `tongji_indicator_form_info{indicator="GIO", form="output", due="always", instance="${instance}"} 1`,
      `tongji_indicator_form_info{indicator="TAX", form="tax", due="if-any", instance="${instance}"} 1`,
      `tongji_indicator_form_info{indicator="KEY_INV", form="event", due="always", instance="${instance}"} 1`,
    ]),
    units('KEY_INV', '2024-12'),
    units('TAX', '2023-12'),
  ];
  const returns = [units('GIO', '2023-10'), units('GIO', '2023-11', 'b')];
  for (const board of ALL) {
    const { query, regex, sort } = board.templating.list.find(({ name }) => name === 'period');
    const [, asked] = /^query_result\((sort_desc\(.+\))\)$/.exec(query.query);
    assert.equal(sort, 0, board.uid);
    assert.equal(regex, '/period="(?<value>[^"]+)"/');
    answersWith(asked, [...series, ...returns], { '2023-11': 1e11 + 200, '2023-10': 1e11 + 100, '2024-12': 900, '2023-12': 300 });
    answersWith(asked, series, { '2024-12': 900, '2023-12': 300 });
    const stray = [
      'tongji_area_info{area="Z", level="zone"} 1',
      'tongji_indicator_min_response_ratio{indicator="GIO"} 0.5',
      ...[['2023-10', 0.98], ['2023-11', 0.006]].map(
        ([period, part]) => `tongji_coverage_ratio{indicator="GIO", area="Z", activity="_T", period="${period}", span="month", view="live"} ${part}`,
      ),
    ];
    answersWith(asked, [...series, ...returns, ...stray], { '2023-10': 2e11 + 100, '2023-11': 1e11 + 200, '2024-12': 900, '2023-12': 300 });
  }
});

test('the command says what is wrong with how it is called', () => {
  const command = (...more) => spawnSync(process.execPath, [join(GRAFANA, 'preview', 'boards.mjs'), ...more], { encoding: 'utf8' });
  assert.match(command('--help').stdout, /^Usage: tongji boards /);
  assert.equal(command('--help').status, 0);
  const unknown = command('--htp', 'http://127.0.0.1:9');
  assert.equal(unknown.status, 2);
  assert.match(unknown.stderr, /--htp/);
  const away = command('--http', 'http://127.0.0.1:9');
  assert.equal(away.status, 3);
  assert.match(away.stderr, /nothing answers at http:\/\/127\.0\.0\.1:9\/metrics/);
});

test('the documented colours are those of the thresholds', () => {
  const page = readFileSync(join(GRAFANA, '..', 'docs', 'boards.md'), 'utf8');
  const limits = ({ steps }) => steps.slice(1).map(({ value }) => value.toLocaleString('en-US'));
  const [, medium, high] = [0, ...limits(LAG)];
  assert.ok(page.includes(`| below ${medium} | | ${medium} to ${high} | ${high} and more |`));
  const [low, enough] = limits(RESPONSE);
  assert.ok(page.includes(`| from ${enough} % | | ${low} to ${enough} % | below ${low} % |`));
  assert.deepEqual(limits(GROWTH), ['0']);
  assert.ok(page.includes('| 同比, 拉动 | 0 and above | | | below 0 |'));
  const scale = readFileSync(join(GRAFANA, '..', 'core/src/main/resources/catalogue/status.csv'), 'utf8');
  const paces = [...scale.matchAll(/,(\d\.\d\d)$/gm)].map((match) => `from ${match[1]}`);
  assert.ok(page.includes(`| ${paces.join(' | ')} | below |`));
});

test('every reason to refuse, and every edit that asks, has a short name', () => {
  const page = readFileSync(join(GRAFANA, '..', 'docs', 'rejections.md'), 'utf8');
  const [, hard, soft] = /^## Hard edits([^]*)^## Soft edits([^]*)/m.exec(page);
  const codes = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]).sort();
  assert.deepEqual(Object.keys(REASON_NAMES).sort(), codes(hard, /^\| `([A-Z_]+)` \|/gm));
  assert.deepEqual(Object.keys(EDIT_NAMES).sort(), codes(soft, /^\| [A-Z]\d+ \| `([A-Z_]+)` \|/gm));
  const names = [...Object.values(REASON_NAMES), ...Object.values(EDIT_NAMES)];
  assert.ok(names.every(([zh, en]) => /[\u4e00-\u9fff]/.test(zh) && /^[\x20-\x7e]+$/.test(en)));
});

test('every board has its picture in the documentation', () => {
  const page = readFileSync(join(GRAFANA, '..', 'docs', 'boards.md'), 'utf8');
  for (const { uid } of ALL) {
    assert.ok(page.includes(`images/boards/${uid}.png`), uid);
    assert.ok(existsSync(join(GRAFANA, '..', 'docs', 'images', 'boards', `${uid}.png`)), uid);
  }
});
