package io.tongji.ingest.check;

import io.tongji.ingest.sheet.Sheet;
import java.nio.file.Path;

/**
 * One of the files fed together, its header checked.
 *
 * @param number from 0
 * @param sheet the table in it
 * @param header its columns
 * @param path of the file
 */
public record FormSheet(int number, Sheet sheet, Header header, Path path) {}
