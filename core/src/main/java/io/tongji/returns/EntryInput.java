package io.tongji.returns;

import io.tongji.catalogue.form.UnitKind;
import io.tongji.period.Month;
import java.io.DataInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads register entries that {@link EntryOutput} has written. */
public final class EntryInput {

  /** In place of the length of a text, or of the number of a month, that there is not. */
  static final int NONE = -1;

  private final DataInput in;
  private final List<Object> values = new ArrayList<>();

  /** Reads an input from where it stands. */
  public EntryInput(DataInput in) {
    this.in = in;
  }

  private interface ValueReader<T> {
    T read() throws IOException;
  }

  /** Reads a number. */
  public int number() throws IOException {
    return in.readInt();
  }

  /** Reads a text; null: there was none. */
  public @Nullable String optionalText() throws IOException {
    int length = in.readInt();
    if (length == NONE) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Reads a text that there is. */
  public String text() throws IOException {
    return Objects.requireNonNull(optionalText());
  }

  /** Reads a record of a unit, and the number under which it is in force. */
  InForce<RegisterRecord> record(String unitId) throws IOException {
    int number = in.readInt();
    int revision = in.readInt();
    boolean withdrawn = in.readBoolean();
    String kind = optionalText();
    RegisterEntry entry =
        new RegisterEntry(
            kind == null ? null : UnitKind.ofCode(kind),
            shared(this::text),
            text(),
            shared(this::place),
            shared(this::text),
            shared(this::texts),
            shared(this::validity),
            shared(this::ownership),
            optionalText());
    return new InForce<>(new RegisterRecord(unitId, entry, revision, withdrawn), number);
  }

  /** What stands under a number was written in the same place of an entry, so is of its class. */
  @SuppressWarnings("unchecked")
  private <T> T shared(ValueReader<T> reader) throws IOException {
    int number = in.readInt();
    if (number == values.size()) {
      values.add(reader.read());
    }
    return (T) values.get(number);
  }

  private RegisterEntry.Place place() throws IOException {
    return new RegisterEntry.Place(text(), texts());
  }

  private List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(text());
    }
    return List.copyOf(texts);
  }

  private RegisterEntry.Validity validity() throws IOException {
    return new RegisterEntry.Validity(text(), month(), text(), month());
  }

  private @Nullable Month month() throws IOException {
    int index = in.readInt();
    return index == NONE ? null : new Month(index);
  }

  private RegisterEntry.Ownership ownership() throws IOException {
    return new RegisterEntry.Ownership(optionalText(), optionalText());
  }
}
