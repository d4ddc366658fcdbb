package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.standalone.client.GatewayClient;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @Test
  void eachCommandHasAUsageOfItsOwn() {
    assertThat(Arguments.usage("verify").lines())
        .singleElement()
        .asString()
        .startsWith("./run verify [--data <dir>]");
    assertThat(Arguments.usage("import"))
        .contains("--mapping", "--dry-run", "--confirm-far-ahead")
        .doesNotContain("play");
    assertThat(Arguments.usage("")).isEqualTo(Arguments.USAGE);
    assertThat(Arguments.usage("unheard-of")).isEqualTo(Arguments.USAGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--clock|--clock needs a value",
        "--clock soon|--clock: not a moment with offset",
        "--ledger-only|--ledger-only goes with --empty",
        "--empty --once|leave --empty",
        "--unheard-of|Unknown argument --unheard-of"
      })
  void aWrongCommandLineIsExplained(String words, String told) {
    assertThatThrownBy(() -> Arguments.parse(List.of(words.split(" "))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(told);
  }

  private static String run(int status, String... words) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8)) {
      assertThat(Standalone.run(List.of(words), Map.of(), out, out)).isEqualTo(status);
    }
    return told.toString(StandardCharsets.UTF_8);
  }

  @Test
  void helpIsNoError() {
    assertThat(run(0, "backup", "--help")).isEqualTo(Arguments.usage("backup"));
    assertThat(run(0, "--help")).isEqualTo(Arguments.USAGE);
  }

  @Test
  void whatIsMissingIsToldWithTheUsageOfItsCommand() {
    assertThat(run(1, "backup")).contains("backup: name a file", Arguments.usage("backup").strip());
    assertThat(run(1, "import", "rows.csv"))
        .contains("import: --mapping is missing", "./run import <csv>");
    assertThat(run(1, "prove", "ledger")).contains("./run prove <log>").doesNotContain("--empty");
  }

  @Test
  void aFileToWriteThatHasNoDirectoryIsToldInWords(@TempDir Path directory) {
    assertThat(run(1, "backup", directory.resolve("none/b").toString()))
        .contains("none/b can't be written: there is no such file or directory");
  }

  @Test
  void aFileThatABackupWouldGrowInIsNotWrittenOver(@TempDir Path directory) throws Exception {
    Path part = Files.writeString(directory.resolve("b.part"), "precious");
    assertThat(run(1, "backup", directory.resolve("b").toString()))
        .contains("b.part is there: another backup is under way, or was killed. Then delete it.");
    assertThat(part).hasContent("precious");
  }

  @Test
  void daysToPlayThatEndBeforeTheyBeginAreRefused() {
    assertThat(run(1, "play", "x", "--mapping", "y", "--from", "2013-01-05", "--to", "2013-01-01"))
        .contains("--from 2013-01-05 comes after --to 2013-01-01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8080", "localhost", "", "ftp://x", "http://", "http://a b"})
  void whatIsNoAddressOfAGatewayIsSaidSo(String address) {
    assertThatThrownBy(() -> new GatewayClient(address))
        .isInstanceOf(Refusal.class)
        .hasMessage(address + " is not where a gateway is: that is as in http://127.0.0.1:8080");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:8080", "https://h.example/", "http://[::1]:8080/huikuan"})
  void whatIsOneIsTaken(String address) {
    assertThatCode(() -> new GatewayClient(address).close()).doesNotThrowAnyException();
  }
}
