// The whole product with its sample, scraped from before the first figure on, and a browser.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Browser } from '../browser.mjs';
import { bundle } from '../build.mjs';
import { freePort, startPrometheus } from '../prometheus.mjs';
import { serve } from '../server.mjs';
import { until } from '../until.mjs';

export const HOME = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
/** The launcher, or another one, such as that of an installed version. */
const TONGJI = process.env.TONGJI ?? join(HOME, 'tongji');
export const TARGET = join(HOME, 'grafana', 'target');
const MINUTES = 60_000;
/** Long enough for a scrape on a machine that is busy. */
export const SCRAPE_SECONDS = 10;
/** Published figures are on /metrics after a pulse of the pipeline; ten times that. */
const EXPOSURE_SECONDS = 2;

/** An indicator that only a row of the catalogue makes: output of division 36 in 万元. */
export const ADDED = { code: 'AUTO', name: '汽车制造业产值' };

const CELLS = {
  indicator: ADDED.code,
  name: ADDED.name,
  name_en: 'Output of car makers',
  industries: '36',
  unit: '万元',
  unit_en: '10 thousand CNY',
  exponent: '4',
  decimals: '0',
  headline: '0',
};

/** An indicator of events that is put into the headline table. */
const IN_HEADLINE = { code: 'KEY_INV', rank: 13 };

/** The default catalogue with one more row, which is that of GIO but for some cells, and one more headline indicator. */
function catalogue(directory) {
  const folder = join(directory, 'catalogue');
  cpSync(join(HOME, 'core', 'src', 'main', 'resources', 'catalogue'), folder, { recursive: true });
  const file = join(folder, 'indicators.csv');
  const [heading, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const header = heading.split(',');
  const like = (code, cells) => {
    const own = lines.find((line) => line.startsWith(`${code},`)).split(',');
    return header.map((column, index) => cells[column] ?? own[index]).join(',');
  };
  const promoted = like(IN_HEADLINE.code, { headline: IN_HEADLINE.rank });
  const others = lines.filter((line) => !line.startsWith(`${IN_HEADLINE.code},`));
  writeFileSync(file, `${[heading, ...others, promoted, like('GIO', CELLS)].join('\n')}\n`);
  return folder;
}

class Application {
  constructor(directory, port) {
    this.data = join(directory, 'data');
    this.catalogue = catalogue(directory);
    this.out = '';
    this.process = spawn(
      TONGJI,
      ['demo', '--quiet', `--data-dir=${this.data}`, `--http-port=${port}`, `--catalogue=${this.catalogue}`],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    this.process.stdout.setEncoding('utf8').on('data', (text) => { this.out += text; });
    this.end = new Promise((resolve) => this.process.once('exit', resolve));
    this.ended = false;
    this.end.then(() => { this.ended = true; });
  }

  says(pattern, patience) {
    return until(() => {
      if (this.ended) {
        throw new Error(`tongji demo ended; it said: ${this.out}`);
      }
      return pattern.exec(this.out);
    }, `tongji demo says ${pattern}`, patience);
  }

  /** Where it answers. */
  http() {
    return / http=(\S+)/.exec(this.out)[1];
  }

  /** Where the console is, and the password of each of its users. */
  console() {
    return {
      url: / console=(\S+)/.exec(this.out)[1],
      password: readFileSync(join(this.data, 'console', 'demo-password.txt'), 'utf8').trim(),
    };
  }

  /** Runs a command beside it and returns what it prints; fails unless it exits with 0. */
  run(command, ...more) {
    const done = this.attempt(command, ...more);
    if (done.status !== 0) {
      throw new Error(`tongji ${command} exits with ${done.status}: ${done.stderr}`);
    }
    return done.stdout;
  }

  /** Runs a command beside it, whatever it ends with. */
  attempt(command, ...more) {
    const [, kafka, registry] = /ready kafka=(\S+) registry=(\S+)/.exec(this.out);
    return spawnSync(
      TONGJI,
      [command, `--bootstrap-servers=${kafka}`, `--registry-url=${registry}`, '--quiet', ...more],
      { encoding: 'utf8', maxBuffer: 1 << 30 },
    );
  }

  async close() {
    this.process.kill();
    await this.end;
  }
}

/** Starts everything; the sample is published and scraped when it is ready. */
export async function startStand() {
  const closing = [];
  const close = async () => {
    const failures = [];
    for (const one of closing.splice(0).reverse()) {
      // What follows is closed even so: a process left running would keep the tests from ending.
      await Promise.resolve().then(one).catch((failure) => failures.push(failure));
    }
    if (failures.length > 0) {
      throw new AggregateError(failures, failures.map(({ message }) => message).join('; '));
    }
  };
  try {
    return { ...(await start((one) => closing.push(one))), close };
  } catch (failure) {
    await close();
    throw failure;
  }
}

async function start(atEnd) {
  const directory = mkdtempSync(join(tmpdir(), 'tongji-boards-'));
  atEnd(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));
  mkdirSync(TARGET, { recursive: true });
  const port = await freePort();
  const application = new Application(directory, port);
  atEnd(() => application.close());
  await application.says(/^ready /m, 5 * MINUTES);
  const prometheus = await startPrometheus({ targets: [`127.0.0.1:${port}`], seconds: SCRAPE_SECONDS });
  atEnd(() => prometheus.close());
  await bundle(TARGET);
  const server = await serve({ prometheus: prometheus.url, bundle: TARGET, scrapeSeconds: SCRAPE_SECONDS });
  atEnd(() => server.close());
  const browser = new Browser();
  atEnd(() => browser.close());
  await application.says(/^三大平台总税收 /m, 5 * MINUTES);
  const stand = {
    application,
    prometheus,
    open: (path, window) => browser.open(`http://127.0.0.1:${server.address().port}${path}`, window),
    visit: (address) => browser.open(address),
    browser,
    look: async (address) => {
      const page = await browser.open(address);
      await page.close();
      return page.shown;
    },
    revise: () => revise(stand, directory),
    begin: (month) => begin(stand, directory, month),
    ask: async (query) => {
      const answer = await fetch(`${prometheus.url}/api/v1/query?${new URLSearchParams({ query })}`);
      return (await answer.json()).data.result;
    },
  };
  const shown = Date.now() / 1000 + EXPOSURE_SECONDS;
  await until(() => isWhole(stand, shown), 'Prometheus has the published figures', 5 * MINUTES);
  // Micrometer looks once a minute which metrics Kafka has by now.
  const tasks = async () => (await stand.ask('kafka_stream_task_restore_remaining_records_total')).length > 0;
  await until(tasks, "Prometheus has Kafka's metrics of tasks", 3 * MINUTES);
  return stand;
}

/** After it the demo changes nothing any more. */
const LAST_RELEASE = 'demo-2023-12.2';

/** True if Prometheus has asked since then, and has as many figures as the application says it exports. */
async function isWhole({ ask }, since) {
  const [asked] = await ask('timestamp(tongji_exposed_series)');
  const [said] = await ask('sum(tongji_exposed_series)');
  const [found] = await ask('count({view=~"live|release"})');
  const [year] = await ask('tongji_amount_cny{indicator="PLAT_TAX",period="2023-12",area="330483K01P",span="ytd",activity="_T"}');
  const [revised] = await ask(`tongji_release_info{release_id="${LAST_RELEASE}"}`);
  return asked && Number(asked.value[1]) > since && said && found && year && revised && said.value[1] === found.value[1];
}

const ZONE_OUTPUT = 'tongji_amount_cny{indicator="GIO",area="330483K01",activity="_T",span="ytd",period="2023-12"}';
const CORRECTION = 1_000_000;
/** By how many yuan a figure was higher for a while. */
export const CORRECTED = { indicator: 'GIO', area: '330483K01', period: '2023-12', more: CORRECTION * 1000 };

/** Corrects a firm's output by ten times 亿元, and, when that was published, puts it right again. */
async function revise({ application, ask }, directory) {
  const { header, row } = certainReturn();
  const published = async () => Number((await ask(ZONE_OUTPUT))[0]?.value[1]);
  const before = await published();
  const cells = row.split(',');
  const ytd = header.split(',').indexOf('本年累计');
  const wrong = cells.map((cell, index) => (index === ytd ? String(Number(cell) + CORRECTION) : cell)).join(',');
  const file = join(directory, 'correction.csv');
  for (const [line, expected, ...again] of [[wrong, before + CORRECTED.more], [row, before, '--again']]) {
    writeFileSync(file, `${header}\n${line}\n`);
    application.run('ingest', '--form=output', ...again, file);
    await until(async () => (await published()) === expected, `output of the zone is ${expected}`, 2 * MINUTES);
  }
}

/** Feeds one return of a month that has only begun. */
function begin({ application }, directory, month) {
  const { header, row } = certainReturn();
  const file = join(directory, 'begun.csv');
  writeFileSync(file, `${header}\n${row.replace(',2023-12,', `,${month},`)}\n`);
  application.run('ingest', '--form=output', file);
}

/** A return for December of a firm of the zone that nobody corrects. */
function certainReturn() {
  const sample = (name) => readFileSync(join(HOME, 'streams-app/src/main/resources/sample', name), 'utf8');
  const corrected = ['output-2023-corrections.csv', 'output-2023-resent.csv', 'output-2023-late.csv'].map(sample).join('');
  const register = ['register.csv', 'register-2023.csv', 'register-2023-07.csv'].map(sample).join('').split('\n');
  const ofZone = (unit) => {
    const entries = register.filter((line) => line.startsWith(unit));
    return entries.length === 1 && entries[0].includes('330483K01,') && entries[0].includes('above-scale');
  };
  const [header, ...rows] = sample('output-2023h2.csv').trimEnd().split('\n');
  const row = rows.find((line) => line.includes(',2023-12,') && !corrected.includes(line.slice(0, 18)) && ofZone(line.slice(0, 18)));
  return { header, row };
}
