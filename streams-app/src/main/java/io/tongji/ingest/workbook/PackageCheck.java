package io.tongji.ingest.workbook;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.tongji.failure.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Reads every XML part of a workbook once, holding nothing, before it is read for what it says: the
 * checksums must be right, so that no damaged digit is taken for a reported one; and the parts must
 * be of a size that can be held.
 */
final class PackageCheck {

  private static final String REMEDY = "; open it in Excel or WPS, save it as .xlsx, or as CSV";

  private final Path file;
  private final WorkbookBounds bounds;
  private final XMLInputFactory parsers = new InputFactoryImpl();
  private long size;
  private long rows;
  private boolean workbook;
  private boolean unsaved;
  private int texts;
  private long lastText = -1;

  PackageCheck(Path file, WorkbookBounds bounds) {
    this.file = file;
    this.bounds = bounds;
    parsers.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
    parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
  }

  /**
   * Reads all parts and says how many rows the longest sheet has.
   *
   * @throws Failure if one is damaged or too large
   */
  long run() {
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      if (entries.size() > bounds.entries()) {
        throw Failure.setting("it has more than " + bounds.entries() + " parts");
      }
      for (ZipArchiveEntry entry : entries) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        workbook |= name.equals("xl/workbook.xml");
        if (name.endsWith(".xml") || name.endsWith(".rels")) {
          check(zip, entry);
        }
      }
      if (lastText >= texts) {
        throw Failure.setting("a cell's text is missing");
      }
    } catch (IOException | XMLStreamException | RuntimeException e) {
      // What libraries say is English, and of no use to who has saved the file: --verbose shows it.
      String why = e instanceof Failure known ? known.sentence() : "it is damaged";
      throw Failure.setting("the workbook cannot be read: " + why + REMEDY).from(e);
    }
    if (!workbook) {
      throw Failure.setting(
          "this is a ZIP archive and no workbook; unpack it, and feed the files in it");
    }
    return rows;
  }

  /** True if formulas were stored without their results. */
  boolean hasUnsavedFormulas() {
    return unsaved;
  }

  private void check(ZipFile zip, ZipArchiveEntry entry) throws IOException, XMLStreamException {
    if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
      throw Failure.setting(entry.getName() + " is packed in an unusual way");
    }
    try (CheckedPart part = new CheckedPart(zip.getInputStream(entry), bounds.unpacked() - size)) {
      XMLStreamReader xml = parsers.createXMLStreamReader(part);
      PartCheck check = new PartCheck(entry.getName(), xml, part);
      check.run();
      xml.close();
      rows = Math.max(rows, check.rows());
      unsaved |= check.hasUnsavedFormulas();
      texts = Math.max(texts, check.texts());
      lastText = Math.max(lastText, check.lastText());
      part.drain();
      if (part.checksum() != entry.getCrc()) {
        throw Failure.setting(entry.getName() + " is damaged");
      }
      size += part.count();
    }
  }
}
