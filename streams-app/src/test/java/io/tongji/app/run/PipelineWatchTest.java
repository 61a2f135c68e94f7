package io.tongji.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.KafkaConnection;
import io.tongji.log.registry.RegistryUnavailableException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A server that is away is waited for; what the user has to put right stops the pipeline. */
final class PipelineWatchTest {

  @Test
  void aServerThatIsAwayIsLookedForAgain() {
    assertThat(PipelineWatch.reasonToStop(Failure.server("no answer").from(new TimeoutException())))
        .isEmpty();
    assertThat(PipelineWatch.reasonToStop(new RegistryUnavailableException("no answer"))).isEmpty();
    assertThat(PipelineWatch.reasonToStop(ofClient("bootstrap.servers", "nowhere.invalid:9092")))
        .isEmpty();
  }

  @Test
  void whatTheUserHasToPutRightStops() {
    assertThat(PipelineWatch.reasonToStop(ofClient("client.dns.lookup", "perhaps")))
        .hasValueSatisfying(
            stop -> {
              assertThat(stop.kind()).isEqualTo(Failure.Kind.SETTING);
              assertThat(stop.sentence()).contains("perhaps");
            });
    Failure missing = Failure.setting("topic t is missing");
    assertThat(PipelineWatch.reasonToStop(missing)).containsSame(missing);
  }

  @Test
  void anythingElseIsABug() {
    for (Throwable bug : new Throwable[] {new IllegalStateException("b"), new LinkageError("b")}) {
      assertThat(PipelineWatch.reasonToStop(bug)).map(Failure::kind).contains(Failure.Kind.BUG);
    }
  }

  /** What a client that cannot be made is given. */
  private static Failure ofClient(String option, String value) {
    Map<String, Object> options = new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:1"));
    options.put(option, value);
    return Assertions.catchThrowableOfType(
        Failure.class, () -> KafkaConnection.open(options, () -> Admin.create(options)).close());
  }
}
