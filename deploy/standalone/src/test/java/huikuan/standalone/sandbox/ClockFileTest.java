package huikuan.standalone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockFileTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path directory;

  @Test
  void isEmptyUntilTheClockIsSet() {
    assertThat(new ClockFile(directory.resolve("clock")).read()).isEmpty();
  }

  @Test
  void keepsWhatWasWrittenLast() {
    new ClockFile(directory.resolve("clock")).write(NOON.minusSeconds(60));
    new ClockFile(directory.resolve("clock")).write(NOON);

    assertThat(new ClockFile(directory.resolve("clock")).read()).contains(NOON);
    assertThat(directory).isDirectoryContaining("glob:**/clock");
  }

  @Test
  void refusesWhatIsNoMoment() throws Exception {
    Files.writeString(directory.resolve("clock"), "yesterday");

    assertThatThrownBy(() -> new ClockFile(directory.resolve("clock")).read())
        .hasMessageContaining("clock");
  }
}
