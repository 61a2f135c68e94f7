// What the boards must show of the sample, from other sources than the metrics: the documented table
// of the published report, and the export, which verify recomputes by a separate path.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME } from './stand.mjs';

const SAMPLE = join(HOME, 'streams-app', 'src', 'main', 'resources', 'sample');

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
  #keys = [];

  /** The export in parts, each with its heading. */
  constructor(...parts) {
    parts.forEach((csv) => this.#read(csv));
    this.#keys = [...this.#values.keys()].map((key) => key.split('|'));
  }

  #read(csv) {
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
    return [...new Set(this.#keys.filter(matches).map((key) => key[place]))].sort();
  }
}

/** The rows of a file with a heading, by its names. */
export function rowsOf(csv) {
  const [head, ...rows] = csv.trim().split('\n').map(cells);
  return rows.map((row) => Object.fromEntries(head.map((column, index) => [column, row[index]])));
}

/** The cells of a line, some of them in quotes. */
const cells = (line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((match) => match[1] ?? match[2]);

/** The rows of a file of a catalogue. */
export const rows = (catalogue, file) => rowsOf(readFileSync(join(catalogue, `${file}.csv`), 'utf8'));

/** The headline indicators of a catalogue, in the order of the table. */
export function headline(catalogue) {
  return rows(catalogue, 'indicators')
    .filter((row) => Number(row.headline) > 0)
    .sort((a, b) => a.headline - b.headline)
    .map(({ indicator, name, form }) => ({ code: indicator, name, form }));
}

/** Records of the sample that the pipeline itself refuses: docs/sample.md, the last row of the refused ones. */
const REFUSED_BY_PIPELINE = { export: 1 };
/** Returns on output that the stand feeds beside the sample: a correction, and its repeal. */
const FED_BESIDE = { output: 2 };

/** How many records of each form were judged: the rows of the sample's files without those that ingest refuses. */
export function judgedRecords() {
  const records = {};
  for (const { form, rows, refused } of rowsOf(readFileSync(join(SAMPLE, 'manifest.csv'), 'utf8'))) {
    records[form] = (records[form] ?? 0) + Number(rows) - Number(refused);
  }
  for (const [form, more] of [...Object.entries(REFUSED_BY_PIPELINE), ...Object.entries(FED_BESIDE)]) {
    records[form] += more;
  }
  return records;
}

/** The lines of the command queries in English: form and edit of each. */
export const openQueries = (text) =>
  [...text.matchAll(/ ([a-z]+) +\d{4}-\d{2} .*? \b[A-Z]\d+ ([A-Z_]+)\b.*$/gm)].map(([, form, edit]) => ({ form, edit }));
