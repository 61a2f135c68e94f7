// Starts Debian's Prometheus beside an application that runs: with the shipped configuration and rules.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './until.mjs';

/** A port that nobody uses, of those that Linux gives to no outgoing connection meanwhile. */
export function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    const attempt = () => probe.listen(10_000 + Math.floor(Math.random() * 22_768), '127.0.0.1');
    probe.on('error', attempt);
    probe.on('listening', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
    attempt();
  });
}

const SHIPPED = join(dirname(fileURLToPath(import.meta.url)), '..', 'prometheus');

/** Puts in other values; each has to be there. */
function replaced(text, values) {
  return values.reduce((all, [pattern, value]) => {
    if (!pattern.test(all)) {
      throw new Error(`the shipped prometheus.yml has no ${pattern}`);
    }
    return all.replace(pattern, value);
  }, text);
}

/** Writes the shipped configuration into a directory, with other targets and intervals. */
function configure(home, targets, seconds, port) {
  const shipped = readFileSync(join(SHIPPED, 'prometheus.yml'), 'utf8');
  const file = join(home, 'prometheus.yml');
  writeFileSync(file, replaced(shipped, [
    [/scrape_interval: \d+s/, `scrape_interval: ${seconds}s`],
    [/scrape_timeout: \d+s/, `scrape_timeout: ${seconds}s`],
    [/evaluation_interval: \d+s/, `evaluation_interval: ${seconds}s`],
    [/localhost:9090/, `127.0.0.1:${port}`],
  ]));
  cpSync(join(SHIPPED, 'rules'), join(home, 'rules'), { recursive: true });
  mkdirSync(join(home, 'targets'), { recursive: true });
  writeFileSync(join(home, 'targets', 'tongji.yml'), JSON.stringify([{ targets }]));
  return file;
}

/** Scrapes applications into a directory, which is kept; without one, into one that is not. */
export async function startPrometheus({ targets, seconds, directory }) {
  const home = directory ?? mkdtempSync(join(tmpdir(), 'tongji-prometheus-'));
  mkdirSync(home, { recursive: true });
  const port = await freePort();
  const file = configure(home, targets, seconds, port);
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(
    'prometheus',
    [`--config.file=${file}`, `--storage.tsdb.path=${join(home, 'data')}`,
      '--storage.tsdb.retention.time=2y', `--web.listen-address=127.0.0.1:${port}`, '--log.level=error'],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  let ended = null;
  const end = new Promise((resolve) => server.once('exit', (code, signal) => resolve((ended = code ?? signal))));
  const ready = async () => {
    if (ended !== null) {
      throw new Error(`Prometheus ended with ${ended}; its messages are above`);
    }
    return fetch(`${url}/-/ready`).then((answer) => answer.ok, () => false);
  };
  await until(ready, 'Prometheus is ready');
  return {
    url,
    end,
    close: async () => {
      server.kill();
      await end;
      if (!directory) {
        rmSync(home, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  };
}
