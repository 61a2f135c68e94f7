package io.tongji.log.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.avro.AggregateKey;
import io.tongji.avro.EventKey;
import io.tongji.avro.ReturnKey;
import io.tongji.avro.SourcePosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names and shapes that users hold on to. */
class TopicsTest {
  private static final Topics TOPICS = new Topics("tongji");
  private static final Map<String, TopicSpec> SPECS =
      new TopicSpecs(TOPICS, 4)
          .all().stream().collect(Collectors.toMap(TopicSpec::name, Function.identity()));

  @Test
  void allNamesAreThoseOfTheDocumentation() {
    assertThat(SPECS)
        .containsOnlyKeys(
            "tongji.returns.output",
            "tongji.returns.rd",
            "tongji.returns.export",
            "tongji.returns.tax",
            "tongji.returns.fdi",
            "tongji.returns.investment",
            "tongji.returns.event",
            "tongji.register",
            "tongji.targets",
            "tongji.releases",
            "tongji.returns.rejected",
            "tongji.returns.queries",
            "tongji.returns.verdicts",
            "tongji.dead-letters",
            "tongji.aggregates.live",
            "tongji.aggregates.release",
            "tongji.aggregates.vintages",
            "tongji.releases.public",
            "tongji.releases.outcomes",
            "tongji.catalogue",
            "tongji.audit");
    assertThat(TOPICS.contributions("tongji-7f3a")).isEqualTo("tongji-7f3a-contributions");
  }

  @Test
  void inputsAreKeptWithoutEnd() {
    for (String input : TOPICS.inputs()) {
      assertThat(spec(input).config())
          .containsEntry("cleanup.policy", "delete")
          .containsEntry("retention.ms", "-1")
          .containsEntry("retention.bytes", "-1")
          .containsEntry("message.timestamp.type", "CreateTime");
    }
  }

  @Test
  void nothingOfWhatWasPublishedIsEverDeleted() {
    for (String topic : List.of(TOPICS.vintages(), TOPICS.outcomes())) {
      assertThat(spec(topic).config())
          .containsEntry("cleanup.policy", "delete")
          .containsEntry("retention.ms", "-1")
          .containsEntry("retention.bytes", "-1");
    }
  }

  @Test
  void figuresAreCompacted() {
    for (String topic :
        List.of(
            TOPICS.live(),
            TOPICS.release(),
            TOPICS.publicReleases(),
            TOPICS.rejected(),
            TOPICS.queries())) {
      assertThat(spec(topic).config()).containsEntry("cleanup.policy", "compact");
    }
  }

  @Test
  void verdictsAgeFromTheirAppendNotFromTheReturnTheyAreAbout() {
    assertThat(spec(TOPICS.verdicts()).config())
        .containsEntry("retention.ms", "604800000")
        .containsEntry("message.timestamp.type", "LogAppendTime");
  }

  @Test
  void allButCatalogueAndListOfReleasesHaveTheSameNumberOfPartitions() {
    Set<String> single = Set.of(TOPICS.catalogue(), TOPICS.publicReleases());
    SPECS.forEach(
        (name, spec) -> assertThat(spec.partitions()).isEqualTo(single.contains(name) ? 1 : 4));
  }

  @Test
  void allIsIrreplaceableButWhatAStartFillsAnew() {
    List<String> kept =
        new TopicSpecs(TOPICS, 4).irreplaceable().stream().map(TopicSpec::name).toList();

    assertThat(kept)
        .containsAll(TOPICS.inputs())
        .contains(TOPICS.vintages(), TOPICS.outcomes(), TOPICS.deadLetters(), TOPICS.catalogue())
        .doesNotContain(TOPICS.live(), TOPICS.rejected(), TOPICS.queries(), TOPICS.verdicts())
        .hasSize(SPECS.size() - 4);
  }

  @Test
  void keysAreThoseOfTheirTopics() {
    assertThat(spec("tongji.returns.fdi").subjects())
        .containsEntry("tongji.returns.fdi-key", ReturnKey.SCHEMA$);
    assertThat(spec("tongji.returns.event").subjects())
        .containsEntry("tongji.returns.event-key", EventKey.SCHEMA$);
    assertThat(spec(TOPICS.rejected()).subjects())
        .containsEntry("tongji.returns.rejected-key", SourcePosition.SCHEMA$);
    assertThat(spec(TOPICS.release()).subjects())
        .containsEntry("tongji.aggregates.release-key", AggregateKey.SCHEMA$);
    assertThat(spec(TOPICS.deadLetters()).subjects()).isEmpty();
  }

  @Test
  void anUnknownFormIsNamed() {
    assertThatThrownBy(() -> TOPICS.returns("outptu")).hasMessageContaining("outptu");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a b", "a/b", "统计", "a."})
  void aPrefixThatKafkaWouldRefuseIsRefused(String prefix) {
    assertThatThrownBy(() -> new Topics(prefix)).isInstanceOf(IllegalArgumentException.class);
  }

  private static TopicSpec spec(String name) {
    return Optional.ofNullable(SPECS.get(name)).orElseThrow();
  }

  @Test
  void topicsBetweenTheStagesAreOfThePrefixAndThoseOfOthersAreNot() {
    Topics topics = new Topics("p");
    assertThat(List.of("p.register", "p.aggregates.live", "p-pipeline-r0-0123-cuts-changelog"))
        .allMatch(topics::has);
    assertThat(List.of("p", "pp.register", "q.register", "__consumer_offsets"))
        .noneMatch(topics::has);
  }
}
