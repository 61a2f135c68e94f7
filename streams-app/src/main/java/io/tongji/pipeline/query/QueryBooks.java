package io.tongji.pipeline.query;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.editing.ParameterBook;
import io.tongji.log.codec.ParameterCodec;
import io.tongji.pipeline.stage.TaskContext;
import io.tongji.pipeline.stage.TaskStore;
import io.tongji.pipeline.unit.UnitBooks;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * All that the queries of one task's units rest on.
 *
 * @param units their returns and register entries, in force
 * @param parameters of closed months
 * @param standing queries that stand in their topic
 */
public record QueryBooks(UnitBooks units, ParameterBook parameters, StandingQueries standing) {

  private static final String PARAMETERS = "parameters-by-month";

  /** The parameters of closed months, rebuilt from their topic. */
  public static TaskStore.Builder<TaskStore<ParameterBook>> buildParameters(Catalogue catalogue) {
    return TaskStore.Builder.replaying(
        PARAMETERS, () -> new ParameterBook(catalogue), QueryBooks::replay);
  }

  private static void replay(ParameterBook book, ConsumerRecord<byte[], byte[]> committed) {
    if (ParameterCodec.isComplete(committed.value())) {
      book.complete(Form.ofCode(new String(committed.key(), StandardCharsets.UTF_8)));
    } else {
      book.put(ParameterCodec.decode(committed.value()));
    }
  }

  /** The restored books of a task. */
  static QueryBooks restored(UnitBooks units, TaskContext context) {
    return new QueryBooks(
        units, context.restored(PARAMETERS), context.restored(StandingQueries.STORE));
  }
}
