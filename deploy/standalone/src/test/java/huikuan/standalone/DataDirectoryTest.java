package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir Path path;

  @Test
  void documentsAreLostWhenAnInstanceWasUpAndNoneAreLeft() throws Exception {
    try (DataDirectory data = DataDirectory.open(path)) {
      assertThat(data.hasLostDocuments()).as("nothing was ever kept").isFalse();
      data.begin();
      Files.writeString(path.resolve("clock"), "2026-03-01T00:00:00Z");
      assertThat(data.hasLostDocuments()).as("killed in its first start").isFalse();
      data.hasBegun();
      assertThat(data.hasLostDocuments()).as("all deleted but the clock").isTrue();
      Files.createDirectories(path.resolve("documents"));
      assertThat(data.hasLostDocuments()).as("all files of it deleted").isTrue();
      Files.writeString(path.resolve("documents/documents.mv"), "");
      assertThat(data.hasLostDocuments()).isFalse();
    }
  }

  @Test
  void aDirectoryInPlaceOfTheFormatIsNamedWithTheWayBack() throws Exception {
    Files.createDirectories(path.resolve("format/in it"));
    for (int opened = 0; opened < 2; opened++) {
      assertThatThrownBy(() -> DataDirectory.open(path))
          .isInstanceOf(Refusal.class)
          .hasMessage(
              "The file format in %s is damaged: a directory is in its place. If this version wrote it,"
                      .formatted(path)
                  + " move that away, and write "
                  + DataDirectory.FORMAT
                  + " into a file of that name.");
    }
  }

  @Test
  void aDirectoryInPlaceOfTheLockIsSetAside() throws Exception {
    Files.createDirectory(path.resolve(".lock"));
    DataDirectory.open(path).close();
    assertThat(path.resolve(".lock")).isRegularFile();
    assertThat(path.resolve(".lock.damaged-1")).isDirectory();
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsSaidSo() throws Exception {
    Path file = Files.createFile(path.resolve("file"));
    assertThatThrownBy(() -> DataDirectory.open(file))
        .isInstanceOf(Refusal.class)
        .hasMessage("The data directory %s can't be used: it is a file.", file);
  }

  @Test
  void aFullDiskIsNamedBeforeAnythingStarts() throws Exception {
    try (DataDirectory data = DataDirectory.open(path)) {
      assertThatCode(data::requireRoom).doesNotThrowAnyException();
      assertThatCode(() -> data.requireRoom(100)).doesNotThrowAnyException();
      assertThatThrownBy(() -> data.requireRoom(99))
          .isInstanceOf(Refusal.class)
          .hasMessage(
              "The disk of the data directory %s has 99 MB left; to start takes 100. Make room, or"
                  + " set --data.",
              path);
    }
  }
}
