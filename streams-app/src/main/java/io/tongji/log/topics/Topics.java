package io.tongji.log.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The names of all topics, made from one prefix. */
public record Topics(String prefix) {
  /** The forms of which units make returns, each with a topic of its own. */
  public static final List<String> FORMS =
      List.of("output", "rd", "export", "tax", "fdi", "investment", "event");

  /**
   * True of topics that the pipeline and the commands alone write, with records of any size: those
   * between the stages, and the catalogue's.
   */
  public static boolean isInternal(String topic) {
    int pipeline = topic.lastIndexOf("-pipeline-");
    return topic.endsWith(".catalogue") || pipeline >= 0 && topic.indexOf('.', pipeline) < 0;
  }

  public Topics {
    Objects.requireNonNull(prefix, "prefix");
    if (!prefix.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}") || prefix.endsWith(".")) {
      throw new IllegalArgumentException(
          "topic prefix must be letters, digits, dots, hyphens and underscores: " + prefix);
    }
  }

  /** True of each topic of the prefix, those too that pipelines keep for themselves. */
  public boolean has(String topic) {
    return topic.startsWith(prefix + ".") || topic.startsWith(prefix + "-pipeline-");
  }

  /** Returns of one form: unit and period, or unit and event → the form's record. */
  public String returns(String form) {
    if (!FORMS.contains(form)) {
      throw new IllegalArgumentException("no form has the name " + form + "; forms: " + FORMS);
    }
    return prefix + ".returns." + form;
  }

  public String register() {
    return prefix + ".register";
  }

  public String targets() {
    return prefix + ".targets";
  }

  /** Requests for releases. */
  public String releases() {
    return prefix + ".releases";
  }

  /** Refused records, with reason, source position and the original. */
  public String rejected() {
    return prefix + ".returns.rejected";
  }

  /** Soft edits: accepted, but to be explained. */
  public String queries() {
    return prefix + ".returns.queries";
  }

  /** What was decided on records that changed nothing. */
  public String verdicts() {
    return prefix + ".returns.verdicts";
  }

  /** Bytes that do not decode, with error headers. */
  public String deadLetters() {
    return prefix + ".dead-letters";
  }

  /** Aggregates at once, undisclosed. */
  public String live() {
    return prefix + ".aggregates.live";
  }

  /** Aggregates after the disclosure gate: of each figure the latest vintage. */
  public String release() {
    return prefix + ".aggregates.release";
  }

  /** What each release changed: the record of what has been published. */
  public String vintages() {
    return prefix + ".aggregates.vintages";
  }

  /** The releases that are out. */
  public String publicReleases() {
    return prefix + ".releases.public";
  }

  /** What became of requests for releases. */
  public String outcomes() {
    return prefix + ".releases.outcomes";
  }

  /** Who did what in the console. */
  public String audit() {
    return prefix + ".audit";
  }

  /** The catalogue in force. */
  public String catalogue() {
    return prefix + ".catalogue";
  }

  /** What the units of one application contribute; deleted with its group alone. */
  public String contributions(String applicationId) {
    return applicationId + "-contributions";
  }

  /** What is compared among one application's units; deleted with its group alone. */
  public String pairs(String applicationId) {
    return applicationId + "-pairs";
  }

  /** What closed months say of one application's units; deleted with its group alone. */
  public String editParameters(String applicationId) {
    return applicationId + "-edit-parameters";
  }

  /** The topics between the stages of one application. */
  public List<String> between(String applicationId) {
    return List.of(
        contributions(applicationId), pairs(applicationId), editParameters(applicationId));
  }

  /** What figures are computed from: the inputs, and what was released a year before. */
  public List<String> computedFrom() {
    List<String> inputs = new ArrayList<>(inputs());
    inputs.remove(releases());
    inputs.add(vintages());
    return List.copyOf(inputs);
  }

  /** The topics that users and their programs write to: the record of what was reported. */
  public List<String> inputs() {
    List<String> inputs = new ArrayList<>(FORMS.stream().map(this::returns).toList());
    inputs.addAll(List.of(register(), targets(), releases()));
    return List.copyOf(inputs);
  }
}
