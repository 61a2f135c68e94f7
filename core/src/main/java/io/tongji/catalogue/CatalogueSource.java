package io.tongji.catalogue;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the catalogue's files lie: in a directory, or in the application. */
public final class CatalogueSource {

  private final @Nullable Path directory;

  private CatalogueSource(@Nullable Path directory) {
    this.directory = directory;
  }

  /** The files that come with the application. */
  public static CatalogueSource builtIn() {
    return new CatalogueSource(null);
  }

  /**
   * The files in a directory; without one, those of the application.
   *
   * @throws Failure if the directory is not there
   */
  public static CatalogueSource in(Optional<Path> directory) {
    directory.ifPresent(CatalogueSource::refuseIfAbsent);
    return new CatalogueSource(directory.orElse(null));
  }

  private static void refuseIfAbsent(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw Failure.setting(
              "not there: " + directory, "name a directory with the catalogue's files")
          .within("catalogue directory");
    }
  }

  /**
   * The rows of a file.
   *
   * @param columns that it has, all of them and no others
   * @throws Failure if it is missing, empty, or has other columns
   */
  public CatalogueRows rows(String file, List<String> columns) {
    return read(file, columns, List.of(), directory);
  }

  /** The rows of a file that a directory may lack: then it is that of the application. */
  public CatalogueRows rowsOrBuiltIn(String file, List<String> columns) {
    return read(file, columns, List.of(), hasOwn(file) ? directory : null);
  }

  /** True if the directory has the file, so that it is not that of the application. */
  public boolean hasOwn(String file) {
    return directory != null && Files.exists(directory.resolve(file));
  }

  /** The rows of a file that may be missing: then there are none. */
  public Optional<CatalogueRows> rowsIfThere(String file, List<String> columns) {
    return rowsIfThere(file, columns, List.of());
  }

  /**
   * The same of a file that may lack some columns.
   *
   * @param columns that it has, all of them
   * @param optional further columns that it may have, and no others
   */
  Optional<CatalogueRows> rowsIfThere(String file, List<String> columns, List<String> optional) {
    boolean there =
        directory == null
            ? CatalogueSource.class.getResource("/catalogue/" + file) != null
            : Files.exists(directory.resolve(file));
    return there ? Optional.of(read(file, columns, optional, directory)) : Optional.empty();
  }

  private static CatalogueRows read(
      String file, List<String> columns, List<String> optional, @Nullable Path directory) {
    try (InputStream stream = open(file, directory)) {
      return new CatalogueRows(
          file, columns, optional, new CatalogueText(file, stream.readAllBytes()).rows());
    } catch (IOException e) {
      throw Failure.setting("cannot be read: " + e, "put the file in the catalogue's directory")
          .within("catalogue " + file);
    }
  }

  private static InputStream open(String file, @Nullable Path directory) throws IOException {
    if (directory != null) {
      return Files.newInputStream(directory.resolve(file));
    }
    InputStream stream = CatalogueSource.class.getResourceAsStream("/catalogue/" + file);
    if (stream == null) {
      throw new IOException("not in the application");
    }
    return stream;
  }
}
