// ./tongji boards: Prometheus and the preview beside an application that runs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { install, missing } from './tools.mjs';

const USAGE = `Usage: tongji boards [--http URL] [--port PORT] [--data-dir DIR]
Draws the boards of a running demo, local or run in the browser, without Grafana.
      --http URL        what the application printed as http=…
                          (default: http://127.0.0.1:9464)
      --port PORT       of the page (default: 3000)
      --data-dir DIR    where Prometheus keeps what it scraped; revisions
                          need it (default: a temporary directory)
  -h, --help            Show this help message and exit.`;
const SCRAPE_SECONDS = 5;
const DONE = 0;
const WRONG_USAGE = 2;
const NOT_REACHED = 3;

function fail(code, message) {
  console.error(`tongji: ${message}`);
  process.exit(code);
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        http: { type: 'string', default: 'http://127.0.0.1:9464' },
        port: { type: 'string', default: '3000' },
        'data-dir': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (wrong) {
    return fail(WRONG_USAGE, `${wrong.message}\n${USAGE}`);
  }
}

async function reach(http) {
  const answer = await fetch(new URL('/metrics', http)).catch(() => null);
  if (!answer?.ok) {
    fail(NOT_REACHED, `nothing answers at ${http}/metrics; start ./tongji demo and give what it prints as http=…: --http URL`);
  }
}

const given = options();
if (given.help) {
  console.log(USAGE);
  process.exit(DONE);
}
if (!/^http:\/\/[^/]+\/?$/.test(given.http) || !URL.canParse(given.http) || !/^\d{1,5}$/.test(given.port)) {
  fail(WRONG_USAGE, `no address or port: --http ${given.http} --port ${given.port}; give them as http://127.0.0.1:9464 and 3000`);
}
const absent = missing('npm', 'prometheus');
if (absent.length > 0) {
  fail(WRONG_USAGE, `${absent.join(', ')} not installed; on Debian, apt-get install npm prometheus`);
}
await reach(given.http);
install();
const { bundle } = await import('./build.mjs');
const { startPrometheus } = await import('./prometheus.mjs');
const { serve } = await import('./server.mjs');
const { until } = await import('./until.mjs');
const folder = mkdtempSync(join(tmpdir(), 'tongji-preview-'));
await bundle(folder);
const prometheus = await startPrometheus({
  targets: [new URL(given.http).host],
  seconds: SCRAPE_SECONDS,
  directory: given['data-dir'],
});
const scraped = async () => {
  const answer = await fetch(`${prometheus.url}/api/v1/query?query=tongji_exposed_series`);
  return (await answer.json()).data.result.length > 0;
};
await until(scraped, `Prometheus has figures of ${given.http}`);
const settings = { prometheus: prometheus.url, bundle: folder, scrapeSeconds: SCRAPE_SECONDS, port: Number(given.port) };
const server = await serve(settings).catch(async (failure) => {
  await prometheus.close();
  fail(WRONG_USAGE, `port ${given.port} cannot be used: ${failure.message}; choose another with --port`);
});
console.log(`boards http://127.0.0.1:${server.address().port}/d/tongji-overview prometheus=${prometheus.url}`);
console.error('tongji: serving the boards until Ctrl-C');

let stopping = false;

async function stop(code) {
  stopping = true;
  server.close();
  server.closeAllConnections();
  await prometheus.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}

process.once('SIGINT', () => stop(DONE));
process.once('SIGTERM', () => stop(DONE));
prometheus.end.then(() => stopping || fail(NOT_REACHED, 'Prometheus has ended; its messages are above'));
