package io.tongji.app.metrics.figures;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The figures as text, made when they have changed since they were last asked for, so that a scrape
 * of what stands costs next to nothing, however busy the machine is.
 */
public final class FigurePages {

  /** No figures. */
  public static final Deflated NONE = Deflated.of(new byte[0]);

  private static final byte[] END = "# EOF\n".getBytes(StandardCharsets.UTF_8);
  private static final int USUAL_SIZE = 1 << 23;

  private final FiguresCollector figures;
  private final ExpositionFormats formats = ExpositionFormats.init();
  private @Nullable MadePage last;

  /** The page that was made last: of a selection, in a format. */
  private record MadePage(FigureSelection selection, String type, Deflated text) {}

  /** Pages of what the collector shows. */
  public FigurePages(FiguresCollector figures) {
    this.figures = figures;
  }

  /** The figures as of now in a content type, without its end. */
  public synchronized Deflated in(String type) {
    FigureSelection selection = figures.selection();
    MadePage known = last;
    if (known != null && known.selection() == selection && known.type().equals(type)) {
      return known.text();
    }
    MadePage made = new MadePage(selection, type, Deflated.of(text(selection, type)));
    last = made;
    return made.text();
  }

  private byte[] text(FigureSelection selection, String type) {
    ExpositionFormatWriter writer = formats.findWriter(type);
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_SIZE);
    try {
      writer.write(out, figures.snapshots(selection));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] text = out.toByteArray();
    int length = text.length - END.length;
    boolean ends = length >= 0 && Arrays.equals(text, length, text.length, END, 0, END.length);
    return ends ? Arrays.copyOf(text, length) : text;
  }
}
