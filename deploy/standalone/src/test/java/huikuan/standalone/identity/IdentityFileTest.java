package huikuan.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityFileTest {

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve(IdentityFile.NAME);
  }

  @Test
  void theKeyOfLinksStaysTheSame() {
    IdentityFile made = IdentityFile.in(file());
    assertThat(made.links()).matches("[A-Za-z0-9_-]{43}");
    assertThat(IdentityFile.in(file())).isEqualTo(made);
    assertThat(IdentityFile.kept(file())).hasValue(made);
  }

  @Test
  void itIsNoPasswordAndNotPrinted() {
    IdentityFile made = IdentityFile.in(file());
    assertThat(made.passwords()).doesNotContainKey("links").doesNotContainValue(made.links());
    assertThat(made.told()).contains(made.passwords().get("erp")).doesNotContain(made.links());
  }

  @Test
  void aFileOfAnEarlierVersionIsCompletedAndKeepsTheRest() throws IOException {
    IdentityFile made = IdentityFile.in(file());
    Files.writeString(file(), Files.readString(file()).replace("\"links\"", "\"other\""));
    assertThat(IdentityFile.kept(file()).orElseThrow().links()).isEmpty();
    IdentityFile completed = IdentityFile.in(file());
    assertThat(completed.links()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(made.links());
    assertThat(completed.passwords()).isEqualTo(made.passwords());
    assertThat(completed.key()).isEqualTo(made.key());
    assertThat(IdentityFile.in(file())).isEqualTo(completed);
  }
}
