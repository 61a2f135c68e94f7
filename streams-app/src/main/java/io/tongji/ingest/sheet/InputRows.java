package io.tongji.ingest.sheet;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, read one after the other. */
public interface InputRows extends Closeable {

  /** The next row, or null after the last one. */
  @Nullable InputRow next();

  @Override
  void close();
}
