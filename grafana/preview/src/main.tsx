// Draws a provisioned board from its JSON against a live Prometheus, in Grafana's own components.
import React from 'react';
import { createRoot } from 'react-dom/client';
import {
  createTheme,
  type DataFrame,
  dateTime,
  type FieldDisplay,
  formattedValueToString,
  getDisplayValueAlignmentFactors,
  getFieldDisplayName,
  getFieldDisplayValues,
  type GrafanaTheme2,
  ThemeContext,
} from '@grafana/data';
import { BarGauge, BigValue, GlobalStyles, PanelChrome, Table, TimeSeries, VizRepeater } from '@grafana/ui';
import 'uplot/dist/uPlot.min.css';
import { type Answered, load, prepare, replacer } from './frames';
import { fill, moment, panelSpan, Prometheus, type TimeSpan, type Variables } from './prometheus';

const ROW = 30;
const GAP = 8;
const HEADER = 76;
const PADDING = 8;

interface Context {
  chinese: boolean;
  theme: GrafanaTheme2;
  variables: Variables;
}

interface Drawn {
  panel: any;
  title: string;
  span: TimeSpan;
  frames: DataFrame[];
  answered: Answered[];
  error?: string;
}

/** What readers are shown of a fault; what it was exactly is for the browser's console. */
const SAID = {
  failed: ['查询失败:Prometheus 没有回答或拒绝了查询;详情见浏览器控制台', 'The query failed: Prometheus did not answer or refused it; the browser\'s console says more'],
  undrawn: ['无法绘制;详情见浏览器控制台', 'Cannot be drawn; the browser\'s console says more'],
  nothing: ['还没有可显示的数据:先上报,等 Prometheus 抓取一次后刷新;详情见浏览器控制台', 'Nothing to show yet: feed returns, wait for a scrape of Prometheus and reload; the browser\'s console says more'],
};
const said = (chinese: boolean, what: keyof typeof SAID) => SAID[what][chinese ? 0 : 1];

const display = (drawn: Drawn, context: Context): FieldDisplay[] =>
  getFieldDisplayValues({
    data: drawn.frames,
    fieldConfig: drawn.panel.fieldConfig,
    reduceOptions: drawn.panel.options.reduceOptions,
    replaceVariables: replacer(context.variables),
    theme: context.theme,
    timeZone: 'Asia/Shanghai',
  });

function Repeated({ drawn, context, width, height }: any) {
  const { options, type } = drawn.panel;
  const values = () => display(drawn, context);
  return (
    <VizRepeater
      getValues={values}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      source={drawn.frames}
      renderCounter={0}
      width={width}
      height={height}
      itemSpacing={3}
      autoGrid={type === 'stat'}
      orientation={options.orientation}
      minVizHeight={options.minVizHeight}
      minVizWidth={options.minVizWidth}
      renderValue={({ value, alignmentFactors, width: w, height: h, count }: any) =>
        type === 'stat' ? (
          <BigValue
            value={value.display}
            count={count}
            width={w}
            height={h}
            theme={context.theme}
            alignmentFactors={alignmentFactors}
            colorMode={options.colorMode}
            graphMode={options.graphMode}
            justifyMode={options.justifyMode}
            textMode={options.textMode}
            text={options.text}
            disableWideLayout={!options.wideLayout}
          />
        ) : (
          <BarGauge
            value={value.display}
            field={value.field}
            display={value.view?.getFieldDisplayProcessor(value.colIndex)}
            width={w}
            height={h}
            theme={context.theme}
            itemSpacing={3}
            alignmentFactors={alignmentFactors}
            orientation={options.orientation}
            displayMode={options.displayMode}
            showUnfilled={options.showUnfilled}
            valueDisplayMode={options.valueMode}
            namePlacement={options.namePlacement}
            text={options.text}
            isOverflow={false}
          />
        )
      }
    />
  );
}

function Body({ drawn, context, width, height }: any) {
  const { panel, frames, error } = drawn;
  if (error) {
    return <div className="board-error">{said(context.chinese, 'failed')}</div>;
  }
  if (frames.length === 0) {
    return <div className="board-empty">{panel.fieldConfig.defaults.noValue}</div>;
  }
  if (panel.type === 'table') {
    return <Table data={frames[0]} width={width} height={height} cellHeight={panel.options.cellHeight} />;
  }
  if (panel.type === 'timeseries') {
    const { from, to } = drawn.span;
    const range = { from: dateTime(from), to: dateTime(to), raw: { from: dateTime(from), to: dateTime(to) } };
    return (
      <TimeSeries
        frames={frames}
        width={width}
        height={height}
        timeRange={range}
        timeZone="Asia/Shanghai"
        legend={panel.options.legend}
        replaceVariables={replacer(context.variables)}
      >
        {() => null as any}
      </TimeSeries>
    );
  }
  return <Repeated drawn={drawn} context={context} width={width} height={height} />;
}

class Guard extends React.Component<{ chinese: boolean; children: React.ReactNode }, { error?: Error }> {
  state: { error?: Error } = {};

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  render() {
    return this.state.error ? <div className="board-error">{said(this.props.chinese, 'undrawn')}</div> : this.props.children;
  }

  componentDidCatch(error: Error) {
    console.error(error);
  }
}

function choose(name: string, value: string) {
  const parameters = new URLSearchParams(location.search);
  parameters.set(`var-${name}`, value);
  location.search = parameters.toString();
}

function Header({ board, context }: { board: any; context: Context }) {
  const shown = Object.values(context.variables).filter(({ hidden, name }) => !hidden && name !== 'datasource');
  const kept = Object.values(context.variables)
    .filter(({ choices }) => choices.length > 1)
    .map(({ name, value }) => `var-${name}=${encodeURIComponent(value)}`)
    .join('&');
  return (
    <div className="board-header">
      <div>
        <strong>{board.title}</strong>
        {board.links.map((link: any) => (
          <a key={link.title} href={`${link.url}?${kept}`}>{link.title}</a>
        ))}
      </div>
      <div>
        {shown.map(({ name, label, value, choices }) => (
          <label key={name}>
            {label}
            <select value={value} onChange={(event) => choose(name, event.target.value)}>
              {choices.map((choice) => (
                <option key={choice.value} value={choice.value}>{choice.text}</option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </div>
  );
}

function Grid({ drawn, context }: { drawn: Drawn[]; context: Context }) {
  const column = (window.innerWidth - 2 * PADDING + GAP) / 24;
  return (
    <>
      {drawn.map((one) => {
        const { x, y, w, h } = one.panel.gridPos;
        const place = { position: 'absolute' as const, left: PADDING + x * column, top: HEADER + y * (ROW + GAP) };
        return (
          <div key={one.panel.id} style={place} data-panel={one.panel.id}>
            <PanelChrome title={one.title} description={fill(one.panel.description, context.variables)} width={w * column - GAP} height={h * (ROW + GAP) - GAP}>
              {(width, height) => (
                <Guard chinese={context.chinese}>
                  <Body drawn={one} context={context} width={width} height={height} />
                </Guard>
              )}
            </PanelChrome>
          </div>
        );
      })}
    </>
  );
}

/** What the page shows, as texts: what tests read. */
function report(drawn: Drawn[], context: Context) {
  return drawn.map((one) => ({
    id: one.panel.id,
    type: one.panel.type,
    title: one.title,
    span: one.span,
    error: one.error,
    answered: one.answered,
    values: ['stat', 'bargauge'].includes(one.panel.type)
      ? display(one, context).map(({ display: d }) => ({ title: d.title, text: formattedValueToString(d), colour: d.color }))
      : [],
    columns: one.frames.flatMap((frame) =>
      frame.fields
        .filter((field) => !field.config.custom?.hideFrom?.viz)
        .map((field) => ({
          name: getFieldDisplayName(field, frame, one.frames),
          type: field.type,
          texts: field.values.map((value: unknown) => formattedValueToString(field.display!(value))),
          link: field.getLinks?.({ valueRowIndex: 0 })[0]?.href,
        })),
    ),
  }));
}

let board: any;
const isChinese = () => !board?.tags.includes('en');

async function draw() {
  prepare();
  board = await (await fetch(`/boards/${location.pathname.split('/').pop()}`)).json();
  const { scrapeSeconds } = await (await fetch('/settings')).json();
  const chosen = new URLSearchParams(location.search);
  const now = Date.now();
  const range = { from: chosen.get('from') ?? board.time.from, to: chosen.get('to') ?? board.time.to };
  const span = { from: moment(range.from, now), to: moment(range.to, now) };
  const prometheus = new Prometheus('/prometheus', scrapeSeconds);
  const variables = await prometheus.variables(board, span, chosen);
  const context = { chinese: isChinese(), theme: createTheme({ colors: { mode: 'light' } }), variables };
  const drawn: Drawn[] = await Promise.all(
    board.panels.map(async (panel: any) => {
      const begun = { panel, title: fill(panel.title, variables), span: panelSpan(panel, variables, span, range, now) };
      try {
        return { ...begun, ...(await load(panel, prometheus, variables, begun.span, context.theme)) };
      } catch (failure) {
        console.error(failure);
        return { ...begun, frames: [], answered: [], error: String((failure as Error).stack) };
      }
    }),
  );
  const bottom = Math.max(...board.panels.map(({ gridPos }: any) => gridPos.y + gridPos.h));
  document.title = board.title;
  document.body.style.height = `${HEADER + bottom * (ROW + GAP)}px`;
  createRoot(document.getElementById('board')!).render(
    <ThemeContext.Provider value={context.theme}>
      <GlobalStyles />
      <Header board={board} context={context} />
      <Grid drawn={drawn} context={context} />
    </ThemeContext.Provider>,
  );
  (window as any).shown = { variables, panels: report(drawn, context) };
}

draw().catch((failure) => {
  console.error(failure);
  const message = document.createElement('div');
  message.className = 'board-error';
  message.textContent = said(isChinese(), 'nothing');
  document.body.append(message);
  (window as any).shown = { failure: String(failure.stack), panels: [] };
});
