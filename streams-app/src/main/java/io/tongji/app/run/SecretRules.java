package io.tongji.app.run;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.catalogue.Catalogue;
import io.tongji.disclosure.rules.DisclosureRules;
import io.tongji.disclosure.rules.RulesFile;
import io.tongji.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;

/** The file with the secret rules of disclosure control. Nothing of its content is ever printed. */
public final class SecretRules {

  private static final int SALT_BYTES = 32;

  /** What the file of {@code local} and {@code demo} is called in their directory. */
  private static final String NAME = "release.rules";

  private SecretRules() {}

  /**
   * The rules of a configuration.
   *
   * @throws Failure if no file is named, it is missing, others may read it, or a line is wrong
   */
  public static DisclosureRules read(AppConfig config, Catalogue catalogue) {
    Path file =
        config
            .get(Keys.RELEASE_RULES_FILE)
            .orElseThrow(
                () ->
                    Failure.setting(
                        Keys.RELEASE_RULES_FILE.name() + " is not set",
                        "name the file with the rules of disclosure control (docs/release.md); that"
                            + " of ./tongji local is "
                            + NAME
                            + " in its data directory"));
    try {
      refuseIfOthersMayRead(file);
      return RulesFile.read(Files.readString(file), catalogue);
    } catch (NoSuchFileException e) {
      throw Failure.setting(
              "the file with the rules of disclosure control is missing: " + file,
              "correct release.rules.file, or write the file (docs/release.md)")
          .from(e);
    } catch (IOException e) {
      throw Failure.setting(
              "the file with the rules of disclosure control cannot be read: " + e,
              "let the account that runs this own the file " + file)
          .from(e);
    } catch (Failure wrong) {
      throw wrong.within(file.toString());
    }
  }

  private static void refuseIfOthersMayRead(Path file) throws IOException {
    Set<PosixFilePermission> others = EnumSet.allOf(PosixFilePermission.class);
    others.removeAll(PosixFilePermissions.fromString("rwx------"));
    Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
    others.retainAll(granted);
    if (!others.isEmpty()) {
      throw Failure.setting(
          "others than its owner have rights ("
              + PosixFilePermissions.toString(granted)
              + "), but its content is secret",
          "run chmod 600 " + file + ", and change the rules if others may have read them");
    }
  }

  /**
   * The file with the usual rules in a directory; it is written if it is not there.
   *
   * @throws Failure if it cannot be written
   */
  public static Path usual(Path directory) {
    Path file = directory.resolve(NAME);
    try {
      if (!Files.exists(file)) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        Path part = directory.resolve(NAME + ".part");
        Files.deleteIfExists(part);
        Files.createFile(
            part,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, RulesFile.usual(salt));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return file;
    } catch (IOException e) {
      throw Failure.setting(
              "the file with the rules of disclosure control cannot be written: " + e,
              "choose another data directory, or make room in this one")
          .from(e);
    }
  }
}
