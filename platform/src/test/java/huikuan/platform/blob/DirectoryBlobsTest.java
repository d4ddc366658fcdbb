package huikuan.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import huikuan.platform.web.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryBlobsTest extends BlobsContract {

  @TempDir private Path directory;

  @Override
  DirectoryBlobs blobs() {
    return new DirectoryBlobs(directory.resolve("files"));
  }

  private Path file(BlobHash hash) {
    return directory.resolve("files").resolve(DirectoryBlobs.place(hash));
  }

  @Override
  void damage(BlobHash hash) throws IOException {
    byte[] stored = Files.readAllBytes(file(hash));
    stored[stored.length / 2] ^= 1;
    Files.write(file(hash), stored);
  }

  @Override
  void lose(BlobHash hash) throws IOException {
    Files.delete(file(hash));
  }

  @Override
  int copies(BlobHash hash) throws IOException {
    try (Stream<Path> files = Files.list(file(hash).resolveSibling(""))) {
      return Math.toIntExact(files.count());
    }
  }

  @Test
  void aFileIsNamedByItsHashAndIsItsOwnersAlone() throws IOException {
    BlobHash hash = blobs().put(bytes(10, 6));

    assertThat(DirectoryBlobs.place(hash))
        .isEqualTo(hash.hex().substring(0, 2) + "/" + hash.hex().substring(2));
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(file(hash)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void whatAKillLeftUnfinishedIsNoFileAndIsSweptAway() throws IOException {
    byte[] content = bytes(1000, 7);
    BlobHash hash = BlobHash.of(content);
    Path unfinished = Files.createDirectories(directory.resolve("files/unfinished"));
    Path part = Files.write(unfinished.resolve("123"), Arrays.copyOf(content, 500));

    assertThat(blobs().exists(hash)).isFalse();
    assertThat(blobs().inventory().blobs()).isEmpty();
    blobs().put(content);
    assertThat(blobs().get(hash)).isEqualTo(content);

    blobs().sweep();
    assertThat(part).doesNotExist();
    assertThat(unfinished).isEmptyDirectory();
    assertThat(blobs().inventory())
        .isEqualTo(new DirectoryBlobs.Inventory(List.of(hash), List.of()));
  }

  @Test
  void whatSomebodyPutThereIsForeign() throws IOException {
    BlobHash hash = blobs().put(bytes(10, 8));
    Path files = directory.resolve("files");
    Path notes = Files.writeString(files.resolve("notes.txt"), "notes");
    Path longer = Files.writeString(file(hash).resolveSibling("00"), "short name");
    Path folder = Files.createDirectories(files.resolve("zz"));

    DirectoryBlobs.Inventory found = blobs().inventory();
    assertThat(found.blobs()).containsExactly(hash);
    assertThat(found.foreign()).containsExactlyInAnyOrder(notes, longer, folder);
    blobs().sweep();
    assertThat(notes).exists();
  }

  @Test
  void whatCannotBeWrittenIsToldAndLeavesNothing() throws IOException {
    byte[] content = bytes(10, 9);
    Path files = Files.createDirectories(directory.resolve("files"));
    Files.createFile(files.resolve("unfinished"));

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> blobs().put(content))
        .satisfies(told -> assertThat(told.problem().status()).isEqualTo(503));
    assertThat(blobs().exists(BlobHash.of(content))).isFalse();
  }

  @Test
  void nothingIsThereBeforeTheFirst() {
    assertThat(blobs().inventory().blobs()).isEmpty();
    blobs().sweep();
    assertThat(directory.resolve("files")).doesNotExist();
  }
}
