// Chromium without a window, spoken to over a pipe: opens pages, reads what they show, takes pictures.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.mjs';

/** A running Chromium; close() ends it. */
export class Browser {
  #process;
  #profile = mkdtempSync(join(tmpdir(), 'tongji-chromium-'));
  #waiting = new Map();
  #last = 0;
  #troubles = [];
  #text = '';

  constructor(command = 'chromium') {
    this.#process = spawn(
      command,
      ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', '--force-device-scale-factor=1',
        '--lang=zh-CN', '--remote-debugging-pipe', `--user-data-dir=${this.#profile}`, 'about:blank'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: true, env: { ...process.env, TZ: 'Asia/Shanghai' } },
    );
    this.#process.on('error', (failure) => this.#fail(failure));
    this.#process.on('exit', () => this.#fail(new Error('Chromium ended')));
    this.#process.stdio[4].setEncoding('utf8');
    this.#process.stdio[4].on('data', (text) => this.#read(text));
  }

  #fail(failure) {
    this.#waiting.forEach(({ reject }) => reject(failure));
    this.#waiting.clear();
  }

  #read(text) {
    const messages = (this.#text + text).split('\0');
    this.#text = messages.pop();
    for (const message of messages.map((one) => JSON.parse(one))) {
      if (message.method === 'Log.entryAdded' || message.method === 'Runtime.exceptionThrown') {
        this.#troubles.push(message.params.entry?.text ?? message.params.exceptionDetails.text);
      }
      const waiting = this.#waiting.get(message.id);
      if (waiting) {
        this.#waiting.delete(message.id);
        message.error ? waiting.reject(new Error(message.error.message)) : waiting.resolve(message.result);
      }
    }
  }

  #ask(method, params, sessionId) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** What pages of windows have written to their console so far: scripts that failed, what a policy has refused. */
  get troubles() {
    return [...this.#troubles];
  }

  /** An empty window: goes to addresses, evaluates, chooses files, takes pictures. */
  async window({ width = 1366, height = 768 } = {}) {
    const { targetId } = await this.#ask('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.#ask('Target.attachToTarget', { targetId, flatten: true });
    const ask = (method, params = {}) => this.#ask(method, params, sessionId);
    const size = (tall) =>
      ask('Emulation.setDeviceMetricsOverride', { width, height: tall, deviceScaleFactor: 1, mobile: false });
    await size(height);
    await ask('Log.enable');
    await ask('Runtime.enable');
    const evaluate = async (expression) => {
      const { result, exceptionDetails } = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      if (exceptionDetails) {
        throw new Error(`${expression}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
      }
      return result.value;
    };
    const painted = () => evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))');
    return {
      ask,
      size,
      evaluate,
      /** Goes to an address and waits until the page is there. */
      go: async (address) => {
        await ask('Page.navigate', { url: address });
        await until(() => evaluate(`location.href !== 'about:blank' && document.readyState === 'complete'`), `${address} is there`);
      },
      /** Chooses files in a field. */
      choose: async (selector, files) => {
        const { root } = await ask('DOM.getDocument');
        const { nodeId } = await ask('DOM.querySelector', { nodeId: root.nodeId, selector });
        await ask('DOM.setFileInputFiles', { nodeId, files });
      },
      /** A picture of the whole page, or of so much of it. */
      picture: async (most = 4_000) => {
        await size(Math.min(most, Math.max(height, await evaluate('document.body.scrollHeight'))));
        await painted();
        const { data } = await ask('Page.captureScreenshot', { format: 'png' });
        await size(height);
        return Buffer.from(data, 'base64');
      },
      close: () => this.#ask('Target.closeTarget', { targetId }),
    };
  }

  /**
   * Opens an address in a window and waits until the page says what it shows; then the window is as high
   * as the page, unless it is a screen, of which pictures show what fits.
   */
  async open(address, { width = 1366, height = 768, screen = false } = {}) {
    const window = await this.window({ width, height });
    const { ask, size, evaluate } = window;
    await ask('Page.navigate', { url: address });
    const shown = await until(() => evaluate('window.shown'), `${address} is drawn`);
    await size(screen ? height : Math.max(height, await evaluate('document.body.scrollHeight')));
    await evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))');
    return {
      shown,
      evaluate,
      picture: async () => Buffer.from((await ask('Page.captureScreenshot', { format: 'png' })).data, 'base64'),
      close: window.close,
    };
  }

  /** Ends all its processes: those that outlive the first one go on writing to the profile. */
  async close() {
    const group = -this.#process.pid;
    process.kill(group, 'SIGKILL');
    await until(() => isGone(group), 'Chromium and its processes have ended');
    rmSync(this.#profile, { recursive: true, force: true });
  }
}

function isGone(group) {
  try {
    process.kill(group, 0);
    return false;
  } catch (failure) {
    if (failure.code !== 'ESRCH') {
      throw failure;
    }
    return true;
  }
}
