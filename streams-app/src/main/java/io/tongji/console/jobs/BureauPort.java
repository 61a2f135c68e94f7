package io.tongji.console.jobs;

import io.tongji.board.Board;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.editing.OpenQuery;
import io.tongji.failure.Failure;
import io.tongji.ingest.Explanations;
import io.tongji.ingest.Ingest;
import io.tongji.ingest.Receipt;
import io.tongji.ingest.check.RefusedRow;
import io.tongji.ingest.send.FeedProgress;
import io.tongji.log.audit.AuditedAction;
import io.tongji.log.audit.LoggedAction;
import io.tongji.missing.Roster;
import io.tongji.period.Month;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The bureau whose desk the console is: its catalogue, its topics, and its log. Each method fails
 * with a {@link Failure} if brokers or registry do not answer in time.
 */
public interface BureauPort {

  /** The catalogue in force. */
  Catalogue catalogue();

  /** What its topics say, for people who read. */
  ReadingPort readings();

  /** Its release gate. */
  ReleasePort releases();

  /** The headline board of the live figures. */
  Board board(Language language);

  /** The open queries, in no order. */
  List<OpenQuery> queries();

  /** Who has to report on a form, and who did. */
  Roster roster(Form form);

  /** The units in the register: of each code the name. */
  Map<String, String> names();

  /** The units that the register places in one of these areas. */
  Set<String> unitsIn(Collection<String> areas);

  /** The last moment at which returns for a month are in time. */
  LocalDateTime deadline(Form form, Month month);

  /**
   * The latest month on which enough have reported; with no figures yet, the last one that ended.
   */
  Month latest();

  /** The zone of times. */
  ZoneId zone();

  /**
   * Checks files, and sends what is right.
   *
   * @param send false: nothing is sent
   * @param again true: nothing is held back
   */
  Receipt feed(
      Ingest.Job job,
      boolean send,
      boolean again,
      FeedProgress progress,
      Ingest.RefusalTaker refusals);

  /**
   * Feeds the explanations in the files of a job, each to the return that stands.
   *
   * @param scope what may be explained
   * @param refusals takes what is refused
   * @return a receipt for each form
   */
  Map<Form, Receipt> explain(
      Ingest.Job job, Explanations.ExplanationScope scope, Consumer<RefusedRow> refusals);

  /** What a failure means, and what to do about it, in a language. */
  String say(Failure failure, Language language);

  /**
   * Notes who did what.
   *
   * @throws Failure if it cannot be noted; then it is not to be done
   */
  void record(AuditedAction action);

  /** What is wanted of what was noted, the latest first. */
  List<LoggedAction> log(Predicate<LoggedAction> wanted);
}
