// Every choice of a board asked for, without drawing: which panels have nothing to show.
import { build } from 'esbuild';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PREVIEW } from '../tools.mjs';
import { until } from '../until.mjs';
import { TARGET } from './stand.mjs';

const CHOSEN = ['indicator', 'level', 'depth'];
const AT_ONCE = 8;

/** What asks Prometheus for a board, as the page does; each query once. */
async function asker(url, scrapeSeconds) {
  const outfile = join(TARGET, 'prometheus.mjs');
  await build({ entryPoints: [join(PREVIEW, 'src', 'prometheus.ts')], outfile, bundle: true, format: 'esm', logLevel: 'error' });
  const { Prometheus } = await import(pathToFileURL(outfile));
  return new (class extends Prometheus {
    #answers = new Map();

    instant(query, at) {
      const key = `${at} ${query}`;
      this.#answers.has(key) || this.#answers.set(key, super.instant(query, at));
      return this.#answers.get(key);
    }
  })(url, scrapeSeconds);
}

/** A second of which Prometheus has figures: while their reader joins its group anew, there are none on /metrics. */
function secondWithFigures(url) {
  return until(async () => {
    const time = Math.floor(Date.now() / 1000);
    const asked = new URLSearchParams({ query: 'count(tongji_period_start_timestamp_seconds)', time });
    const answer = await fetch(`${url}/api/v1/query?${asked}`);
    return (await answer.json()).data.result.length > 0 && time;
  }, 'Prometheus has figures');
}

/** All combinations of the choices that a board has. */
function combinations(variables) {
  return CHOSEN.filter((name) => variables[name]).reduce(
    (all, name) => all.flatMap((one) => variables[name].choices.map(({ value }) => ({ ...one, [name]: value }))),
    [{}],
  );
}

const numbers = (series) =>
  series.flatMap(({ value, values }) => values ?? [value]).filter(([, text]) => Number.isFinite(Number(text))).length;

/** True if the panel shows nothing; a table has the rows of its first query alone. */
async function isEmpty(panel, prometheus, variables, span) {
  const asked = panel.type === 'table' ? panel.targets.slice(0, 1) : panel.targets;
  const answers = await Promise.all(asked.map((target) => prometheus.target(target, variables, span)));
  return answers.every((series) => numbers(series) === 0);
}

const dependsOn = (panel, name) => JSON.stringify(panel.targets).includes(`$${name}`);
/** The names of the choices that a panel depends on. */
const dependences = (panel, choice) => Object.keys(choice).filter((name) => dependsOn(panel, name));

/**
 * The panels of a board that are empty under some choice, each with the choices that it depends on; without
 * choices: under all that it has. Only panels that depend on an indicator, or on one of the choices, are asked.
 */
export async function emptyPanels(board, url, scrapeSeconds, choices) {
  const prometheus = await asker(url, scrapeSeconds);
  const to = (await secondWithFigures(url)) * 1000;
  const span = { from: to - 600_000, to };
  const all = [...(choices ?? combinations(await prometheus.variables(board, span, new URLSearchParams())))];
  const found = new Set();
  const asked = new Map();
  const look = async (choice) => {
    const chosen = new URLSearchParams(Object.entries(choice).map(([name, value]) => [`var-${name}`, value]));
    const variables = await prometheus.variables(board, span, chosen);
    for (const [place, panel] of board.panels.entries()) {
      const depends = dependences(panel, choice);
      const key = [panel.title, ...depends.map((name) => choice[name])].join(' | ');
      if (depends.some((name) => choices || name === 'indicator') && !asked.has(key)) {
        asked.set(key, { key, place, choice });
        (await isEmpty(panel, prometheus, variables, span)) && found.add(key);
      }
    }
  };
  while (all.length > 0) {
    await Promise.all(all.splice(0, AT_ONCE).map(look));
  }
  return { found: [...found].sort(), asked: [...asked.values()] };
}
