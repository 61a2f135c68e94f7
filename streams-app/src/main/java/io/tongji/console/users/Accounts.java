package io.tongji.console.users;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongji.failure.Failure;
import io.tongji.output.AtomicFile;
import io.tongji.output.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The file of the accounts, for its owner alone, written whole. The console reads it again when it
 * has changed, so what a command changes counts at once.
 */
public final class Accounts {

  private static final String FILE = "users.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private FileStamp stamp = new FileStamp(null, 0);
  private List<Account> read = List.of();

  /** What differs between versions of the file. */
  private record FileStamp(@Nullable FileTime changed, long size) {}

  /** What the file holds. */
  private record AccountList(List<Account> accounts) {}

  /** The accounts of a console's directory, which is made if it is not there. */
  public Accounts(Path directory) {
    try {
      this.file = OwnerOnly.directory(directory).resolve(FILE);
      if (Files.exists(file) && OwnerOnly.isOpenToOthers(file)) {
        throw Failure.setting(
            "others on this machine can read the accounts in " + file, "chmod 600 " + file);
      }
    } catch (IOException e) {
      throw unusable(directory, e);
    }
  }

  /** All accounts, in the order in which they were made. */
  public synchronized List<Account> all() {
    try {
      FileStamp now =
          Files.exists(file)
              ? new FileStamp(Files.getLastModifiedTime(file), Files.size(file))
              : new FileStamp(null, 0);
      if (!now.equals(stamp)) {
        read = now.changed() == null ? List.of() : read();
        stamp = now;
      }
      return read;
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private List<Account> read() throws IOException {
    return List.copyOf(JSON.readValue(file.toFile(), AccountList.class).accounts());
  }

  /** The account of a name. */
  public Optional<Account> find(String name) {
    return all().stream().filter(account -> account.name().equals(name)).findFirst();
  }

  /** True if somebody can log in who makes accounts. */
  public boolean haveAdministrator() {
    return all().stream()
        .anyMatch(account -> account.role() == DeskRole.ADMINISTRATOR && !account.disabled());
  }

  /**
   * Adds an account.
   *
   * @throws Failure if there is one of that name
   */
  public void add(Account account) {
    change(
        accounts -> {
          if (accounts.stream().anyMatch(each -> each.name().equals(account.name()))) {
            throw Failure.setting(
                "there is a user " + account.name() + " already", "choose another name");
          }
          List<Account> more = new ArrayList<>(accounts);
          more.add(account);
          return more;
        });
  }

  /**
   * Replaces an account.
   *
   * @throws Failure if there is none of that name
   */
  public void replace(String name, UnaryOperator<Account> by) {
    change(
        accounts -> {
          if (accounts.stream().noneMatch(each -> each.name().equals(name))) {
            throw Failure.setting(
                "there is no user " + name, "tongji user list names those that there are");
          }
          return accounts.stream()
              .map(each -> each.name().equals(name) ? by.apply(each) : each)
              .toList();
        });
  }

  /** Two programs that change it at once wait for each other. */
  private synchronized void change(UnaryOperator<List<Account>> change) {
    Path lock = file.resolveSibling(FILE + ".lock");
    try (FileChannel channel =
            FileChannel.open(
                lock,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                OwnerOnly.file());
        FileLock held = channel.lock()) {
      List<Account> changed =
          change.apply(held.isValid() && Files.exists(file) ? read() : List.of());
      AtomicFile.write(file, out -> out.write(JSON.writeValueAsBytes(new AccountList(changed))));
      stamp = new FileStamp(null, -1);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static Failure unusable(Path path, IOException cause) {
    return Failure.setting(
            path + ": the accounts cannot be used (" + cause + ")",
            "give console.dir a directory of the console's own")
        .from(cause);
  }
}
