package huikuan.standalone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.embedded.DamagedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
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
  void aDirectoryInItsPlaceIsDamageAndOneInTheWayOfWritingIsSetAside() throws Exception {
    Path file = Files.createDirectory(directory.resolve("clock"));
    assertThatThrownBy(() -> new ClockFile(file).read())
        .isInstanceOf(DamagedFiles.class)
        .hasMessage(file + " is a directory; it was a file");
    Files.delete(file);
    Files.createDirectories(directory.resolve("clock.new/in it"));
    new ClockFile(file).write(NOON);
    assertThat(new ClockFile(file).read()).contains(NOON);
  }

  @Test
  void refusesWhatIsNoMoment() throws Exception {
    Files.writeString(directory.resolve("clock"), "yesterday");

    assertThatThrownBy(() -> new ClockFile(directory.resolve("clock")).read())
        .isInstanceOf(DamagedFiles.class)
        .hasMessageContaining("clock is damaged");
  }

  @Test
  void whicheverBitIsFlippedItIsSeen() throws Exception {
    Path file = directory.resolve("clock");
    new ClockFile(file).write(NOON);
    byte[] sound = Files.readAllBytes(file);
    for (int bit = 0; bit < (sound.length - 1) * Byte.SIZE; bit++) {
      byte[] damaged = sound.clone();
      damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      Files.write(file, damaged);
      assertThatThrownBy(() -> new ClockFile(file).read())
          .as("bit %d", bit)
          .isInstanceOf(DamagedFiles.class);
    }
  }

  @Test
  void whatIsCutOffIsSeen() throws Exception {
    Path file = directory.resolve("clock");
    new ClockFile(file).write(NOON);
    byte[] sound = Files.readAllBytes(file);
    for (int length = 0; length < sound.length - 1; length++) {
      Files.write(file, Arrays.copyOf(sound, length));
      assertThatThrownBy(() -> new ClockFile(file).read()).isInstanceOf(DamagedFiles.class);
    }
  }

  @Test
  void aMomentThatNoClockStandsAtIsNamedAsDamage() {
    Path file = directory.resolve("clock");
    new ClockFile(file).write(Instant.parse("+999999999-12-31T00:00:00Z"));

    assertThatThrownBy(() -> new ClockFile(file).read())
        .isInstanceOf(DamagedFiles.class)
        .hasMessage(
            "%s is damaged: it says +999999999-12-31T00:00:00Z, and a clock stands between"
                    .formatted(file)
                + " 1970-01-01T00:00:00Z and 2199-12-31T00:00:00Z");
  }
}
