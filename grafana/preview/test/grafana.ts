// Grafana's types that boards are made of; the test turns them into a schema.
import type { Options as BarGauge } from '@grafana/schema/dist/types/raw/composable/bargauge/panelcfg/x/types.gen';
import type { Options as Stat } from '@grafana/schema/dist/types/raw/composable/stat/panelcfg/x/types.gen';
import type {
  FieldConfig as TableFields,
  Options as Table,
} from '@grafana/schema/dist/types/raw/composable/table/panelcfg/x/types.gen';
import type {
  FieldConfig as TimeSeriesFields,
  Options as TimeSeries,
} from '@grafana/schema/dist/types/raw/composable/timeseries/panelcfg/x/types.gen';
import type { Dashboard } from '@grafana/schema/dist/types/raw/dashboard/x/types.gen';

export interface Parts {
  board: Dashboard;
  bargauge: BarGauge;
  stat: Stat;
  table: Table;
  tableFields: TableFields;
  timeseries: TimeSeries;
  timeseriesFields: TimeSeriesFields;
}
