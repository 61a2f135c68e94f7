package io.tongji.editing;

import io.tongji.returns.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Pairs of figures, in no order, some of them alike; packed, for there are millions. */
final class PairBag {

  private int width = Packed.NARROWEST;
  private byte[] numbers = Packed.room(0, width);
  private int room;
  private int end;

  void add(long now, long before) {
    int wide = Math.max(width, Math.max(Packed.width(now), Packed.width(before)));
    if (end == room || wide > width) {
      makeRoom(wide);
    }
    Packed.set(numbers, width, end++, now);
    Packed.set(numbers, width, end++, before);
  }

  private void makeRoom(int wide) {
    byte[] from = numbers;
    int was = width;
    room = end == room ? end + Math.max(16, end / 8 * 2) : room;
    width = wide;
    numbers = Packed.room(room, wide);
    for (int at = 0; at < end; at++) {
      Packed.set(numbers, wide, at, Packed.get(from, was, at));
    }
  }

  private long number(int at) {
    return Packed.get(numbers, width, at);
  }

  /** Takes one such pair out; it must be there. */
  void remove(long now, long before) {
    for (int at = 0; at < end; at += 2) {
      if (number(at) == now && number(at + 1) == before) {
        end -= 2;
        Packed.set(numbers, width, at, number(end));
        Packed.set(numbers, width, at + 1, number(end + 1));
        return;
      }
    }
    throw new IllegalStateException("no such pair: " + now + ", " + before);
  }

  /** How many pairs. */
  int size() {
    return end / 2;
  }

  /** Sum of the figures. */
  long now() {
    return sum(0);
  }

  /** Sum of the figures of the year before. */
  long before() {
    return sum(1);
  }

  private long sum(int from) {
    long sum = 0;
    for (int at = from; at < end; at += 2) {
      sum += number(at);
    }
    return sum;
  }

  /** How many pairs have both figures above 0. */
  int comparable() {
    int count = 0;
    for (int at = 0; at < end; at += 2) {
      count += number(at) > 0 && number(at + 1) > 0 ? 1 : 0;
    }
    return count;
  }

  /** Copies those into arrays from a place on; the place behind them. */
  int copyComparable(double[] now, double[] before, int from) {
    int to = from;
    for (int at = 0; at < end; at += 2) {
      if (number(at) > 0 && number(at + 1) > 0) {
        now[to] = number(at);
        before[to++] = number(at + 1);
      }
    }
    return to;
  }

  /** Writes all pairs for {@link #read}. */
  void writeTo(DataOutput out) throws IOException {
    out.writeByte(width);
    out.writeInt(end);
    out.write(numbers, 0, end * width);
  }

  /** Reads what {@link #writeTo} wrote. */
  static PairBag read(DataInput in) throws IOException {
    PairBag bag = new PairBag();
    bag.width = in.readByte();
    bag.end = in.readInt();
    bag.room = bag.end;
    bag.numbers = Packed.room(bag.end, bag.width);
    in.readFully(bag.numbers, 0, bag.end * bag.width);
    return bag;
  }
}
