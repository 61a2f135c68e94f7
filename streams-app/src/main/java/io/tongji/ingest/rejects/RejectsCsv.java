package io.tongji.ingest.rejects;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tongji.ingest.sheet.Dialect;
import io.tongji.ingest.sheet.Formulas;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refused rows as CSV, written as the first of the files that are fed; none is a formula. */
final class RejectsCsv implements RejectsTable {

  private static final Set<String> HOLD_CHINESE =
      Set.of("UTF-8", "GB18030", "GBK", "UTF-16LE", "UTF-16BE");

  private final CsvWriter csv;

  RejectsCsv(OutputStream out, Dialect first) throws IOException {
    boolean holds = HOLD_CHINESE.contains(first.charset().name());
    this.csv = writer(out, holds ? first : Dialect.OFFICE);
  }

  private static CsvWriter writer(OutputStream out, Dialect dialect) throws IOException {
    Charset charset = dialect.charset();
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, charset.newEncoder()));
    if (dialect.mark()) {
      writer.write('\uFEFF');
    }
    return CsvWriter.builder()
        .fieldSeparator(dialect.separator())
        .lineDelimiter(LineDelimiter.LF)
        .build(writer);
  }

  @Override
  public void header(List<String> headings) {
    row(headings, Map.of());
  }

  @Override
  public void row(List<String> cells, Map<Integer, String> wrong) {
    csv.writeRecord(cells.stream().map(Formulas::disarmed).toList());
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
