// Asks Prometheus what a board asks, as Grafana does. Knows nothing of how it is drawn.

export interface Series {
  metric: Record<string, string>;
  value?: [number, string];
  values?: Array<[number, string]>;
}

export interface TimeSpan {
  from: number;
  to: number;
}

export interface Choice {
  text: string;
  value: string;
}

export interface Variable extends Choice {
  name: string;
  label: string;
  hidden: boolean;
  choices: Choice[];
}

export type Variables = Record<string, Variable>;

/** A time range as boards and addresses write it. */
export interface Range {
  from: string;
  to: string;
}

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86400, w: 604800, M: 2592000, y: 31536000 };

/** A moment as boards and addresses have it: now, now-6h, milliseconds. */
export function moment(text: string, now: number): number {
  const relative = /^now(?:-(\d+)([smhdwMy]))?$/.exec(text);
  if (relative) {
    return relative[1] ? now - Number(relative[1]) * UNITS[relative[2]] * 1000 : now;
  }
  const absolute = Number(text);
  if (!Number.isFinite(absolute)) {
    throw new Error(`no moment: ${text}; use now, now-6h or milliseconds`);
  }
  return absolute;
}

/** Fills in $name, ${name}, ${name:text} and ${name:queryparam}; leaves what it does not know. */
export function fill(text: string, variables: Variables): string {
  return text.replace(/\$(?:(\w+)|\{(\w+)(?::(\w+))?\})/g, (all, plain, braced, format) => {
    const variable = variables[plain ?? braced];
    if (!variable) {
      return all;
    }
    if (format === 'queryparam') {
      return `var-${variable.name}=${encodeURIComponent(variable.value)}`;
    }
    return format === 'text' ? variable.text : variable.value;
  });
}

/**
 * The time range of a panel. As in Grafana, timeFrom holds where the board's range is relative, and
 * timeShift moves what comes of it into the past; variables are filled in.
 */
export function panelSpan(panel: any, variables: Variables, span: TimeSpan, range: Range, now: number): TimeSpan {
  const relative = range.from.startsWith('now') && range.to.startsWith('now');
  const begun = panel.timeFrom && relative ? { from: moment(`now-${fill(panel.timeFrom, variables)}`, now), to: now } : span;
  const shift = panel.timeShift ? now - moment(`now-${fill(panel.timeShift, variables)}`, now) : 0;
  return { from: begun.from - shift, to: begun.to - shift };
}

export class Prometheus {
  constructor(
    private readonly url: string,
    private readonly scrapeSeconds: number,
  ) {}

  private async ask(path: string, parameters: Record<string, string>): Promise<any> {
    const answer = await fetch(`${this.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(parameters),
    });
    const body = await answer.json();
    if (body.status !== 'success') {
      throw new Error(`${body.errorType}: ${body.error}; query: ${parameters.query}`);
    }
    if (body.warnings?.length) {
      throw new Error(`${body.warnings.join('; ')}; query: ${parameters.query}`);
    }
    return body;
  }

  async instant(query: string, at: number): Promise<Series[]> {
    return (await this.ask('query', { query, time: String(at / 1000) })).data.result;
  }

  async range(query: string, span: TimeSpan, step: number): Promise<Series[]> {
    const end = Math.floor(span.to / 1000);
    const body = await this.ask('query_range', {
      query,
      start: String(end - Math.floor((span.to - span.from) / 1000 / step) * step),
      end: String(end),
      step: String(step),
    });
    return body.data.result;
  }

  /** The answer to a query of a panel; span and step are filled in as Grafana does. */
  async target(target: any, variables: Variables, span: TimeSpan): Promise<Series[]> {
    const seconds = Math.round((span.to - span.from) / 1000);
    const step = Math.max(this.scrapeSeconds, Math.ceil(seconds / 600));
    const query = fill(
      target.expr
        .replaceAll('$__range', `${seconds}s`)
        .replaceAll('$__rate_interval', `${Math.max(step + this.scrapeSeconds, 4 * this.scrapeSeconds)}s`),
      variables,
    );
    return target.range ? this.range(query, span, step) : this.instant(query, span.to);
  }

  private async labels(metric: string, label: string): Promise<string[]> {
    const parameters = new URLSearchParams({ 'match[]': metric });
    const answer = await fetch(`${this.url}/api/v1/label/${label}/values?${parameters}`);
    return (await answer.json()).data;
  }

  private async choices(variable: any, known: Variables, span: TimeSpan): Promise<Choice[]> {
    const query = fill(variable.query.query, known);
    const labelled = /^label_values\((.+),\s*(\w+)\)$/.exec(query);
    if (labelled) {
      return (await this.labels(labelled[1], labelled[2])).map((value) => ({ text: value, value }));
    }
    const result = await this.instant(/^query_result\((.+)\)$/s.exec(query)![1], span.to);
    return result.map((series) => {
      const { __name__ = '', ...labels } = series.metric;
      const inner = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
      const text = `${__name__}{${inner.join(',')}} ${series.value![1]} ${series.value![0] * 1000}`;
      return { text, value: text };
    });
  }

  /** The board's variables: chosen in the address, else set in the board, else the first choice. */
  async variables(board: any, span: TimeSpan, chosen: URLSearchParams): Promise<Variables> {
    const known: Variables = {};
    for (const one of board.templating.list) {
      let choices: Choice[] = [];
      if (one.type === 'datasource') {
        choices = [{ text: 'Prometheus', value: 'prometheus' }];
      } else if (one.type === 'custom') {
        choices = one.options.map(({ text, value }: Choice) => ({ text, value }));
      } else {
        choices = sorted(matched(await this.choices(one, known, span), one.regex), one.sort);
      }
      const wanted = chosen.get(`var-${one.name}`) ?? one.current?.value;
      const choice = choices.find(({ value }) => value === wanted) ?? choices[0];
      if (!choice) {
        throw new Error(`variable ${one.name} has no choice: ${one.query.query}`);
      }
      known[one.name] = { name: one.name, label: one.label, hidden: one.hide === 2, choices, ...choice };
    }
    return known;
  }
}

function matched(choices: Choice[], regex?: string): Choice[] {
  if (!regex) {
    return choices;
  }
  const pattern = new RegExp(/^\/(.*)\/$/s.exec(regex)![1]);
  const found = choices.flatMap(({ text }) => {
    const match = pattern.exec(text);
    const value = match?.groups?.value ?? match?.[1];
    return match && value !== undefined ? [{ text: match.groups?.text ?? value, value }] : [];
  });
  return found.filter((one, index) => found.findIndex(({ value }) => value === one.value) === index);
}

/** Grafana's orders: 0 as they come, 1 and 2 by the alphabet, up and down. */
function sorted(choices: Choice[], order: number): Choice[] {
  if (order === 0) {
    return choices;
  }
  const up = [...choices].sort((a, b) => a.text.localeCompare(b.text));
  return order === 2 ? up.reverse() : up;
}
