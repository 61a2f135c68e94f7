package io.tongji.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tongji.log.cluster.Clients;
import io.tongji.log.topics.Topics;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  private static final String[] CORE =
      Stream.of(
              "failure",
              "digest",
              "spelling",
              "period",
              "measure",
              "catalogue",
              "returns",
              "rollup",
              "editing",
              "disclosure")
          .map(name -> "io.tongji." + name + "..")
          .toArray(String[]::new);

  private static final Path TOP = Path.of("..");
  private static final int LARGEST_PACKAGE = 24;

  /** Names of nested types that mean the same wherever they are: what builds the type around it. */
  private static final Set<String> CONVENTIONAL = Set.of("Builder");

  private static final Pattern NOISE =
      Pattern.compile(
          "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'|//[^\n]*|/\\*.*?\\*/",
          Pattern.DOTALL);
  private static final Pattern TYPE =
      Pattern.compile(
          "\\b(?:class|interface|enum|record)\\s+([A-Z]\\w*)\\s*"
              + "(?=[<({]|extends|implements|permits)");

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/avro/"))
          .importPackages("io.tongji");

  @Test
  void theCoreKnowsNoKafka() {
    String[] allowed =
        Stream.concat(
                Stream.of(CORE),
                Stream.of(
                    "java..", "org.jspecify..", "it.unimi.dsi.fastutil..", "de.siegmar.fastcsv.."))
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .check(CODE);
  }

  @Test
  void digitsAreLostInOneClassOnly() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.tongji.measure.Rounding")
        .should()
        .callMethodWhere(
            target(owner(equivalentTo(BigDecimal.class)))
                .and(target(nameMatching("divide|setScale|round|doubleValue|floatValue"))))
        .check(CODE);
  }

  @Test
  void packagesDependInOneDirection() {
    slices().matching("io.tongji.(*)..").should().beFreeOfCycles().check(CODE);
    slices()
        .matching("io.tongji.log.(*)..")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(Clients.class, Topics.class) // names of topics, which know nothing
        .check(CODE);
    slices().matching("io.tongji.app.(*)..").should().beFreeOfCycles().check(CODE);
    slices().matching("io.tongji.ingest.(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void avroIsKnownAtTheBorderAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.tongji.log..")
        .and()
        .doNotHaveFullyQualifiedName("io.tongji.log.cluster.Clients")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.avro..")
        .check(CODE);
    noClasses()
        .that()
        .resideOutsideOfPackages("io.tongji.log..", "io.tongji.app.run..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.tongji.avro..")
        .check(CODE);
  }

  @Test
  void oneSimpleNameHasOneMeaning() throws IOException {
    Map<String, List<String>> declared = new TreeMap<>();
    for (Path file : mainSources()) {
      String code = NOISE.matcher(Files.readString(file)).replaceAll(" ");
      Matcher type = TYPE.matcher(code);
      while (type.find()) {
        String in = file.getFileName().toString().replace(".java", "");
        declared.computeIfAbsent(type.group(1), none -> new ArrayList<>()).add(in);
      }
    }
    declared.values().removeIf(files -> files.size() == 1);
    declared.keySet().removeAll(CONVENTIONAL);
    assertThat(declared).as("types, nested ones too, that share a simple name").isEmpty();
  }

  @Test
  void aPackageIsKnownInASitting() throws IOException {
    Map<String, Integer> sizes = new TreeMap<>();
    for (Path file : mainSources()) {
      if (!file.endsWith("package-info.java")) {
        String path = file.toString();
        String folder =
            path.substring(0, path.lastIndexOf(File.separatorChar))
                .replace(File.separatorChar, '.');
        sizes.merge(folder.substring(folder.indexOf("io.tongji")), 1, Integer::sum);
      }
    }
    sizes.entrySet().removeIf(each -> each.getValue() <= LARGEST_PACKAGE);
    assertThat(sizes).as("packages of more than %d files", LARGEST_PACKAGE).isEmpty();
  }

  /** Main code of all modules, the benchmarks' too. */
  private static List<Path> mainSources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("core", "streams-app", "benchmarks")) {
      try (Stream<Path> files = Files.walk(TOP.resolve(module).resolve("src/main/java"))) {
        files.filter(each -> each.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }

  @Test
  void theRecomputationSharesNoAggregationWithThePipeline() {
    noClasses()
        .that()
        .resideInAPackage("io.tongji.verify..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.tongji.rollup..")
                .and(
                    not(
                        nameMatching(
                            "io\\.tongji\\.rollup\\.(Aggregate|Bridge|Figure|Goal|Imputed|SeriesKey).*"))))
        .orShould()
        .dependOnClassesThat(
            nameMatching("io\\.tongji\\.(pipeline|returns)\\..*(Book|Ledger|History|YearOf).*"))
        .orShould()
        .dependOnClassesThat(nameMatching("io\\.tongji\\.rollup\\.AggregateMaker.*"))
        .check(CODE);
  }

  @Test
  void theJudgeOfReleasesSharesNothingWithTheGate() {
    noClasses()
        .that()
        .resideInAPackage("io.tongji.verify..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.tongji.disclosure..", "io.tongji.release..")
        .check(CODE);
  }

  @Test
  void secondarySuppressionKnowsTablesAlone() {
    classes()
        .that()
        .resideInAPackage("io.tongji.disclosure.suppression..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.tongji.disclosure.suppression..",
            "java..",
            "org.jspecify..",
            "it.unimi.dsi.fastutil..",
            "org.ojalgo..")
        .check(CODE);
  }

  @Test
  void returnsDoNotKnowTheirEdits() {
    noClasses()
        .that()
        .resideInAPackage("io.tongji.returns")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.tongji.returns.edits..")
        .check(CODE);
  }

  @Test
  void twoNamedClassesTouchKafkasInternals() {
    noClasses()
        .that()
        .haveNameNotMatching(
            "io\\.tongji\\.(pipeline\\.stage\\.StreamsHooks|app\\.local\\.GivenUp).*")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..internals..", "org.apache.kafka..internal..")
        .check(CODE);
  }

  /** Beside it there is the consumer of Kafka Streams, which polls by itself. */
  @Test
  void oneClassPollsTopics() {
    noClasses()
        .that()
        .haveNameNotMatching("io\\.tongji\\.log\\.cluster\\.(TopicReader|RestingConsumer)")
        .should()
        .callMethodWhere(
            target(nameMatching("poll"))
                .and(target(owner(assignableTo("org.apache.kafka.clients.consumer.Consumer")))))
        .check(CODE);
  }

  @Test
  void onlyRuntimeAndCommandsReadTheConfiguration() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.tongji.app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.tongji.app.config..")
        .check(CODE);
  }

  @Test
  void topologyAndMetricsDoNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAPackage("io.tongji.pipeline..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.tongji.app.metrics..", "io.tongji.ingest..", "io.tongji.figures..")
        .check(CODE);
  }
}
