package io.tongji.pipeline.query;

import io.tongji.catalogue.form.Form;
import io.tongji.editing.EditParameters;
import io.tongji.editing.Pair;
import io.tongji.editing.StrataBook;
import io.tongji.log.codec.PairCodec;
import io.tongji.log.codec.ParameterCodec;
import io.tongji.pipeline.stage.Notes;
import java.util.Arrays;

/**
 * The strata stage of one task, by form: gathers pairs of figures of units, and inside each commit
 * sends the edit parameters of closed months that have changed. It publishes no figure.
 */
final class StrataStage {

  private final StrataBook strata;
  private final Notes<byte[]> sent;
  private final StrataOutputs outputs;

  /** Where the stage's records go. */
  interface StrataOutputs {

    /** Parameters of a form, or that all of its parameters have been sent. */
    void parameters(Form form, byte[] bytes);
  }

  /**
   * Goes on where the last owner of the task left off.
   *
   * @param strata as committed
   * @param sent what was sent last of each form and month, and of each form that all was sent
   */
  StrataStage(StrataBook strata, Notes<byte[]> sent, StrataOutputs outputs) {
    this.strata = strata;
    this.sent = sent;
    this.outputs = outputs;
  }

  /** Takes a batch of pairs of a form's units, at a time of this machine's clock. */
  void take(Form form, byte[] batch, long now) {
    take(strata, form, batch, now);
  }

  /** Adds a batch of pairs to strata. */
  static void take(StrataBook strata, Form form, byte[] batch, long now) {
    PairCodec.decode(
        batch,
        new PairCodec.PairReceiver() {
          @Override
          public void latest(long timestamp) {
            strata.advance(form, timestamp);
          }

          @Override
          public void pair(boolean added, Pair pair) {
            strata.change(form, added, pair, now);
          }

          @Override
          public void sentAll(int task) {
            strata.sentAll(form, task);
          }
        });
  }

  /** Sends the parameters of closed months that changed, and have been quiet since. */
  void commit(long now) {
    for (EditParameters parameters : strata.due(now)) {
      Form form = parameters.form();
      send(form.code() + ' ' + parameters.month(), form, ParameterCodec.encode(parameters));
    }
    for (Form form : Form.values()) {
      if (strata.isWhole(form)) {
        send(form.code(), form, ParameterCodec.complete());
      }
    }
  }

  /** Sends what was not sent under this name before. */
  private void send(String name, Form form, byte[] bytes) {
    if (!Arrays.equals(sent.get(name), bytes)) {
      sent.put(name, bytes);
      outputs.parameters(form, bytes);
    }
  }

  /** True while a closed month has changed, and is not quiet yet. */
  boolean isWaiting() {
    return strata.isWaiting();
  }
}
