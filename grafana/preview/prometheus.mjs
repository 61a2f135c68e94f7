// Starts Debian's Prometheus beside an application that runs.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.mjs';

/** A port that nobody uses. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

const configuration = (targets, seconds) => `global:
  scrape_interval: ${seconds}s
  scrape_timeout: ${seconds}s
scrape_configs:
  - job_name: tongji
    static_configs:
      - targets: [${targets.map((target) => `'${target}'`).join(', ')}]
`;

/** Scrapes applications into a directory, which is kept; without one, into one that is not. */
export async function startPrometheus({ targets, seconds, directory }) {
  const home = directory ?? mkdtempSync(join(tmpdir(), 'tongji-prometheus-'));
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'prometheus.yml'), configuration(targets, seconds));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(
    'prometheus',
    [`--config.file=${join(home, 'prometheus.yml')}`, `--storage.tsdb.path=${join(home, 'data')}`,
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
