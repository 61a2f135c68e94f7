// Tests of the boards: node test.mjs. In CI nothing may be missing; elsewhere what cannot run is left out.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PREVIEW, install, missing } from './tools.mjs';

const PROGRAMS = ['npm', 'chromium', 'prometheus', ...(process.env.BOARD_PICTURES ? ['pngquant'] : [])];
const absent = missing(...PROGRAMS);
if (absent.length > 0) {
  const message = `tongji: ${absent.join(', ')} not installed: the boards are not tested; on Debian, apt-get install ${PROGRAMS.join(' ')} fonts-noto-cjk`;
  console.error(message);
  process.exit(process.env.CI === 'true' ? 1 : 0);
}
install();
const tests = ['boards', 'live'].map((name) => join(PREVIEW, 'test', `${name}.test.mjs`));
const run = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...tests], { stdio: 'inherit' });
process.exit(run.status ?? 1);
