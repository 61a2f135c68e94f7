// Writes the boards: node grafana/src/generate.mjs. With --check it only compares, and fails on a difference.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { activity } from './boards/activity.mjs';
import { area } from './boards/area.mjs';
import { indicator } from './boards/indicator.mjs';
import { operations } from './boards/operations.mjs';
import { overview } from './boards/overview.mjs';
import { reporting } from './boards/reporting.mjs';
import { revisions } from './boards/revisions.mjs';

const MAKERS = { overview, indicator, area, activity, reporting, revisions, operations };
const LANGUAGES = { zh: (zh) => zh, en: (zh, en) => en };

export const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', 'dashboards');

/** All boards by their file below the folder. */
export function boards() {
  const files = {};
  for (const [language, words] of Object.entries(LANGUAGES)) {
    for (const [id, make] of Object.entries(MAKERS)) {
      files[`${language}/tongji-${id}.json`] = `${JSON.stringify(make(words), null, 2)}\n`;
    }
  }
  return files;
}

/** Files that are missing, differ, or should not be there. */
export function differing() {
  const wanted = boards();
  const found = Object.keys(LANGUAGES).flatMap((language) =>
    existsSync(join(FOLDER, language))
      ? readdirSync(join(FOLDER, language)).map((file) => `${language}/${file}`)
      : [],
  );
  const stale = found.filter((file) => !(file in wanted));
  const changed = Object.keys(wanted).filter(
    (file) => !found.includes(file) || readFileSync(join(FOLDER, file), 'utf8') !== wanted[file],
  );
  return [...stale, ...changed].sort();
}

function write() {
  for (const file of differing()) {
    rmSync(join(FOLDER, file), { force: true });
  }
  for (const [file, text] of Object.entries(boards())) {
    mkdirSync(dirname(join(FOLDER, file)), { recursive: true });
    writeFileSync(join(FOLDER, file), text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const different = differing();
    if (different.length > 0) {
      console.error(`not as generated: ${different.join(', ')}; run node grafana/src/generate.mjs`);
      process.exit(1);
    }
  } else {
    write();
  }
}
