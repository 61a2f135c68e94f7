// Panels as they are drawn against what they must show.
import { EXPECTED } from './expected.mjs';

const IS_NUMBER = /^-?[\d,]*\.?\d+/;

/** The number of a text, without thousands separators and unit. */
const numberOf = (text) => Number(IS_NUMBER.exec(text)?.[0].replaceAll(',', '') ?? NaN);
const isNothing = (text) => text === '' || text === '—';

/** True if a text shows a cell: the same words, a rounded number, one within bounds, or nothing. */
export function shows(text, cell) {
  if (cell === undefined) {
    return isNothing(text);
  }
  if (typeof cell === 'string') {
    return text === cell;
  }
  const number = numberOf(text);
  return 'low' in cell
    ? number >= cell.low - 0.005 && number <= cell.high + 0.005
    : Math.abs(number - cell.value) <= 0.5001 * 10 ** -cell.digits;
}

const printed = (cell) => (cell && typeof cell === 'object' ? (cell.value ?? `${cell.low} to ${cell.high}`) : (cell ?? 'nothing'));

/** What a panel shows, row by row: of tiles and bars their name and text. */
function rowsOf({ type, values, columns }, textMode) {
  if (['stat', 'bargauge'].includes(type)) {
    return values.filter(({ text }) => !isNothing(text)).map(({ title, text }) => [textMode === 'value' ? '' : title.trim(), text]);
  }
  const cells = columns.map((column) => (column.type === 'time' ? column.texts.map((text) => text.slice(0, 7)) : column.texts));
  return (cells[0] ?? []).map((_, row) => cells.map((texts) => texts[row]));
}

/** The columns of a panel in the order of their names. */
function byName(shown, names) {
  const [first, ...others] = shown.columns;
  if (!first) {
    return shown;
  }
  const found = names.slice(1).map((name) => others.find((column) => column.name === name));
  return found.every(Boolean) && others.length === found.length ? { ...shown, columns: [first, ...found] } : shown;
}

function wrongColumns({ columns }, names) {
  const found = columns.map(({ name }) => name);
  const same = found.length === names.length && names.every((name, at) => name === '' || name === found[at]);
  return same ? [] : [`columns ${found.join(', ')} instead of ${names.join(', ')}`];
}

/** Faults in rows, which may stand in any order that their ranks allow. */
function wrongRows(rows, { rows: expected, key = [0], rank = () => 0 }) {
  const keyOf = (row) => key.map((column) => row[column]).join(' ');
  const wanted = new Map(expected.map((row) => [keyOf(row), row]));
  const faults = [];
  let last = -Infinity;
  for (const row of rows) {
    const of = wanted.get(keyOf(row));
    wanted.delete(keyOf(row));
    if (!of) {
      faults.push(`${keyOf(row)}: not expected`);
      continue;
    }
    of.forEach((cell, at) => shows(row[at] ?? '', cell) || faults.push(`${keyOf(row)}: ${row[at]} instead of ${printed(cell)}`));
    rank(of) >= last || faults.push(`${keyOf(row)}: out of order`);
    last = rank(of);
  }
  return [...faults, ...[...wanted.keys()].map((one) => `${one}: not shown`)];
}

/** Faults in numbers of which bounds are known, and the last ones. */
function wrongCourse({ columns, values }, { between: [low, high], last = [] }) {
  const shown = columns.filter(({ type }) => type !== 'time').map(({ texts }) => texts);
  const numbers = [...shown.flat(), ...values.map(({ text }) => text)].filter((text) => !isNothing(text));
  return [
    ...(numbers.length === 0 ? ['no number'] : []),
    ...numbers.filter((text) => !shows(text, { low, high })).map((text) => `${text} is not between ${low} and ${high}`),
    ...last.flatMap((cell, at) => {
      const text = shown[at]?.at(-1) ?? '';
      return shows(text, cell) ? [] : [`ends with ${text} instead of ${printed(cell)}`];
    }),
  ];
}

/** Faults in rows of which the sum is known. */
function wrongSums(rows, sums) {
  const found = new Map(rows.map(([name, ...numbers]) => [name, numbers.filter((text) => !isNothing(text)).map(numberOf)]));
  return [
    ...[...found.keys()].filter((name) => !sums.some(([known]) => known === name)).map((name) => `${name}: not expected`),
    ...sums.filter(([name, sum]) => (found.get(name) ?? []).reduce((all, one) => all + one, 0) !== sum)
      .map(([name, sum]) => `${name}: ${found.get(name)?.join(' + ')} instead of ${sum} in all`),
  ];
}

/** Faults in named values that stand in one order; those that are nothing are not shown. */
function wrongOrder(rows, expected) {
  const wanted = expected.filter(([, cell]) => cell !== undefined);
  const differ = rows.length === wanted.length ? [] : [`${rows.length} values instead of ${wanted.length}`];
  return wanted.flatMap(([name, cell], at) =>
    rows[at]?.[0] === name && shows(rows[at][1], cell) ? [] : [`${rows[at]?.join(' ')} instead of ${name} ${printed(cell)}`]).concat(differ);
}

/** What a panel shows that it should not, or does not show. */
function wrong(panel, shown, expected) {
  if (expected.between) {
    return wrongCourse(shown, expected);
  }
  const ordered = expected.byName ? byName(shown, expected.columns) : shown;
  const rows = rowsOf(ordered, panel.options.textMode);
  if (expected.inOrder) {
    return wrongOrder(rows, expected.inOrder);
  }
  const columns = expected.columns && rows.length > 0 ? wrongColumns(ordered, expected.columns) : [];
  return [...columns, ...(expected.sums ? wrongSums(rows, expected.sums) : wrongRows(rows, expected))];
}

const expectationsOf = ({ uid }) => EXPECTED[uid.replace('tongji-', '')] ?? {};

/**
 * What the panel at a place of a drawn board shows otherwise than expected. One in English is known by
 * the Chinese one: panels by their places, columns without their names.
 */
export function differences(chinese, at, shown, chosen) {
  const panel = chinese.panels[at];
  const expected = expectationsOf(chinese)[panel.title](chosen);
  const said = chosen.inChinese || expected.byName ? expected : { ...expected, columns: expected.columns?.map(() => '') };
  return wrong(panel, shown, said).map((fault) => `${panel.title}: ${fault}`);
}

/** Panels of Chinese boards without an expectation. */
export const unexpected = (boards) =>
  boards.flatMap((board) => board.panels.filter(({ title }) => !expectationsOf(board)[title]).map(({ title }) => `${board.uid}: ${title}`));

/** Expectations of panels that no Chinese board has. */
export const superfluous = (boards) =>
  Object.entries(EXPECTED).flatMap(([board, panels]) => {
    const titles = boards.find(({ uid }) => uid === `tongji-${board}`)?.panels.map(({ title }) => title) ?? [];
    return Object.keys(panels).filter((title) => !titles.includes(title)).map((title) => `${board}: ${title}`);
  });
