// The console as a clerk, an analyst and an administrator use it, in a real browser.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { until } from '../until.mjs';

/** The code that is meant by one of which two digits were swapped in the sample. */
const SWAPPED = { wrong: '91330483YB00000327', right: '91330483YB0000032L' };
/** A month that is not reported, and one that the unit has not reported in these files. */
const JANUARY = { wrong: '2023-01', right: '2023-05' };
const UNIT = SWAPPED.right;
const FIGURE = '/explain?indicator=GIO&area=330483K01&period=2023-12';
const PATIENCE = 120_000;
/** What shows whether people who see, hear or move otherwise can use a page. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What two runs of the same files cannot have in common. */
const OF_THE_RUN = ['id', 'at', 'partitions'];

/** Of which pages pictures are kept, beside those of feeding. */
const KEPT = {
  clerk: ['/queries', '/missing?form=output&period=2023-12', `/unit?unit=${UNIT}`],
  analyst: ['/board', FIGURE, '/report', '/targets?year=2023'],
  publisher: ['/release'],
  auditor: ['/log'],
  administrator: ['/users'],
};

/** A user of the console in a window of the browser. */
export class Visitor {
  constructor(window, { url, password }, pictures) {
    this.window = window;
    this.url = url;
    this.password = password;
    this.pictures = pictures;
  }

  /** Waits until the page is there and something holds of it. */
  sees(what) {
    return until(() => this.window.evaluate(`document.readyState === 'complete' && Boolean(${what})`).catch(() => false), what, PATIENCE);
  }

  go(path) {
    return this.window.go(this.url + path);
  }

  text(selector = 'main') {
    return this.window.evaluate(`document.querySelector('${selector}').innerText`);
  }

  /** Everybody can use the page: no rule of WCAG 2.2 A and AA that a program can judge is broken, nor what is good practice. */
  async isForEverybody(page) {
    await this.window.evaluate(`${AXE};0`);
    const broken = await this.window.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).slice(0, 3).join(' ')))`);
    assert.deepEqual(broken, [], page);
  }

  /** Keeps a picture of the page, or of its beginning. */
  async keep(name) {
    if (this.pictures) {
      mkdirSync(this.pictures, { recursive: true });
      writeFileSync(join(this.pictures, `${name}.png`), await this.window.picture(1_000));
    }
  }

  async login(user) {
    await this.go('/login');
    await this.isForEverybody('/login');
    await this.window.evaluate(`(() => {
      document.querySelector('[name=name]').value = '${user}';
      document.querySelector('[name=password]').value = '${this.password}';
      document.querySelector('main form').requestSubmit();
    })()`);
    await this.sees(`location.pathname === '/'`);
  }

  async logout() {
    await this.window.evaluate(`document.querySelector('.me form').requestSubmit()`);
    await this.sees(`location.pathname === '/login'`);
  }

  /** Brings files, and waits for the result of their check. */
  async bring(files) {
    await this.go('/feed');
    await this.window.choose('input[type=file]', files);
    await this.window.evaluate(`document.getElementById('upload').requestSubmit()`);
    await this.sees(`location.pathname.startsWith('/feed/') && !document.getElementById('busy')`);
  }

  /** Submits, and gives the receipt. */
  async submit() {
    await this.window.evaluate(`document.getElementById('submit').requestSubmit()`);
    await this.sees(`location.pathname.endsWith('/receipt')`);
    return JSON.parse(await this.window.evaluate(`fetch(location.pathname + '.json').then((answer) => answer.text())`));
  }

  /** Submits rows of which some were mended: the page first shows what all of them would do. */
  async looksAgain() {
    await this.window.evaluate(`document.getElementById('submit').requestSubmit()`);
    await this.sees(`location.pathname.startsWith('/feed/') && document.querySelector('.message.bad') && !document.getElementById('busy')`);
  }

  /** Writes into the cell of a refused row that has this value, and leaves it. */
  async mend({ wrong, right }, then = `document.querySelector('tr.done')`) {
    await this.window.evaluate(`(() => {
      const cell = [...document.querySelectorAll('td.bad input')].find((one) => one.value === '${wrong}');
      cell.value = '${right}';
      cell.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await this.sees(then);
  }
}

function without(receipt) {
  return Object.fromEntries(Object.entries(receipt).filter(([field]) => !OF_THE_RUN.includes(field)));
}

/** A clerk feeds two files of the sample: red cells, one that cannot be mended since its unit has reported that month, one mended, a receipt such as that of the command. */
export async function feeds(visitor, files, ingest) {
  await visitor.login('clerk');
  await visitor.keep('home');
  await visitor.go('/feed');
  await visitor.keep('feed');
  await saysWhatIsTooLarge(visitor);
  await visitor.bring(files);
  const red = await visitor.window.evaluate(`[...document.querySelectorAll('td.bad input')].map((cell) => cell.value)`);
  assert.equal(red.length, 3, `the sample has three refused rows in these files: ${red}`);
  assert.ok(red.includes(SWAPPED.wrong));
  await visitor.window.evaluate(`document.querySelector('.chip[data-code=CHECK_DIGIT]').click()`);
  assert.equal(await visitor.window.evaluate(`[...document.querySelectorAll('tr[data-codes]')].filter((row) => !row.hidden).length`), 1);
  await visitor.window.evaluate(`document.querySelector('.chip[data-code=CHECK_DIGIT]').click()`);
  await visitor.mend(SWAPPED, `[...document.querySelectorAll('th.bad')].some((head) => head.closest('tr').innerText.includes('第382行'))`);
  await visitor.mend(JANUARY);
  await visitor.window.evaluate(`document.activeElement?.blur()`);
  await visitor.isForEverybody('the result of a check');
  await visitor.window.evaluate(`document.querySelector('.chip[data-code=CHECK_DIGIT]').click()`);
  await visitor.keep('check');
  await visitor.window.evaluate(`document.querySelector('.chip[data-code=CHECK_DIGIT]').click()`);
  await visitor.looksAgain();
  const mended = await visitor.submit();
  await visitor.isForEverybody('the receipt');
  await visitor.keep('receipt');
  assert.deepEqual(mended.files.map(({ name }) => name), ['output-2022.csv', 'output-2023h1.csv', '改正-output-2023h1.csv']);
  assert.equal(mended.read, mended.accepted + mended.duplicates + mended.stale + mended.refused + mended.held);

  // Again, if queries have come or gone between the two: the parameters of the edits arrive beside the rows.
  await until(async () => {
    await visitor.bring(files);
    const receipt = await visitor.submit();
    assert.equal(receipt.accepted, 0, 'the same files again change nothing');
    return isDeepStrictEqual(without(receipt), without(ingest(files)));
  }, 'the receipt is that of ingest --receipt', PATIENCE);
  await explains(visitor);
  await visitor.logout();
}

/** A file of more than 50 MB is refused before it is sent, one of less is taken. */
async function saysWhatIsTooLarge({ window }) {
  const folder = mkdtempSync(join(tmpdir(), 'tongji-large-'));
  try {
    for (const [name, bytes, taken] of [['large.csv', 50 * 1024 * 1024 + 1, false], ['small.csv', 1_000, true]]) {
      const file = join(folder, name);
      writeFileSync(file, '');
      truncateSync(file, bytes);
      await window.choose('input[type=file]', [file]);
      const { valid, said } = await window.evaluate(`({
        valid: document.getElementById('upload').checkValidity(),
        said: document.querySelector('.chosen').textContent,
      })`);
      assert.equal(valid, taken, said);
      assert.equal(said, taken ? name : '一次上传不得超过 50 MB、24 个文件');
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Explains the first query that can be, where it stands, until it is in the list of what was explained. */
async function explains(visitor) {
  const why = '设备检修,停产两周';
  await visitor.go('/queries');
  await visitor.window.evaluate(`(() => {
    const place = document.querySelector('.queries details');
    place.open = true;
    place.querySelector('textarea').value = '${why}';
    place.querySelector('form').requestSubmit();
  })()`);
  await visitor.sees(`document.querySelector('.message.good')`);
  await until(async () => {
    await visitor.go('/queries');
    return (await visitor.text()).includes(why);
  }, 'what was explained is listed', PATIENCE);
}

/** An analyst: from a figure of the board to its units and a unit's card, a text checked, an event of the board. */
export async function reads(visitor) {
  const { window } = visitor;
  await visitor.login('analyst');
  await visitor.go('/board');
  const changes = await window.evaluate(`new Promise((heard, failed) => {
    const events = new EventSource('/board/changes');
    events.onmessage = ({ data }) => { events.close(); heard(data); };
    events.onerror = () => { events.close(); failed(new Error('no event')); };
  })`);
  assert.equal(changes, await window.evaluate(`document.getElementById('live').dataset.version`));
  await window.evaluate(`document.querySelector('.board a').click()`);
  await visitor.sees(`location.pathname === '/explain' && document.querySelector('.items a')`);
  await window.evaluate(`document.querySelector('.items a').click()`);
  await visitor.sees(`location.pathname === '/unit' && document.querySelector('.spark polyline')`);
  await visitor.go('/report');
  const paragraph = await window.evaluate(`document.querySelector('textarea.paragraph').value`);
  const checked = async (text) => {
    await window.evaluate(`(() => {
      document.querySelector('.linted')?.remove(); // the answer before
      document.querySelector('#lint textarea').value = ${JSON.stringify(text)};
      document.getElementById('lint').requestSubmit();
    })()`);
    await visitor.sees(`document.querySelector('.linted')`);
    return window.evaluate(`document.querySelectorAll('.linted mark').length`);
  };
  // In the report of 2023 the parts of 建安投资 are less than their whole, and growth has one decimal here and two there.
  assert.equal(await checked(paragraph), 2, 'every figure of the paragraph is that of the data');
  const wrong = paragraph.replace(/\d(?=[\d.]*亿元)/, (digit) => (Number(digit) + 1) % 10);
  assert.ok((await checked(wrong)) > 2, 'a digit of an amount is another one');
  await visitor.logout();
}

/** Every page of every role, in both languages, and each page within the width of a small screen. */
export async function looksAround(visitor) {
  const pages = {
    clerk: ['/', '/feed', '/queries', '/missing?form=output&period=2023-12', `/unit?unit=${UNIT}`, '/targets', '/password'],
    analyst: ['/', '/queries', '/board', '/missing?form=rd&period=2023-12', FIGURE, '/report', '/unit', '/targets?year=2023'],
    publisher: ['/', '/board', '/report?view=release', '/release'],
    auditor: ['/', '/log'],
    administrator: ['/', '/users'],
  };
  for (const language of ['en', 'zh']) {
    for (const [user, paths] of Object.entries(pages)) {
      await visitor.login(user);
      await visitor.go(`/language/${language}`);
      for (const path of paths) {
        await visitor.go(path);
        const { title, width, lang } = await visitor.window.evaluate(`({
          title: document.querySelector('h1').textContent,
          width: document.documentElement.scrollWidth,
          lang: document.documentElement.lang,
        })`);
        assert.equal(lang, language === 'zh' ? 'zh-CN' : 'en', `${path} for ${user}`);
        assert.equal(/\p{Script=Han}/u.test(title), language === 'zh', `${path} for ${user}: ${title}`);
        assert.ok(width <= 1366, `${path} for ${user} is ${width} wide`);
        if (language === 'zh') {
          await visitor.isForEverybody(`${path} for ${user}`);
        }
        if (language === 'zh' && KEPT[user]?.includes(path)) {
          await visitor.keep(/[a-z]+/.exec(path)[0]);
        }
      }
      await visitor.logout();
    }
  }
}

/** A receipt that the command has written. */
export function receiptAt(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
