// Our rules for boards. Each takes a board (or all) and names what is wrong with it.
const TYPES = ['stat', 'bargauge', 'table', 'timeseries'];
const UNITS = /^(suffix:.+|time:.+|prefix:-|percentunit|locale|none)$/;
const BUILT_IN = ['__range', '__rate_interval', '__data'];
const PERIOD = /period(=|=~|!=)/;

const texts = (board) => JSON.stringify(board);
const targets = (board) => board.panels.flatMap((panel) => panel.targets.map((target) => ({ panel, target })));

function datasources(board) {
  const named = (one) => one?.type === 'prometheus' && one.uid === '${datasource}';
  const wrong = board.panels.filter((panel) => !named(panel.datasource)).map((panel) => `panel ${panel.id}`);
  const queries = targets(board).filter(({ target }) => !named(target.datasource)).map(({ panel }) => `query of panel ${panel.id}`);
  const variables = board.templating.list.filter((one) => one.type === 'query' && !named(one.datasource)).map((one) => one.name);
  const first = board.templating.list[0];
  const variable = first?.type === 'datasource' && first.name === 'datasource' ? [] : ['no variable datasource'];
  return [...wrong, ...queries, ...variables, ...variable].map((what) => `${what}: not the variable datasource`);
}

function leftovers(board) {
  const found = ['__inputs', '__requires', 'DS_PROMETHEUS'].filter((word) => texts(board).includes(word));
  return [...found.map((word) => `left over from an export: ${word}`), ...('id' in board && board.id !== null ? ['has an id'] : [])];
}

function identity(board) {
  const ids = board.panels.map(({ id }) => id);
  const titles = board.panels.map(({ title }) => title);
  const twice = (all) => all.filter((one, index) => all.indexOf(one) !== index);
  return [
    ...(/^[a-z0-9-]{1,40}$/.test(board.uid ?? '') ? [] : [`bad uid ${board.uid}`]),
    ...(board.schemaVersion === 41 ? [] : [`schemaVersion ${board.schemaVersion}`]),
    ...(board.editable === false ? [] : ['editable']),
    ...twice(ids).map((id) => `panel id twice: ${id}`),
    ...twice(titles).map((title) => `panel title twice: ${title}`),
  ];
}

const SAYS = [/^(定义:|Definition: )\S/, /^(单位:|Unit: )\S/, /^(来源:|Source: )\S/, /^(修订规则:|Revisions: )\S/];

function described(board) {
  return board.panels.flatMap(({ id, title, description }) => {
    const lines = (description ?? '').split('\n\n');
    const said = SAYS.every((pattern) => lines.some((line) => pattern.test(line)));
    return title && said ? [] : [`panel ${id}: needs a title and definition, unit, source, revision`];
  });
}

/** A panel that shows the chosen indicator names its form; any other all forms that it can show, events too. */
function sources(board) {
  return board.panels.flatMap(({ id, description, targets: all }) => {
    const asked = all.map(({ expr }) => expr).join(' ');
    if (!/tongji_(amount|quantity|yoy|mom|units|response|coverage|target|schedule|base|bridge)/.test(asked)) {
      return [];
    }
    const source = description.split('\n\n').find((line) => /^(来源:|Source: )/.test(line)) ?? '';
    const chosen = asked.includes('indicator="$indicator"');
    const some = /tongji_indicator_form_info\{form/.test(asked);
    const targets = !/tongji_(target|schedule)/.test(asked) || /目标表|form targets/.test(source);
    const named = chosen ? source.includes('${form:text}') : some || /事项|events/.test(source);
    return [
      ...(named ? [] : [`panel ${id}: the source leaves out a form`]),
      ...(targets ? [] : [`panel ${id}: the source leaves out the targets`]),
    ];
  });
}

function types(board) {
  return board.panels.filter(({ type }) => !TYPES.includes(type)).map(({ id, type }) => `panel ${id}: type ${type}`);
}

function places(board) {
  const cells = new Map();
  return board.panels.flatMap(({ id, gridPos: { x, y, w, h } }) => {
    const wrong = x < 0 || x + w > 24 ? [`panel ${id}: outside of the grid`] : [];
    for (let row = y; row < y + h; row++) {
      for (let column = x; column < x + w; column++) {
        const key = `${row},${column}`;
        if (cells.has(key)) {
          return [...wrong, `panel ${id}: over panel ${cells.get(key)}`];
        }
        cells.set(key, id);
      }
    }
    return wrong;
  });
}

function units(board) {
  return board.panels.flatMap(({ id, fieldConfig }) => {
    const overridden = fieldConfig.overrides.flatMap(({ properties }) => properties.filter((one) => one.id === 'unit').map(({ value }) => value));
    const all = [fieldConfig.defaults.unit, ...overridden].filter((unit) => unit !== undefined);
    const bad = all.filter((unit) => !UNITS.test(unit)).map((unit) => `panel ${id}: unit ${unit} is scaled by K, M, B`);
    return fieldConfig.defaults.noValue === '—' ? bad : [...bad, `panel ${id}: no noValue`];
  });
}

/** Bars of parts of a whole: without a maximum the longest fills its track, however small it is. */
function bounded(board) {
  const rates = board.panels.filter(({ type, title, fieldConfig }) => type === 'bargauge' && (fieldConfig.defaults.unit === 'percentunit' || title.includes('%')));
  return rates.filter(({ fieldConfig }) => fieldConfig.defaults.max === undefined).map(({ id }) => `panel ${id}: bars of rates without a maximum`);
}

/** A variable that nobody chooses, and so has no label of its own, is computed anew at each look. */
function computed(board) {
  const unseen = board.templating.list.filter(({ hide, name, label }) => hide === 2 && label === name);
  return unseen.filter(({ skipUrlSync }) => !skipUrlSync).map(({ name }) => `variable ${name}: an address would keep its value`);
}

function variables(board) {
  const known = [...board.templating.list.map(({ name }) => name), ...BUILT_IN];
  const used = [...texts(board).matchAll(/\$(?:\{(\w+)|(\w+))/g)].map((match) => match[1] ?? match[2]);
  const unknown = used.filter((name) => !known.includes(name) && !/^\d/.test(name));
  const kept = board.templating.list.filter((one) => one.type === 'query' && one.current !== undefined).map(({ name }) => `${name} has a saved choice`);
  const stale = board.templating.list.filter((one) => one.type === 'query' && one.refresh !== 2).map(({ name }) => `${name} is not refreshed`);
  return [...new Set(unknown)].map((name) => `$${name} is not defined`).concat(kept, stale);
}

/** Figures, by their metric or the names of several. */
const FIGURES = /\{__name__=~"tongji_[^"]*"|\btongji_(?:amount|yoy|mom|units|response|coverage|target|schedule|base|bridge|quantity)\w*/g;
/** Before a figure: one series is made of what several instances show of it, or it only says which others are meant. */
const MADE_ONE = /(?:\bmax by \([^)]*\) \((?:\w+\()?|\b(?:and|unless) on \([^)]*\) )$/;

const standsTwice = (query) => [...query.matchAll(FIGURES)].filter(({ index }) => !MADE_ONE.test(query.slice(0, index)));

function queries(board) {
  return targets(board).flatMap(({ panel, target }) => {
    const figures = target.expr.search(FIGURES) >= 0;
    const once = standsTwice(target.expr).length === 0;
    const period = !figures || PERIOD.test(target.expr);
    const view = !figures || target.expr.includes('view="$view"');
    const rate = !/rate\([^)]*\[(?!\$__rate_interval)/.test(target.expr);
    return [
      ...(once ? [] : ['a figure may be there twice: max by its labels']),
      ...(period ? [] : ['figures of all periods: choose one']),
      ...(view ? [] : ['figures of all views: choose $view']),
      ...(rate ? [] : ['rate over another range than $__rate_interval']),
    ].map((what) => `panel ${panel.id} ${target.refId}: ${what}`);
  });
}

function filled(board) {
  return board.panels.filter(({ targets: all }) => all.length === 0).map(({ id }) => `panel ${id}: no query`);
}

export const RULES = { datasources, leftovers, identity, described, sources, types, places, units, bounded, computed, variables, queries, filled };

/** What is wrong with a board. */
export const lint = (board) =>
  Object.entries(RULES).flatMap(([name, rule]) => rule(board).map((what) => `${board.uid} (${name}): ${what}`));

/** What is wrong with all boards together: each uid once, links lead somewhere. */
export function lintAll(boards) {
  const uids = boards.map(({ uid }) => uid);
  const twice = uids.filter((uid, index) => uids.indexOf(uid) !== index).map((uid) => `uid twice: ${uid}`);
  const lost = boards.flatMap((board) =>
    [...texts(board).matchAll(/\/d\/([a-z-]+)/g)].filter((match) => !uids.includes(match[1])).map((match) => `${board.uid}: link to ${match[1]}`),
  );
  return [...twice, ...lost];
}

const NOT_METRICS = /^(max|min|sum|avg|count|topk|bottomk|by|on|group_left|ignoring|and|or|unless|bool|month|round|sort|sort_desc|label_replace|label_join|count_values|label_values|query_result|rate|changes|min_over_time|max_over_time|last_over_time|clamp_min|floor|time|vector|name|inf)$/;

/** The names of metrics in a query. */
export function metrics(query) {
  const names = [...query.matchAll(/__name__=~"([^"]+)"/g)].flatMap((match) => match[1].split('|'));
  const bare = query.replace(/"(?:[^"\\]|\\.)*"/g, '').replace(/\{[^}]*\}/g, ' ')
    .replace(/\b(by|on|ignoring|group_left) ?\([^)]*\)/g, ' ').replace(/\[[^\]]*\]/g, ' ').replace(/\$\w+/g, ' ');
  const words = [...bare.matchAll(/[a-z_][a-z0-9_]*/g)].map((match) => match[0]).filter((word) => word.includes('_') && !NOT_METRICS.test(word));
  return [...new Set([...names, ...words])];
}

/** The names of metrics that a board asks for. */
export const metricsOf = (board) => [
  ...new Set([
    ...targets(board).flatMap(({ target }) => metrics(target.expr)),
    ...board.templating.list.filter(({ type }) => type === 'query').flatMap(({ query }) => metrics(query.query.replace(/, \w+\)$/, ')'))),
  ]),
];
