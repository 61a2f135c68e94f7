package io.tongji.ingest.sheet;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, read one after the other. */
public interface Rows extends Closeable {

  /** The next row, or null after the last one. */
  @Nullable Row next();

  @Override
  void close();
}
