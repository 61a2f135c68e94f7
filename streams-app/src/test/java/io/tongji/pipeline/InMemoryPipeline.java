package io.tongji.pipeline;

import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Catalogue;
import io.tongji.editing.OpenQuery;
import io.tongji.log.aggregates.Vintage;
import io.tongji.log.deadletters.FirstReadings;
import io.tongji.log.records.Queries;
import io.tongji.log.records.Received;
import io.tongji.log.records.RegisterRecords;
import io.tongji.log.records.ReturnRecords;
import io.tongji.log.records.TargetRecords;
import io.tongji.log.records.Wiring;
import io.tongji.log.serde.OfflineSerdes;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;
import io.tongji.oracle.LogRecord;
import io.tongji.period.Frequency;
import io.tongji.pipeline.cube.CubeStage;
import io.tongji.pipeline.cube.CubeStores;
import io.tongji.pipeline.cube.RestoredCube;
import io.tongji.pipeline.ports.PipelinePorts;
import io.tongji.pipeline.ports.Publication;
import io.tongji.pipeline.stage.Flow;
import io.tongji.pipeline.stage.Notes;
import io.tongji.pipeline.stage.Snapshots;
import io.tongji.pipeline.stage.Stage;
import io.tongji.pipeline.stage.StageTask;
import io.tongji.pipeline.stage.TaskContext;
import io.tongji.pipeline.stage.TaskStore;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline without Kafka: one task of each stage of {@link PipelineTopology}, between topics in
 * memory. What stages read, write and keep is what the contents page says; commits come when a test
 * says so, and a restart rebuilds the stores from the topics.
 *
 * <p>What a stage writes, another one takes at once; what it reads itself waits for the next
 * commit.
 */
public final class InMemoryPipeline {

  private static final Topics TOPICS = new Topics("memory");
  private static final int PARTITION = 0;

  private final PhaseOfTest gate = new PhaseOfTest();
  private final Duration portion;
  private final Wiring wiring = new Wiring(TOPICS, OfflineSerdes.shared(), 1, "memory");
  private final Catalogue catalogue;
  private final List<Stage> stages;
  private final Map<String, List<ConsumerRecord<byte[], byte[]>>> topics = new HashMap<>();
  private final Map<String, NotesInMemory<Object>> notes = new HashMap<>();
  private final Queue<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
  private final LiveReader live = new LiveReader();
  private Owner owner;
  private long now;
  private long written;

  private InMemoryPipeline(Catalogue catalogue, Duration portion) {
    this.portion = portion;
    this.catalogue = catalogue;
    PipelinePorts ports =
        new PipelinePorts(
            new NoCounts(), gate, new NoEarlierComputations(), new NoGauges(), FirstReadings.NONE);
    Path kept = Path.of("target", "kept-in-memory", UUID.randomUUID().toString());
    Snapshots snapshots = new Snapshots(kept, "one computation", 1);
    this.stages = new PipelineTopology(catalogue, wiring, ports, Optional.of(snapshots)).stages();
    this.owner = new Owner();
  }

  /** One whose units contribute from the first record on; nothing is asked of them. */
  public InMemoryPipeline(Catalogue catalogue) {
    this(catalogue, Duration.ofDays(1));
    contribute();
    passOn();
  }

  /** One that only puts records in force, and later sends one form in each commit. */
  public static InMemoryPipeline withBacklog(Catalogue catalogue) {
    return new InMemoryPipeline(catalogue, Duration.ZERO);
  }

  /** One that asks from the first record on. */
  public static InMemoryPipeline asking(Catalogue catalogue) {
    InMemoryPipeline asking = new InMemoryPipeline(catalogue, Duration.ofDays(1));
    asking.contribute();
    asking.ask();
    asking.passOn();
    asking.weigh(0);
    asking.passOn();
    return asking;
  }

  /** From the next commit on units contribute. */
  public void contribute() {
    gate.set(Publication.Phase.PUBLISHING);
  }

  /** From the next commit on pairs are sent, and queries when they are weighed. */
  public void ask() {
    gate.set(Publication.Phase.PUBLISHED);
  }

  /** True until all contributions, and if the pipeline asks all queries, have been sent. */
  public boolean isStarting() {
    return owner.task(PipelineTopology.UNIT_STAGE).wantsCommit()
        || owner.task(PipelineTopology.QUERY_STAGE).wantsCommit();
  }

  /** True once all first cuts are published. */
  public boolean isPublished() {
    return RestoredCube.hasPublishedAll(notes(CubeStores.CUTS));
  }

  private NotesInMemory<Object> notes(String store) {
    return notes.computeIfAbsent(store, first -> new NotesInMemory<>());
  }

  private List<ConsumerRecord<byte[], byte[]>> topic(String name) {
    return topics.computeIfAbsent(name, first -> new ArrayList<>());
  }

  /** Who owns the tasks of all stages, from what was committed on. */
  private final class Owner {
    private final Map<String, TaskStore<?>> stores = new HashMap<>();
    private final Map<String, StageTask> tasks = new HashMap<>();

    Owner() {
      for (Stage stage : stages) {
        for (Stage.StageInput source : stage.inputs()) {
          TaskStore<?> store = source.store().build();
          Long held = store.committedOffset(new TopicPartition(source.topic(), PARTITION));
          topic(source.topic()).stream()
              .filter(record -> held == null || record.offset() > held)
              .forEach(store::replay);
          stores.put(store.name(), store);
        }
      }
      for (Stage stage : stages) {
        tasks.put(stage.name(), stage.task(new ContextInMemory(stage, this)));
      }
    }

    TaskStore<?> store(Stage.StageInput source) {
      return Objects.requireNonNull(stores.get(source.store().name()));
    }

    StageTask task(String stage) {
      return Objects.requireNonNull(tasks.get(stage));
    }
  }

  /** What a task has around it, in memory. */
  private final class ContextInMemory implements TaskContext {
    private final Stage stage;
    private final Owner owner;

    ContextInMemory(Stage stage, Owner owner) {
      this.stage = stage;
      this.owner = owner;
    }

    @Override
    @SuppressWarnings("unchecked") // as with Kafka Streams: the store of that name is of that type
    public <S> S restored(String store) {
      return ((TaskStore<S>) Objects.requireNonNull(owner.stores.get(store))).value();
    }

    @Override
    @SuppressWarnings("unchecked") // only the stage writes its notes
    public <V> Notes<V> notes(String store) {
      return (Notes<V>) InMemoryPipeline.this.notes(store);
    }

    @Override
    public void send(String name, Record<Object, Object> record) {
      Flow flow =
          stage.flows().stream().filter(each -> each.name().equals(name)).findAny().orElseThrow();
      String topic = flow.output().topic();
      if (name.equals(Flow.LIVE)) {
        live.take((SeriesKey) record.key(), (CubeStage.@Nullable FigureInCut) record.value());
      } else if (reads(stage, topic)) {
        waiting.add(written(flow, record));
      } else if (stages.stream().anyMatch(other -> reads(other, topic))) {
        read(written(flow, record));
      }
    }

    @Override
    public void passOn(Record<Object, Object> record) {
      At at = new At("passed on", PARTITION, 0);
      stage.followers().forEach(follower -> owner.task(follower).take(record, at));
    }

    @Override
    public int partition() {
      return PARTITION;
    }

    @Override
    public long now() {
      return now;
    }

    @Override
    public long commitInterval() {
      return 0;
    }

    @Override
    public Duration portion() {
      return portion;
    }
  }

  private record At(String topic, int partition, long offset) implements RecordMetadata {}

  private static boolean reads(Stage stage, String topic) {
    return stage.inputs().stream().anyMatch(source -> source.topic().equals(topic));
  }

  private ConsumerRecord<byte[], byte[]> written(Flow flow, Record<Object, Object> record) {
    Wiring.Output to = flow.output();
    byte[] key = to.keys().serialize(to.topic(), record.key());
    byte[] value = to.values().serialize(to.topic(), record.value());
    return written(to.topic(), key, value, record.timestamp());
  }

  private ConsumerRecord<byte[], byte[]> written(
      String topic, byte[] key, byte @Nullable [] value, long timestamp) {
    written++;
    return new ConsumerRecord<>(
        topic,
        PARTITION,
        written,
        timestamp,
        TimestampType.CREATE_TIME,
        0,
        0,
        key,
        value,
        new RecordHeaders(),
        Optional.empty());
  }

  /** The stage that reads the record's topic takes it, and that is committed. */
  private void read(ConsumerRecord<byte[], byte[]> record) {
    topic(record.topic()).add(record);
    for (Stage stage : stages) {
      for (Stage.StageInput source : stage.inputs()) {
        if (source.topic().equals(record.topic())) {
          Object key = source.keys().deserialize(record.topic(), record.key());
          Object value = source.values().deserialize(record.topic(), record.value());
          At at = new At(record.topic(), PARTITION, record.offset());
          owner.task(stage.name()).take(new Record<>(key, value, record.timestamp()), at);
          owner.store(source).reached(record.offset(), record.timestamp());
        }
      }
    }
  }

  /** Hands in a record after all deadlines. */
  public void handIn(LogRecord record) {
    handIn(record, Long.MAX_VALUE);
  }

  /** Hands in a record at a time, in milliseconds since 1970. */
  public void handIn(LogRecord record, long timestamp) {
    if (record instanceof LogRecord.OfReturn of) {
      Return given = of.handedIn();
      SpecificRecord value = ReturnRecords.of(given.form()).toValue(given);
      handIn(TOPICS.returns(given.form().code()), ReturnRecords.toKey(given), value, timestamp);
    } else if (record instanceof LogRecord.OfRegister of) {
      RegisterRecord given = of.handedIn();
      SpecificRecord key = RegisterRecords.toKey(given);
      handIn(TOPICS.register(), key, RegisterRecords.toValue(given), timestamp);
    } else if (record instanceof LogRecord.OfTarget of) {
      Target given = of.handedIn();
      SpecificRecord key = TargetRecords.toKey(given);
      handIn(TOPICS.targets(), key, TargetRecords.toValue(given), timestamp);
    } else if (record instanceof LogRecord.OfRelease of) {
      SpecificRecord key = Vintage.toKey("2024-01", of.key());
      handIn(TOPICS.vintages(), key, released(of), timestamp);
    }
  }

  private static io.tongji.avro.Aggregate released(LogRecord.OfRelease of) {
    io.tongji.avro.Aggregate value = new io.tongji.avro.Aggregate();
    value.setBASEKIND(BaseKind.values()[0].name());
    value.setM(of.released().month());
    if (of.key().period().frequency() == Frequency.MONTH) {
      value.setYTD(of.released().whole());
    } else {
      value.setV(of.released().whole());
    }
    return value;
  }

  @SuppressWarnings("unchecked") // a serializer of any generated record
  private void handIn(String topic, SpecificRecord key, SpecificRecord value, long timestamp) {
    SerdeFactory serdes = OfflineSerdes.shared();
    Class<SpecificRecord> ofKey = (Class<SpecificRecord>) key.getClass();
    Class<SpecificRecord> ofValue = (Class<SpecificRecord>) value.getClass();
    byte[] keyBytes = serdes.keySerializer(ofKey).serialize(topic, key);
    byte[] valueBytes = serdes.valueSerializer(ofValue).serialize(topic, value);
    read(written(topic, keyBytes, valueBytes, timestamp));
  }

  /** A commit of the unit and the query stage, after they have read what they wrote themselves. */
  public void passOn() {
    List<ConsumerRecord<byte[], byte[]>> come = List.copyOf(waiting);
    waiting.clear();
    come.forEach(this::read);
    commitUnits();
  }

  private void commitUnits() {
    owner.task(PipelineTopology.UNIT_STAGE).commit();
    owner.task(PipelineTopology.QUERY_STAGE).commit();
  }

  /** A commit of the cube stage: applies the cuts to what a reader holds. */
  public void cut() {
    owner.task(PipelineTopology.CUBE_STAGE).commit();
    live.endCut(indicator -> (Long) notes(CubeStores.CUTS).get(indicator));
  }

  /** A commit of the strata, so many milliseconds later: the query stage reads what they send. */
  public void weigh(long later) {
    now += later;
    owner.task(PipelineTopology.STRATA_STAGE).commit();
    commitUnits();
  }

  /** Somebody writes a query. */
  public void someoneAsks(OpenQuery open) {
    Object key = Queries.key(open.unitId(), open.form(), open.month(), open.query().edit());
    waiting.add(
        written(
            new Flow(Flow.QUERIES, wiring.queries(), wiring.queryKeys(), wiring.queryValues()),
            new Record<>(key, Queries.value(open.query()), now)));
  }

  /**
   * Another instance takes over what is committed, from snapshots as far as there are any; returns
   * the figures that it takes for published. A snapshot is written if the last one is long ago.
   */
  public Map<SeriesKey, Aggregate> restart() {
    owner.stores.values().forEach(TaskStore::keep);
    owner = new Owner();
    return RestoredCube.published(catalogue, wiring, new ContextInMemory(stages.get(0), owner));
  }

  /** What a reader of the live topic holds after the last cut. */
  public Map<SeriesKey, Aggregate> published() {
    return live.published();
  }

  /** What a reader of the queries holds. */
  public List<OpenQuery> open() {
    String topic = wiring.queries().topic();
    Map<Object, OpenQuery> open = new HashMap<>();
    Stream.concat(topic(topic).stream(), waiting.stream())
        .forEach(
            record -> {
              Object key = wiring.queryKeys().deserialize(topic, record.key()).record();
              Received value = wiring.queryValues().deserialize(topic, record.value());
              if (value == null) {
                open.remove(key);
              } else {
                open.put(key, Queries.read(key, value.record()).orElseThrow());
              }
            });
    return List.copyOf(open.values());
  }
}
