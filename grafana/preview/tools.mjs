// The programs and packages that the preview and its tests need beside Node.js.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PREVIEW = dirname(fileURLToPath(import.meta.url));

/** The programs that are not installed. */
export const missing = (...programs) =>
  programs.filter((program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error);

/** Installs the packages of package-lock.json, unless they are those that are there. */
export function install() {
  const packages = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {});
  const wanted = packages(join(PREVIEW, 'package-lock.json'));
  const there = packages(join(PREVIEW, 'node_modules', '.package-lock.json'));
  const same = Object.entries(wanted).every(
    ([name, { optional, version }]) => name === '' || optional || there[name]?.version === version,
  );
  if (same) {
    return;
  }
  console.error('tongji: installing the packages of the preview (npm ci, once) …');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    cwd: PREVIEW,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (done.status !== 0) {
    throw new Error('npm ci failed; its message is above');
  }
}
