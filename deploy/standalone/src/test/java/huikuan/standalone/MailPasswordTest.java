package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailPasswordTest {

  @TempDir Path directory;

  private String password() throws Exception {
    try (DataDirectory data = DataDirectory.open(directory)) {
      return MailPassword.in(data);
    }
  }

  private Path file() {
    return directory.resolve(MailPassword.FILE);
  }

  @Test
  void itIsMadeOnceAndIsItsOwnersAlone() throws Exception {
    String made = password();
    assertThat(made).matches("[0-9a-f]{48}");
    assertThat(password()).isEqualTo(made);
    assertThat(file()).hasContent(made);
    if (Files.getFileStore(file()).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
          .isEqualTo("rw-------");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "\u0000\u00ff"})
  void inPlaceOfADamagedOneAnotherIsMade(String damaged) throws Exception {
    String made = password();
    Files.writeString(file(), damaged);
    assertThat(password()).matches("[0-9a-f]{48}").isNotEqualTo(made);
  }

  @Test
  void inPlaceOfADirectoryAnotherIsMade() throws Exception {
    Files.createDirectory(file());
    assertThat(password()).matches("[0-9a-f]{48}");
  }
}
