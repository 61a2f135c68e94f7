package io.tongji.app.answer;

import io.tongji.failure.Failure;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a command puts out, made by another process.
 *
 * @param content of standard output or a file
 * @param remarks for standard error
 */
public record FigureAnswer(byte[] content, List<String> remarks) {

  private static final byte NONE = 0;
  private static final byte GIVEN = 1;
  private static final byte REFUSED = 2;

  void write(DataOutputStream out) throws IOException {
    out.writeByte(GIVEN);
    FigureQuestion.write(remarks, out);
    out.writeInt(content.length);
    out.write(content);
  }

  /** Writes that there is none: who asks has to read the topics. */
  static void writeNone(DataOutputStream out) throws IOException {
    out.writeByte(NONE);
  }

  /** Writes that the question cannot be answered as it is. */
  static void write(Failure refused, DataOutputStream out) throws IOException {
    out.writeByte(REFUSED);
    FigureQuestion.write(List.of(refused.problem(), refused.remedy()), out);
  }

  /**
   * The answer that another process writes; empty: it has none.
   *
   * @throws Failure if the question cannot be answered as it is
   */
  static Optional<FigureAnswer> read(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    if (kind == REFUSED) {
      List<String> why = FigureQuestion.readList(in);
      throw Failure.setting(why.get(0), why.get(1));
    }
    if (kind != GIVEN) {
      return Optional.empty();
    }
    List<String> remarks = FigureQuestion.readList(in);
    int length = in.readInt();
    byte[] content = in.readNBytes(length);
    if (content.length < length) {
      throw new IOException("ended after " + content.length + " of " + length + " bytes");
    }
    return Optional.of(new FigureAnswer(content, remarks));
  }
}
