package io.tongji.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens files, so that all headers are known to be right before the first row is sent. */
final class Sources {

  private static final int ZIP = 'P' << 8 | 'K';
  private static final int COMPOUND_FILE = 0xD0CF;

  private Sources() {}

  /** Opens all files and checks their headers. */
  static List<Source> open(List<Path> files, Layout layout, FeedOptions options) {
    List<Source> sources = new ArrayList<>();
    for (Path file : files) {
      Sheet sheet = sheet(file, options.charset());
      Header header = Header.read(sheet, layout, options.ignoreUnknownColumns(), options.columns());
      sources.add(new Source(sources.size(), sheet, header));
    }
    return List.copyOf(sources);
  }

  private static Sheet sheet(Path file, Optional<Charset> charset) {
    if (!Files.isRegularFile(file)) {
      throw FeedException.usage(file + ": there is no such file; check its name");
    }
    int magic = magic(file);
    if (magic == ZIP || magic == COMPOUND_FILE) {
      throw FeedException.usage(
          file + ": workbooks cannot be read; save the sheet as CSV and feed that");
    }
    return CsvSheet.open(file, charset);
  }

  private static int magic(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] head = stream.readNBytes(2);
      return head.length < 2 ? 0 : (head[0] & 0xFF) << 8 | head[1] & 0xFF;
    } catch (IOException e) {
      throw FeedException.usage(file + ": the file cannot be read (" + e + ")", e);
    }
  }
}
