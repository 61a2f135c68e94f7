package io.tongji.sample.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a CSV file of the forms into rows by English column name. */
final class PlainCsv {
  private static final Map<String, String> ENGLISH = new LinkedHashMap<>();

  static {
    String pairs =
        "统一社会信用代码=unit_id 项目代码=unit_id 报告期=period 本月=month 本年累计=ytd 上年同期本月=prior_month"
            + " 上年同期累计=prior_ytd 版本=revision 撤销=withdrawn 说明=explanation"
            + " 工业销售产值累计=sales_ytd 出口交货值累计=delivery_ytd 累计完成投资=ytd"
            + " 建筑工程=ytd_construction 安装工程=ytd_installation 设备工器具购置=ytd_equipment"
            + " 其他费用=ytd_other 计划总投资=plan_total 自开始建设累计完成投资=since_start"
            + " 类型=kind 名称=name 所属单位=owner 集团=holding 区划代码=area 归属=groups"
            + " 行业代码=industry 名录=frames 起始期=valid_from 终止期=valid_to"
            + " 指标=indicator 年度=year 目标=target 单位=unit";
    for (String pair : pairs.split(" ", -1)) {
      String[] names = pair.split("=", -1);
      ENGLISH.put(names[0], names[1]);
      ENGLISH.put("上年同期" + names[0], "prior_" + names[1]);
    }
    ENGLISH.put("上年同期累计", "prior_ytd");
  }

  private PlainCsv() {}

  /** The rows of a file; empty cells are empty strings. */
  static List<Map<String, String>> read(Path file) throws IOException {
    String text = decode(Files.readAllBytes(file));
    List<List<String>> lines = parse(text);
    List<String> header =
        lines.get(0).stream().map(name -> ENGLISH.getOrDefault(name, name)).toList();
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      if (line.size() != header.size()) {
        throw new IOException(file + ": " + line);
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < line.size(); i++) {
        row.put(header.get(i), line.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String decode(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      text = new String(bytes, Charset.forName("GB18030"));
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static List<List<String>> parse(String text) {
    String header = text.substring(0, text.indexOf('\n'));
    char delimiter = header.indexOf('\t') > 0 ? '\t' : header.indexOf(';') > 0 ? ';' : ',';
    List<List<String>> lines = new ArrayList<>();
    for (String line : text.split("\r?\n", -1)) {
      if (!line.isEmpty()) {
        lines.add(cells(line, delimiter));
      }
    }
    return lines;
  }

  private static List<String> cells(String line, char delimiter) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
