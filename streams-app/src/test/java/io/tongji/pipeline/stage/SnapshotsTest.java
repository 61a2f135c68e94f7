package io.tongji.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.pipeline.stage.Snapshots.KeptState;
import io.tongji.pipeline.stage.Snapshots.Mark;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot is read as it was written, or not at all. */
class SnapshotsTest {

  private static final String NAME = "a-3";
  private static final Mark MARK = new Mark(71_234L, 1_700_000_000_000L);
  private static final String STATE = "统计";

  @TempDir private Path directory;

  private Snapshots snapshots(String computation) {
    return new Snapshots(directory.resolve("snapshots"), computation, 1);
  }

  private Snapshots written() {
    Snapshots snapshots = snapshots("c");
    snapshots.write(NAME, MARK, STATE, SnapshotsTest::write);
    return snapshots;
  }

  private static void write(String state, DataOutput out) throws IOException {
    out.writeUTF(state);
  }

  private static String read(DataInput in) throws IOException {
    return in.readUTF();
  }

  private Optional<KeptState<String>> read(Snapshots snapshots) {
    return snapshots.read(NAME, SnapshotsTest::read);
  }

  private Path file() {
    return directory.resolve("snapshots").resolve(NAME);
  }

  @Test
  void whatIsWrittenIsRead() {
    assertThat(read(written())).contains(new KeptState<>(MARK, STATE));
  }

  @Test
  void aLaterOneTakesThePlaceOfTheOneBefore() {
    Snapshots snapshots = written();
    Mark later = new Mark(80_000, 1_800_000_000_000L);
    snapshots.write(NAME, later, "more", SnapshotsTest::write);
    assertThat(read(snapshots)).contains(new KeptState<>(later, "more"));
  }

  @Test
  void whereNothingIsKeptNothingIsRead() {
    assertThat(read(snapshots("c"))).isEmpty();
  }

  @Test
  void noneThatDiffersInABitIsRead() throws IOException {
    Snapshots snapshots = written();
    byte[] whole = Files.readAllBytes(file());
    for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      Files.write(file(), damaged);
      assertThat(read(snapshots)).as("bit %d", bit).isEmpty();
    }
    Files.write(file(), whole);
    assertThat(read(snapshots)).isPresent();
  }

  @Test
  void noneThatIsCutOffOrGoesOnIsRead() throws IOException {
    Snapshots snapshots = written();
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      assertThat(read(snapshots)).as("%d bytes of it", length).isEmpty();
    }
    Files.write(file(), Arrays.copyOf(whole, whole.length + 1));
    assertThat(read(snapshots)).isEmpty();
  }

  @Test
  void noneOfAnotherComputationIsRead() {
    written();
    assertThat(read(snapshots("d"))).isEmpty();
    assertThat(read(snapshots("c"))).isPresent();
  }

  @Test
  void noneOfAnotherStoreOrPartitionIsRead() throws IOException {
    Snapshots snapshots = written();
    Files.copy(file(), file().resolveSibling("a-4"));
    assertThat(snapshots.read("a-4", SnapshotsTest::read)).isEmpty();
  }

  @Test
  void oneThatCannotBeWrittenWholeLeavesTheOneBefore() {
    Snapshots snapshots = written();
    snapshots.write(
        NAME,
        new Mark(80_000, 0),
        "half",
        (state, out) -> {
          out.writeUTF(state);
          throw new IOException("no space left");
        });
    assertThat(read(snapshots)).contains(new KeptState<>(MARK, STATE));
    assertThat(kept()).containsExactly(NAME);
  }

  @Test
  void whatAKilledProcessHadBegunIsDeleted() throws IOException {
    Snapshots snapshots = written();
    Files.writeString(file().resolveSibling(NAME + ".4711.part"), "half");
    assertThat(read(snapshots)).isPresent();
    assertThat(kept()).containsExactly(NAME);
  }

  @Test
  void returnsAreForTheOwnerOfTheProcessAlone() throws IOException {
    written();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void oneThatIsDiscardedIsGone() {
    Snapshots snapshots = written();
    snapshots.discard(NAME);
    assertThat(read(snapshots)).isEmpty();
    snapshots.discard(NAME);
  }

  @Test
  void aMistakeInReadingIsNotPassedOver() {
    Snapshots snapshots = written();
    assertThatThrownBy(
            () ->
                snapshots.read(
                    NAME,
                    in -> {
                      throw new IllegalStateException("a mistake");
                    }))
        .hasMessage("a mistake");
  }

  private List<String> kept() {
    try (Stream<Path> files = Files.list(directory.resolve("snapshots"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
