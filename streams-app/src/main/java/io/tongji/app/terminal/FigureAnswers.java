package io.tongji.app.terminal;

import io.tongji.app.answer.AskedConsole;
import io.tongji.app.answer.FigureAnswer;
import io.tongji.app.answer.FigureCommand;
import io.tongji.app.answer.FiguresInForce;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.read.LiveFigures;
import io.tongji.editing.OpenQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Where the answer of a command comes from: of live figures from the console of the same account,
 * if one keeps them; else from the topics.
 *
 * @param shared options of the command
 * @param config its configuration
 */
public record FigureAnswers(SharedOptions shared, AppConfig config) {

  /**
   * Puts out the answer from live figures.
   *
   * @throws io.tongji.failure.Failure if the question cannot be answered
   */
  public void print(FigureCommand asked) {
    print(ofConsole().orElseGet(() -> answer(asked, live())));
  }

  /**
   * Puts out the answer from the figures of a view.
   *
   * @throws io.tongji.failure.Failure if the question cannot be answered
   */
  public void print(FigureCommand asked, ViewOption view) {
    if (view.isRelease()) {
      print(answer(asked, released(view)));
    } else {
      print(asked);
    }
  }

  private void print(FigureAnswer answer) {
    new String(answer.content(), StandardCharsets.UTF_8).lines().forEach(shared::print);
    answer.remarks().forEach(shared::say);
  }

  private FigureAnswer answer(FigureCommand asked, FiguresInForce figures) {
    try {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      List<String> remarks = asked.answer(figures, config, content);
      return new FigureAnswer(content.toByteArray(), remarks);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What the console of this account answers to this command line; empty: nothing. */
  public Optional<FigureAnswer> ofConsole() {
    return config
        .get(Keys.CONSOLE_DIR)
        .or(() -> LocalLogin.console(config))
        .flatMap(console -> AskedConsole.answer(console, Version.text(), config, shared.words()));
  }

  /** What the topics say now; shows how far a long reading is. */
  public FiguresInForce live() {
    return new FiguresInForce(
        ConfiguredCluster.catalogue(config), () -> shared.liveFigures(config), this::openQueries);
  }

  private List<OpenQuery> openQueries() {
    try (ReadProgressBar progress = ReadProgressBar.ofReading(shared)) {
      return LiveFigures.queries(config, progress);
    }
  }

  /** Queries are about returns, and never released. */
  private FiguresInForce released(ViewOption view) {
    return new FiguresInForce(
        ConfiguredCluster.catalogue(config), () -> view.figures(shared, config), List::of);
  }
}
