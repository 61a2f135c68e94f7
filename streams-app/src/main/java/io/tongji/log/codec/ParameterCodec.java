package io.tongji.log.codec;

import io.tongji.catalogue.form.Form;
import io.tongji.editing.EditParameters;
import io.tongji.editing.HidiroglouBerthelot.Distribution;
import io.tongji.period.Month;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parameters of closed months as bytes, in the pipeline's own topics only. Without bytes is the
 * record that says: those of all months that were closed when asking began stand before it.
 */
public final class ParameterCodec {

  private ParameterCodec() {}

  /** The bytes that say that a form's parameters are complete. */
  public static byte[] complete() {
    return new byte[0];
  }

  /** True if bytes say that a form's parameters are complete, and are not parameters. */
  public static boolean isComplete(byte[] bytes) {
    return bytes.length == 0;
  }

  /** The bytes of a month's parameters; the same for the same parameters. */
  public static byte[] encode(EditParameters parameters) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(parameters.form().code());
      out.writeInt(parameters.month().index());
      out.writeInt(parameters.units());
      out.writeLong(parameters.total());
      out.writeLong(parameters.base());
      out.writeInt(parameters.strata().size());
      for (Map.Entry<String, Distribution> each : new TreeMap<>(parameters.strata()).entrySet()) {
        out.writeUTF(each.getKey());
        Distribution usual = each.getValue();
        out.writeInt(usual.units());
        out.writeDouble(usual.ratio());
        out.writeDouble(usual.lower());
        out.writeDouble(usual.median());
        out.writeDouble(usual.upper());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The parameters that bytes state. */
  public static EditParameters decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Form form = Form.ofCode(in.readUTF());
      Month month = new Month(in.readInt());
      int units = in.readInt();
      long total = in.readLong();
      long base = in.readLong();
      Map<String, Distribution> strata = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        strata.put(
            in.readUTF(),
            new Distribution(
                in.readInt(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()));
      }
      return new EditParameters(form, month, units, total, base, strata);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
