package io.tongji.log.deadletters;

import io.tongji.log.registry.PoisonRecordException;
import io.tongji.log.registry.PoisonRecordException.Why;
import io.tongji.log.serde.WireFormat;
import org.jspecify.annotations.Nullable;

/** Why bytes are no record, in plain words, and what is to be done. */
public enum DeadLetterCause {
  NO_KEY("没有键", "it has no key", "发送时要带键(单位与期别)", "send it with a key, the unit and the period"),
  EMPTY("键或值是空的", "its key or value is empty", "核对发送程序", "look at the program that sent it"),
  CUT_OFF(
      "键或值不足5个字节,连格式的开头都不完整",
      "its key or value has less than 5 bytes, not even the beginning of the format",
      "核对发送程序",
      "look at the program that sent it"),
  OTHER_FORMAT(
      "不是本系统的格式:键或值应以字节0和模式编号开头",
      "not in the wire format: key and value begin with a zero byte and the schema's id",
      "发送程序要用 Confluent 格式的 Avro 序列化器,见 docs/topics.md",
      "let the program write Avro in Confluent's wire format, see docs/topics.md"),
  UNKNOWN_SCHEMA(
      "登记处没有该编号的模式",
      "the registry has no schema of that id",
      "发送程序与流水线要用同一个登记处,核对 schema.registry.url",
      "let the program and the pipeline use one registry, see schema.registry.url"),
  TOO_LARGE(
      "键或值过大,只保留了开头",
      "its key or value is too large, and only its beginning is kept",
      "原记录仍在其主题的该位置;核对发送程序",
      "the whole stands in its topic at that position; look at the program that sent it"),
  OTHER_RECORD(
      "是别的主题的记录",
      "it is a record of another topic",
      "核对发送程序写入的主题",
      "see to which topic the program writes"),
  UNREADABLE(
      "字节与模式不符:被截断、损坏或多出内容",
      "the bytes do not agree with their schema: cut off, damaged, or followed by others",
      "用原文件重新报送",
      "hand it in again from the original file");

  private final String chinese;
  private final String english;
  private final String remedy;
  private final String remedyEn;

  DeadLetterCause(String chinese, String english, String remedy, String remedyEn) {
    this.chinese = chinese;
    this.english = english;
    this.remedy = remedy;
    this.remedyEn = remedyEn;
  }

  /** What is wrong, in Chinese. */
  public String chinese() {
    return chinese;
  }

  /** What is wrong, in English. */
  public String english() {
    return english;
  }

  /** What to do about it, in Chinese. */
  public String remedy() {
    return remedy;
  }

  /** What to do about it, in English. */
  public String remedyEn() {
    return remedyEn;
  }

  /**
   * Why a record is dead: by its bytes where they show it, else by what kept it from decoding.
   *
   * @param why name of a {@link PoisonRecordException.Why}; of a record that an operator passed
   *     over there is none
   */
  static DeadLetterCause of(byte @Nullable [] key, byte @Nullable [] value, String why) {
    if (key == null) {
      return NO_KEY;
    }
    if (why.equals(Why.TOO_LARGE.name())) {
      return TOO_LARGE;
    }
    DeadLetterCause ofKey = ofBytes(key);
    DeadLetterCause shown = ofKey == null && value != null ? ofBytes(value) : ofKey;
    if (shown != null) {
      return shown;
    }
    if (why.equals(Why.UNKNOWN_SCHEMA.name())) {
      return UNKNOWN_SCHEMA;
    }
    return why.equals(Why.OTHER_RECORD.name()) ? OTHER_RECORD : UNREADABLE;
  }

  private static @Nullable DeadLetterCause ofBytes(byte[] bytes) {
    if (bytes.length == 0) {
      return EMPTY;
    }
    if (bytes.length < WireFormat.HEADER_LENGTH) {
      return CUT_OFF;
    }
    boolean ours = bytes[0] == WireFormat.MAGIC && bytes[1] >= 0;
    return ours ? null : OTHER_FORMAT;
  }
}
