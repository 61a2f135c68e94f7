package io.tongji.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A JSON array of objects with the components of SDMX-CSV; figures are numbers or null. */
final class JsonRows implements ExportWriter {

  private static final int FIRST_COMPONENT = SdmxCsv.HEADER.indexOf("FREQ");

  private final JsonGenerator json;

  JsonRows(OutputStream out) throws IOException {
    this.json =
        new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).createGenerator(out);
    json.writeStartArray();
  }

  @Override
  public void write(Observation row) throws IOException {
    List<String> cells = SdmxCsv.cells(row, "");
    json.writeRaw('\n');
    json.writeStartObject();
    for (int column = FIRST_COMPONENT; column < cells.size(); column++) {
      String name = SdmxCsv.HEADER.get(column);
      if (column == SdmxCsv.VALUE) {
        json.writeFieldName(name);
        json.writeNumber(row.shown().value());
      } else if (column == SdmxCsv.UNIT_MULT) {
        json.writeNumberField(name, row.shown().unit().exponent());
      } else if (column == SdmxCsv.DECIMALS) {
        json.writeNumberField(name, row.shown().unit().decimals());
      } else {
        json.writeStringField(name, cells.get(column));
      }
    }
    json.writeEndObject();
  }

  @Override
  public void finish() throws IOException {
    json.writeRaw('\n');
    json.writeEndArray();
    json.writeRaw('\n');
    json.close();
  }
}
