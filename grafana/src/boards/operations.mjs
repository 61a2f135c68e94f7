import { dashboard } from '../dashboard.mjs';
import { FORM_NAMES, RESULT_NAMES, operational } from '../meanings.mjs';
import * as p from '../panels.mjs';

const MIB = 1048576;
/** Topics by their own names: Kafka's client repeats each metric under a name with underscores. */
const TOPICS = 'topic=~".+[.](returns[.].+|register|targets)|.+-contributions"';
/** Topics by what is in them: of a form, or contributions on their way from units to totals. */
const KIND = (query) =>
  `label_replace(label_replace(label_replace(${query}, "kind", "$1", "topic", ".+[.](register|targets)"), ` +
  '"kind", "$1", "topic", ".+[.]returns[.](.+)"), "kind", "contributions", "topic", ".+-contributions")';
const KINDS = { ...FORM_NAMES, queries: ['查询', 'queries'], contributions: ['单位贡献(内部)', 'contributions (internal)'] };

function tile(w, title, definition, unit, at, expr, more = {}) {
  return p.stat(
    { title, description: operational(w, definition, unit), at: { w: 3, h: 4, ...at }, decimals: 0, textMode: 'value', ...more },
    [p.query('A', expr)],
  );
}

function chart(w, title, definition, unit, at, queries, more = {}) {
  return p.timeseries(
    { title, description: operational(w, definition, unit), at: { w: 8, h: 8, ...at }, min: 0, lines: queries.map(([legend]) => legend).filter((legend) => !legend.includes('{{')), ...more },
    queries.map(([legend, expr], index) => p.query('ABCD'[index], expr, { range: true, legend })),
  );
}

const milliseconds = (w) => ({ unit: w('suffix:毫秒', 'suffix:ms'), decimals: 1 });
const mebibytes = { unit: 'suffix:MiB', decimals: 0 };

export const operations = (w) => {
  const none = p.ZERO_IS_GOOD;
  return dashboard(w, 'operations', {
    description: w('流水线运行:吞吐、积压、时延、重启、死信、序列数、内存。', 'The pipeline at work: throughput, lag, latency, restarts, dead letters, series, memory.'),
    refresh: '30s',
    shows: [],
    panels: [
      tile(w, w('运行实例', 'Instances'), w('能访问的实例;0为全部停止。', 'instances that answer; 0: none does.'), w('个', 'instances'), { x: 0, y: 0 }, 'sum(up{job="tongji"}) or vector(0)', { thresholds: p.SOME_IS_GOOD }),
      tile(w, w('运行线程', 'Threads'), w('存活的流处理线程。', 'stream threads that are alive.'), w('个', 'threads'), { x: 3, y: 0 }, 'sum(kafka_stream_alive_stream_threads) or vector(0)', { thresholds: p.SOME_IS_GOOD }),
      tile(w, w('积压记录', 'Lag'), w('尚未处理的输入记录。', 'input records not yet processed.'), w('条', 'records'), { x: 6, y: 0 }, `sum(kafka_consumer_fetch_manager_records_lag{${TOPICS}} >= 0) or vector(0)`, { thresholds: p.LAG }),
      tile(w, w('死信', 'Dead letters'), w('不能解码的记录。', 'records that do not decode.'), w('条', 'records'), { x: 9, y: 0 }, 'sum(tongji_dead_letters_total)', { thresholds: none }),
      tile(w, w('线程故障', 'Failed threads'), w('因故障被替换的线程。', 'threads replaced after a fault.'), w('个', 'threads'), { x: 12, y: 0 }, 'sum(kafka_stream_failed_stream_threads_total)', { thresholds: none }),
      tile(w, w('重启', 'Restarts'), w('所选时间内进程启动次数的变化。', 'process starts in the time range.'), w('次', 'times'), { x: 15, y: 0 }, 'sum(changes(process_start_time_seconds{job="tongji"}[$__range]))', { thresholds: none }),
      tile(w, w('统计序列', 'Series'), w('导出的统计序列。', 'series of figures exported.'), w('条', 'series'), { x: 18, y: 0 }, 'sum(tongji_exposed_series)', { unit: 'locale' }),
      tile(w, w('未导出序列', 'Left out'), w('因超出 metrics.indicator.series 未导出的序列,先舍最不重要的。', 'series beyond metrics.indicator.series, the least important ones.'), w('条', 'series'), { x: 21, y: 0 }, 'sum(tongji_dropped_series)', { unit: 'locale' }),
      p.since(w, { x: 0, y: 4, w: 24, h: 3 }),
      chart(w, w('处理速度', 'Throughput'), w('每秒处理的记录。', 'records processed per second.'), w('条/秒', 'records/s'), { x: 0, y: 7 }, [[w('记录/秒', 'records/s'), 'sum(rate(kafka_stream_thread_process_total[$__rate_interval]))']], { unit: 'locale', decimals: 0 }),
      chart(w, w('处理时延', 'Processing time'), w('每条记录的处理时间,各线程平均与最大。', 'time for a record: mean of threads, and longest.'), w('毫秒', 'ms'), { x: 8, y: 7 }, [[w('平均', 'mean'), 'avg(kafka_stream_thread_process_latency_avg >= 0)'], [w('最大', 'longest'), 'max(kafka_stream_thread_process_latency_max >= 0)']], milliseconds(w)),
      chart(w, w('提交时延', 'Commit time'), w('一次提交的时间,各线程平均与最大。', 'time for a commit: mean of threads, and longest.'), w('毫秒', 'ms'), { x: 16, y: 7 }, [[w('平均', 'mean'), 'avg(kafka_stream_thread_commit_latency_avg >= 0)'], [w('最大', 'longest'), 'max(kafka_stream_thread_commit_latency_max >= 0)']], milliseconds(w)),
      chart(w, w('各主题积压', 'Lag by topic'), w('各输入主题尚未处理的记录;单位贡献是流水线内部从单位到汇总的主题。', 'records not yet processed, by topic; contributions are on their way from units to totals within the pipeline.'), w('条', 'records'), { x: 0, y: 15 }, [['{{kind}}', `sum by (kind) (${KIND(`kafka_consumer_fetch_manager_records_lag{${TOPICS}}`)} >= 0)`]], { ...p.fixed(0), ...p.namedLines(w, KINDS) }),
      chart(w, w('内存(堆)', 'Memory (heap)'), w('堆:使用、回收后存活(首次完全回收前为0)、上限。流水线的状态全在内存中,是回收后存活的大部分;条数见“状态条数”。', 'heap: in use, alive after collection (0 before the first full one), limit. All state of the pipeline is in memory and is most of what is alive; its entries are counted under State.'), 'MiB', { x: 8, y: 15 }, [[w('使用', 'in use'), `sum(jvm_memory_used_bytes{area="heap"}) / ${MIB}`], [w('回收后存活', 'alive'), `sum(jvm_gc_live_data_size_bytes) / ${MIB}`], [w('上限', 'limit'), `sum(jvm_gc_max_data_size_bytes) / ${MIB}`]], mebibytes),
      chart(w, w('垃圾回收停顿', 'Garbage collection'), w('每分钟停顿的毫秒数。', 'milliseconds of pause per minute.'), w('毫秒/分', 'ms/min'), { x: 16, y: 15 }, [[w('停顿', 'pauses'), 'sum(rate(jvm_gc_pause_seconds_sum[$__rate_interval])) * 60000']], { ...milliseconds(w), decimals: 0 }),
      chart(w, w('审核结果(每分钟)', 'Records judged per minute'), w('按结果分。', 'by result.'), w('条/分', 'records/min'), { x: 0, y: 23, w: 6 }, [['{{result}}', 'sum by (result) (rate(tongji_returns_total[$__rate_interval])) * 60']], { ...p.fixed(0), ...p.namedLines(w, RESULT_NAMES) }),
      chart(w, w('状态条数', 'State'), w('各任务在内存中保存的条数:各表报表、名录、目标,以及汇总表的格(各指标的区域与行业组合);含已撤销的。', 'entries that tasks keep in memory: returns by form, register, targets, and cells (pairs of area and activity of each indicator); withdrawn ones too.'), w('条', 'entries'), { x: 6, y: 23, w: 6 }, [['{{store}}', 'sum by (store) (tongji_state_entries)']], { ...p.fixed(0), ...p.namedLines(w, { ...FORM_NAMES, cells: ['汇总格', 'cells'] }) }),
      chart(w, w('恢复中的记录', 'Restoring'), w('启动或接管时尚待恢复的状态记录。', 'records of state still to be restored.'), w('条', 'records'), { x: 12, y: 23, w: 6 }, [[w('待恢复', 'to restore'), 'sum(kafka_stream_task_restore_remaining_records_total >= 0)']], { unit: 'locale', decimals: 0 }),
      chart(w, w('处理器', 'Processor'), w('进程占用的处理器。', 'share of the processors.'), '%', { x: 18, y: 23, w: 6 }, [[w('本进程', 'process'), 'avg(process_cpu_usage >= 0)'], [w('整机', 'machine'), 'avg(system_cpu_usage >= 0)']], { unit: 'percentunit', max: 1 }),
    ],
  });
};
