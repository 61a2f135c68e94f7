// What the boards must show of the sample, from other sources than the metrics: the documented table
// of the published report, and the export, which verify recomputes by a separate path.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME } from './stand.mjs';

/** The rows of the table in docs/sample.md: the published report's figures. */
export function reported() {
  const page = readFileSync(join(HOME, 'docs', 'sample.md'), 'utf8');
  const rows = [...page.matchAll(/^\| ([A-Z_]+) (\S+) \| ([\d.]+) (\S+) \| ([−\d.–]+) \| ([\d.–]+) \| ([\d.–]+) \|/gm)];
  const number = (text) => (text === '–' ? '—' : text.replace('−', '-'));
  return rows
    .filter(([, code]) => code !== 'CI_OTHER')
    .map(([, code, name, value, unit, growth, completion, target]) => ({
      code, name, value, unit, growth: number(growth), completion: number(completion), target: number(target),
    }));
}

/** The published report's text. */
export const report = () =>
  readFileSync(join(HOME, 'streams-app', 'src', 'test', 'resources', 'report-2023.txt'), 'utf8');

/** Exact figures by frequency, area, indicator, activity, measure and period. */
export class Figures {
  #values = new Map();

  constructor(csv) {
    const [head, ...lines] = csv.trim().split('\n').map((line) => line.split(','));
    const at = (name) => head.indexOf(name);
    const key = ['FREQ', 'REF_AREA', 'INDICATOR', 'ACTIVITY', 'MEASURE', 'TIME_PERIOD'].map(at);
    for (const line of lines) {
      const value = line[at('OBS_VALUE')];
      if (value !== '' && value !== 'NaN') {
        this.#values.set(key.map((index) => line[index]).join('|'), Number(value));
      }
    }
  }

  get(area, indicator, measure, period = '2023-12', activity = '_T') {
    return this.#values.get(['M', area, indicator, activity, measure, period].join('|'));
  }

  /** The codes that occur in one place of the key. */
  codes(place, matches = () => true) {
    const all = [...this.#values.keys()].map((key) => key.split('|'));
    return [...new Set(all.filter(matches).map((key) => key[place]))].sort();
  }
}

/** The headline indicators of a catalogue, in the order of the table. */
export function headline(catalogue) {
  const [head, ...rows] = readFileSync(join(catalogue, 'indicators.csv'), 'utf8').trim().split('\n').map(cells);
  return rows
    .map((row) => Object.fromEntries(head.map((column, index) => [column, row[index]])))
    .filter((row) => Number(row.headline) > 0)
    .sort((a, b) => a.headline - b.headline)
    .map(({ indicator, name, form }) => ({ code: indicator, name, form }));
}

/** The cells of a line, some of them in quotes. */
const cells = (line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((match) => match[1] ?? match[2]);
