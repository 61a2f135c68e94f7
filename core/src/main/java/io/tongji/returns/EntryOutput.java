package io.tongji.returns;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes register entries for {@link EntryInput}. What many units have in common, such as a place,
 * is written once, and by its number from then on.
 */
public final class EntryOutput {

  private final DataOutput out;
  private final Map<Object, Integer> numbers = new HashMap<>();

  /** Writes to an output from where it stands. */
  public EntryOutput(DataOutput out) {
    this.out = out;
  }

  private interface ValueWriter {
    void write() throws IOException;
  }

  /** Writes a number. */
  public void number(int number) throws IOException {
    out.writeInt(number);
  }

  /** Writes a text of any length; null: there is none. */
  public void text(@Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(EntryInput.NONE);
    } else {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  /** Writes a record but for its unit, and the number under which it is in force. */
  void record(InForce<RegisterRecord> standing) throws IOException {
    RegisterRecord handedIn = standing.record();
    RegisterEntry entry = handedIn.entry();
    out.writeInt(standing.number());
    out.writeInt(handedIn.revision());
    out.writeBoolean(handedIn.withdrawn());
    text(entry.kind() == null ? null : entry.kind().code());
    shared(entry.kindText());
    text(entry.name());
    shared(entry.place(), () -> place(entry.place()));
    shared(entry.industry());
    shared(entry.frames(), () -> texts(entry.frames()));
    shared(entry.validity(), () -> validity(entry.validity()));
    shared(entry.ownership(), () -> ownership(entry.ownership()));
    text(entry.contact());
  }

  private void shared(String text) throws IOException {
    shared(text, () -> text(text));
  }

  private void shared(Object value, ValueWriter writer) throws IOException {
    int next = numbers.size();
    int number = numbers.getOrDefault(value, next);
    out.writeInt(number);
    if (number == next) {
      numbers.put(value, next);
      writer.write();
    }
  }

  private void place(RegisterEntry.Place place) throws IOException {
    text(place.area());
    texts(place.groups());
  }

  private void texts(List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(text);
    }
  }

  private void validity(RegisterEntry.Validity validity) throws IOException {
    text(validity.fromText());
    out.writeInt(validity.from() == null ? EntryInput.NONE : validity.from().index());
    text(validity.toText());
    out.writeInt(validity.to() == null ? EntryInput.NONE : validity.to().index());
  }

  private void ownership(RegisterEntry.Ownership ownership) throws IOException {
    text(ownership.owner());
    text(ownership.holding());
  }
}
