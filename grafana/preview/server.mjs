// Serves the page, the boards and, beside them, Prometheus: one address for the browser.
import { createReadStream, existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOME = dirname(fileURLToPath(import.meta.url));
const BOARDS = join(HOME, '..', 'dashboards');
const TYPES = { js: 'text/javascript', css: 'text/css' };

/** The provisioned boards by uid. */
export function boards(folder = BOARDS) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.json'));
  const all = files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
  return Object.fromEntries(all.map((board) => [board.uid, board]));
}

function json(answer, status, value) {
  answer.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  answer.end(JSON.stringify(value));
}

function forward(asked, answer, prometheus) {
  const there = request(
    new URL(asked.url.slice('/prometheus'.length), prometheus),
    { method: asked.method, headers: { ...asked.headers, host: new URL(prometheus).host } },
    (reply) => {
      answer.writeHead(reply.statusCode, reply.headers);
      reply.pipe(answer);
    },
  );
  there.on('error', (failure) => json(answer, 502, { status: 'error', errorType: 'away', error: failure.message }));
  asked.pipe(there);
}

function file(answer, path) {
  if (!existsSync(path)) {
    json(answer, 404, { error: `no such file: ${path}` });
    return;
  }
  answer.writeHead(200, { 'content-type': `${TYPES[path.split('.').pop()] ?? 'text/html'}; charset=utf-8` });
  createReadStream(path).pipe(answer);
}

/** Listens on the loopback address; settings: prometheus, bundle, scrapeSeconds, port, dashboards. */
export function serve(settings) {
  const known = boards(settings.dashboards);
  const server = createServer((asked, answer) => {
    const path = new URL(asked.url, 'http://127.0.0.1').pathname;
    const [, first, second] = path.split('/');
    if (first === 'prometheus') {
      forward(asked, answer, settings.prometheus);
    } else if (first === 'settings') {
      json(answer, 200, { scrapeSeconds: settings.scrapeSeconds });
    } else if (first === 'boards') {
      json(answer, known[second] ? 200 : 404, known[second] ?? { error: `no board ${second}` });
    } else if (first === 'bundle' && /^main\.(js|css)$/.test(second)) {
      file(answer, join(settings.bundle, second));
    } else if (first === 'd' && known[second]) {
      file(answer, join(HOME, 'page.html'));
    } else {
      answer.writeHead(302, { location: '/d/tongji-overview' });
      answer.end();
    }
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(settings.port ?? 0, '127.0.0.1', () => resolve(server));
  });
}
