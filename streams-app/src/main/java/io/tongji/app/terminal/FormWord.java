package io.tongji.app.terminal;

import io.tongji.ingest.check.FormNames;
import picocli.CommandLine.ITypeConverter;

/** Takes the name of a form (工业总产值) where its word (output) is asked for. */
public final class FormWord implements ITypeConverter<String> {

  @Override
  public String convert(String given) {
    return FormNames.word(given);
  }
}
