package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.embedded.DamagedFiles;
import huikuan.standalone.sandbox.ClockFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and directories of another type than an instance makes. */
class DamageTest {

  @TempDir Path path;
  private final List<String> told = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"documents", "kafka", "mail", "files"})
  void aFileInPlaceOfADirectoryIsRefusedAndSetAsideIfThatIsAccepted(String name) throws Exception {
    Files.createFile(path.resolve(name));
    try (DataDirectory data = kept()) {
      assertThatThrownBy(() -> new Damage(data, false, told::add).checkTypes())
          .isInstanceOf(DamagedFiles.class)
          .hasMessage(path.resolve(name) + " is a file; it was a directory");
      assertThat(path.resolve(name)).isRegularFile();
      assertThat(told).isEmpty();

      new Damage(data, true, told::add).checkTypes();
      assertThat(path.resolve(name + ".damaged-1")).isRegularFile();
      assertThat(told)
          .containsExactly(
              path.resolve(name) + " is a file; it was a directory. It is accepted.",
              "Kept for a look: " + path.resolve(name + ".damaged-1"));
    }
  }

  @Test
  void aDirectoryInPlaceOfTheClockIsRefusedAndSetAsideIfThatIsAccepted() throws Exception {
    Files.createDirectory(path.resolve("clock"));
    ClockFile clock = new ClockFile(path.resolve("clock"));
    try (DataDirectory data = kept()) {
      assertThatThrownBy(() -> new Damage(data, false, told::add).checkClock(clock))
          .isInstanceOf(DamagedFiles.class)
          .hasMessage(path.resolve("clock") + " is a directory; it was a file");
      new Damage(data, true, told::add).checkClock(clock);
      assertThat(path.resolve("clock.damaged-1")).isDirectory();
      assertThat(clock.read()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger", "ledger/balances.duckdb", "ledger/balances.duckdb.wal"})
  void whatIsMadeOfTheLogIsSetAside(String name) throws Exception {
    if (name.equals("ledger")) {
      Files.createFile(path.resolve(name));
    } else {
      Files.createDirectories(path.resolve(name));
    }
    try (DataDirectory data = kept()) {
      new Damage(data, false, told::add).checkTypes();
      assertThat(path.resolve(name)).doesNotExist();
      assertThat(told).containsExactly("Kept for a look: " + path.resolve(name + ".damaged-1"));
      told.clear();
      new Damage(data, false, told::add).checkTypes();
      assertThat(told).isEmpty();
    }
  }

  private DataDirectory kept() throws Exception {
    Files.writeString(path.resolve("format"), DataDirectory.FORMAT);
    return DataDirectory.open(path);
  }
}
