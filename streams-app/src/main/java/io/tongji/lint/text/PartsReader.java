package io.tongji.lint.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out, within a sentence, which figures the text calls parts of another. */
final class PartsReader {

  private final Map<String, OpenFigure> latest = new LinkedHashMap<>();
  private final Map<String, OpenWhole> open = new LinkedHashMap<>();
  private final List<OpenWhole> groups = new ArrayList<>();
  private boolean opened;

  /** A whole and its parts so far; those behind the end of the item are marked. */
  private static final class OpenWhole {
    private final OpenFigure whole;
    private final List<OpenFigure> parts = new ArrayList<>();
    private final List<OpenFigure> afterItem = new ArrayList<>();

    private OpenWhole(OpenFigure whole) {
      this.whole = whole;
    }

    private Reading.StatedParts stated() {
      List<OpenFigure> all = new ArrayList<>(parts);
      afterItem.stream().takeWhile(part -> !part.hasRates()).forEach(all::add);
      return new Reading.StatedParts(whole.stated(), all.stream().map(OpenFigure::stated).toList());
    }
  }

  /** The words that open parts have been read. */
  void open() {
    opened = true;
    open.clear();
    latest.forEach((kind, whole) -> open.put(kind, new OpenWhole(whole)));
  }

  /**
   * Takes figures.
   *
   * @param list in the order of the text
   * @param complete true if the text names each, so that no other part follows
   * @param itemEnded true if an item has ended since the parts were opened
   */
  void take(List<OpenFigure> list, boolean complete, boolean itemEnded) {
    if (opened) {
      list.forEach(draft -> addPart(draft, itemEnded));
      opened = !complete;
    }
    if (!opened) {
      list.forEach(draft -> latest.put(draft.kind(), draft));
    }
  }

  private void addPart(OpenFigure draft, boolean itemEnded) {
    OpenWhole group = open.get(draft.kind());
    if (group == null) {
      return;
    }
    if (group.parts.isEmpty()) {
      if (!itemEnded) {
        groups.add(group);
        group.parts.add(draft);
      }
    } else if (!itemEnded) {
      group.parts.add(draft);
    } else if (draft.resembles(group.parts.get(0))) {
      group.afterItem.add(draft);
    }
  }

  /** The wholes with at least one part. */
  List<Reading.StatedParts> wholes() {
    return groups.stream().map(OpenWhole::stated).toList();
  }
}
