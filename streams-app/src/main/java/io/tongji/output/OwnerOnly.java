package io.tongji.output;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and directories that hold returns, or figures that are not released: what is made is for
 * its owner alone (0700 and 0600), whatever the umask of the process. Where the file system knows
 * no such permissions, they are those of the directory.
 */
public final class OwnerOnly {

  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private OwnerOnly() {}

  /** Makes a directory, and those above it that are missing; one that is there stays as it is. */
  public static Path directory(Path path) throws IOException {
    return Files.createDirectories(path, permissions("rwx------"));
  }

  /** Whether a directory belongs to the user of this process, and to nobody else's. */
  public static boolean isOwn(Path directory) throws IOException {
    Path made = Files.createTempFile("tongji-", ".owner");
    try {
      return Files.getOwner(directory).equals(Files.getOwner(made));
    } finally {
      Files.delete(made);
    }
  }

  /** With what a file is made. */
  public static FileAttribute<?>[] file() {
    return permissions("rw-------");
  }

  /** Takes a file away from all but its owner, where the system has made it for others too. */
  public static void restrict(Path file) throws IOException {
    if (POSIX) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** Gives a file the permissions of another one. */
  static void copy(Path from, Path to) throws IOException {
    if (POSIX) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  /** Whether others than the owner may read, write or search a file or directory. */
  public static boolean isOpenToOthers(Path path) throws IOException {
    return POSIX && !OWNERS.containsAll(Files.getPosixFilePermissions(path));
  }

  private static FileAttribute<?>[] permissions(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
