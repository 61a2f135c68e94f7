package io.tongji.console.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/**
 * The body of a form, read in bounds: fields, and files that lie in a folder until the request is
 * answered.
 */
final class FormBody implements AutoCloseable {

  /** Bytes of a body with files. */
  static final long LARGEST = Visit.LARGEST;

  /** Bytes of a body of fields. */
  static final int LARGEST_FIELDS = 256 * 1024;

  private static final int MOST_PARTS = 40;
  private static final long IN_MEMORY = 16 * 1024;

  private final Map<String, List<String>> fields = new HashMap<>();
  private final List<Upload> files = new ArrayList<>();
  private MultiPartFormData.@Nullable Parts parts;

  /** The body is larger than it may be, or not such as a browser sends. */
  static final class RefusedBodyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedBodyException(int status, Throwable cause) {
      super(cause);
      this.status = status;
    }

    RefusedBodyException(int status) {
      this.status = status;
    }

    /** 413 or 400. */
    int status() {
      return status;
    }
  }

  /**
   * Reads the body of a request.
   *
   * @param folder where files may lie
   */
  static FormBody read(Request request, Path folder) throws RefusedBodyException, IOException {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    String kind = type == null ? "" : type.toLowerCase(Locale.ROOT);
    FormBody body = new FormBody();
    if (kind.startsWith("multipart/form-data")) {
      body.readParts(request, String.valueOf(type), folder);
    } else if (kind.startsWith("application/x-www-form-urlencoded")) {
      body.readFields(request);
    } else {
      throw new RefusedBodyException(400);
    }
    return body;
  }

  private void readFields(Request request) throws RefusedBodyException, IOException {
    if (request.getLength() > LARGEST_FIELDS) {
      throw new RefusedBodyException(413);
    }
    try (InputStream in = Request.asInputStream(request)) {
      byte[] bytes = in.readNBytes(LARGEST_FIELDS + 1);
      if (bytes.length > LARGEST_FIELDS) {
        throw new RefusedBodyException(413);
      }
      Fields read = new Fields(true);
      UrlEncoded.decodeTo(
          new String(bytes, StandardCharsets.UTF_8), read::add, StandardCharsets.UTF_8);
      read.forEach(field -> fields.put(field.getName(), List.copyOf(field.getValues())));
    } catch (IllegalArgumentException noForm) {
      throw new RefusedBodyException(400, noForm);
    }
  }

  private void readParts(Request request, String type, Path folder)
      throws RefusedBodyException, IOException {
    if (request.getLength() > LARGEST) {
      throw new RefusedBodyException(413);
    }
    MultiPartConfig bounds =
        new MultiPartConfig.Builder()
            .location(folder)
            .maxSize(LARGEST)
            .maxPartSize(LARGEST)
            .maxMemoryPartSize(IN_MEMORY)
            .maxParts(MOST_PARTS)
            .useFilesForPartsWithoutFileName(false)
            .build();
    try {
      MultiPartFormData.Parts read = MultiPartFormData.getParts(request, request, type, bounds);
      parts = read;
      for (MultiPart.Part part : read) {
        take(part, folder);
      }
    } catch (CompletionException | IllegalArgumentException | IllegalStateException failed) {
      throw new RefusedBodyException(isBeyondBounds(failed) ? 413 : 400, failed);
    }
  }

  /** Else it does not come to its end, or is none. */
  private static boolean isBeyondBounds(Throwable failed) {
    return failed instanceof IllegalStateException
        || (failed.getCause() != null && isBeyondBounds(failed.getCause()));
  }

  private void take(MultiPart.Part part, Path folder) throws RefusedBodyException, IOException {
    String name = part.getFileName();
    if (name == null) {
      fields
          .computeIfAbsent(String.valueOf(part.getName()), absent -> new ArrayList<>())
          .add(part.getContentAsString(StandardCharsets.UTF_8));
      return;
    }
    if (name.isEmpty() && part.getLength() == 0) {
      return; // a form in which no file was chosen
    }
    if (files.size() == Visit.MOST_FILES) {
      throw new RefusedBodyException(413);
    }
    Path kept = Files.createTempFile(folder, "upload-", ".part"); // for its owner alone
    files.add(new Upload(name, kept));
    try (InputStream in = Content.Source.asInputStream(part.getContentSource())) {
      try (OutputStream out = Files.newOutputStream(kept)) {
        in.transferTo(out);
      }
    }
  }

  Map<String, List<String>> fields() {
    return fields;
  }

  List<Upload> files() {
    return List.copyOf(files);
  }

  /** Removes what nobody has moved away. */
  @Override
  public void close() throws IOException {
    for (Upload file : files) {
      Files.deleteIfExists(file.content());
    }
    if (parts != null) {
      parts.close();
    }
  }
}
