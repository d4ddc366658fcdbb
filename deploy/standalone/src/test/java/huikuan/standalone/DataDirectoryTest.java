package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir Path path;

  @Test
  void aFullDiskIsNamedBeforeAnythingStarts() throws Exception {
    try (DataDirectory data = DataDirectory.open(path)) {
      assertThatCode(data::requireRoom).doesNotThrowAnyException();
      assertThatCode(() -> data.requireRoom(100)).doesNotThrowAnyException();
      assertThatThrownBy(() -> data.requireRoom(99))
          .isInstanceOf(Refusal.class)
          .hasMessage(
              "The disk of the data directory %s has 99 MB left; to start takes 100. Make room, or set --data.",
              path);
    }
  }
}
