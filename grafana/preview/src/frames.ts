// From Prometheus' answers to fields with texts and colours, by Grafana's own code.
import {
  applyFieldOverrides,
  type DataFrame,
  type FieldConfigPropertyItem,
  FieldType,
  type GrafanaTheme2,
  type InterpolateFunction,
  locationUtil,
  type ScopedVars,
  standardFieldConfigEditorRegistry,
  standardTransformers,
  standardTransformersRegistry,
  toDataFrame,
  transformDataFrame,
} from '@grafana/data';
import { lastValueFrom } from 'rxjs';
import { fill, type Prometheus, type Series, type TimeSpan, type Variables } from './prometheus';

const STANDARD = [
  'unit', 'decimals', 'min', 'max', 'displayName', 'noValue', 'color', 'thresholds', 'mappings', 'links',
];
const CUSTOM = [
  'align', 'axisBorderShow', 'axisCenteredZero', 'axisColorMode', 'axisLabel', 'axisPlacement', 'barAlignment',
  'barWidthFactor', 'cellOptions', 'drawStyle', 'fillOpacity', 'filterable', 'gradientMode', 'hideFrom',
  'insertNulls', 'inspect', 'lineInterpolation', 'lineWidth', 'pointSize', 'scaleDistribution', 'showPoints',
  'spanNulls', 'minWidth', 'stacking', 'thresholdsStyle', 'width',
];

/** Tells Grafana's library what its server would tell it. */
export function prepare(): void {
  const transformers = new Map(Object.values(standardTransformers).map((one: any) => [one.id, one]));
  standardTransformersRegistry.setInit(() =>
    [...transformers.values()].map((one: any) => ({ id: one.id, name: one.name, transformation: one }) as any),
  );
  const item = (id: string, path: string, isCustom: boolean) =>
    ({ id, path, name: id, isCustom, process: (value: unknown) => value, shouldApply: () => true, getItemsCount: () => 0 }) as
      unknown as FieldConfigPropertyItem;
  standardFieldConfigEditorRegistry.setInit(() => [
    ...STANDARD.map((name) => item(name, name, false)),
    ...CUSTOM.map((name) => item(`custom.${name}`, name, true)),
  ]);
  locationUtil.initialize({
    config: { appSubUrl: '' } as any,
    getVariablesUrlParams: () => ({}),
    getTimeRangeForUrl: () => ({ from: 'now-24M', to: 'now' }),
  });
}

/** Fills in variables, and the fields of the row that a link belongs to. */
export function replacer(variables: Variables): InterpolateFunction {
  return (text?: string, scoped?: ScopedVars) => {
    const context = scoped?.__dataContext?.value;
    const filled = (text ?? '').replace(/\$\{__data\.fields\.(\w+)\}/g, (all, name) => {
      const field = context?.frame?.fields.find((one: any) => one.name === name);
      return field ? String(field.values[context.rowIndex ?? 0]) : all;
    });
    return fill(filled, variables);
  };
}

function table(target: any, answer: Series[], several: boolean): DataFrame {
  const labels = [...new Set(answer.flatMap(({ metric }) => Object.keys(metric)))].sort();
  return toDataFrame({
    refId: target.refId,
    fields: [
      { name: 'Time', type: FieldType.time, values: answer.map(({ value }) => value![0] * 1000) },
      ...labels.map((label) => ({
        name: label,
        type: FieldType.string,
        values: answer.map(({ metric }) => metric[label]),
      })),
      {
        name: several ? `Value #${target.refId}` : 'Value',
        type: FieldType.number,
        values: answer.map(({ value }) => Number(value![1])),
      },
    ],
  });
}

function series(target: any, { metric, value, values }: Series): DataFrame {
  const points = values ?? [value!];
  const name = (target.legendFormat ?? '').replace(/\{\{\s*(\w+)\s*\}\}/g, (_: string, label: string) => metric[label] ?? '');
  return toDataFrame({
    refId: target.refId,
    name,
    fields: [
      { name: 'Time', type: FieldType.time, values: points.map(([time]) => time * 1000) },
      {
        name: 'Value',
        type: FieldType.number,
        labels: metric,
        config: { displayNameFromDS: name },
        values: points.map(([, text]) => Number(text)),
      },
    ],
  });
}

/** How much Prometheus answered to a query. */
export interface Answered {
  refId: string;
  series: number;
  numbers: number;
}

/** What a panel shows, ready to be drawn. */
export async function load(
  panel: any,
  prometheus: Prometheus,
  variables: Variables,
  span: TimeSpan,
  theme: GrafanaTheme2,
): Promise<{ frames: DataFrame[]; answered: Answered[] }> {
  const answers: Series[][] = await Promise.all(
    panel.targets.map((target: any) => prometheus.target(target, variables, span)),
  );
  let frames: DataFrame[] = panel.targets.flatMap((target: any, index: number) =>
    target.format === 'table'
      ? answers[index].length === 0 ? [] : [table(target, answers[index], panel.targets.length > 1)]
      : answers[index].map((one: Series) => series(target, one)),
  );
  const replace = replacer(variables);
  if (panel.transformations) {
    const filled = JSON.parse(replace(JSON.stringify(panel.transformations)));
    frames = await lastValueFrom(transformDataFrame(filled, frames, { interpolate: (text: string) => text }));
  }
  const finite = ({ value, values }: Series) => (values ?? [value!]).filter(([, text]) => Number.isFinite(Number(text))).length;
  const answered = panel.targets.map(({ refId }: any, index: number) => ({
    refId,
    series: answers[index].length,
    numbers: answers[index].reduce((sum, one) => sum + finite(one), 0),
  }));
  frames = applyFieldOverrides({
    data: frames,
    fieldConfig: loaded(panel.fieldConfig, replace),
    replaceVariables: replace,
    theme,
    timeZone: 'Asia/Shanghai',
    fieldConfigRegistry: standardFieldConfigEditorRegistry,
  });
  return { frames, answered };
}

/** What Grafana does when it loads a board: -Infinity, which JSON lacks; names from variables. */
function loaded(config: any, replace: InterpolateFunction): any {
  const copy = structuredClone(config);
  const properties = copy.overrides.flatMap((one: any) => one.properties);
  const thresholds = properties.filter(({ id }: any) => id === 'thresholds').map(({ value }: any) => value);
  for (const { steps } of [copy.defaults.thresholds, ...thresholds]) {
    steps[0].value = -Infinity;
  }
  for (const { matcher } of copy.overrides) {
    matcher.options = replace(matcher.options);
  }
  return copy;
}
