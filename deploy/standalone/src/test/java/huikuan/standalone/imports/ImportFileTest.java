package huikuan.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.standalone.Refusal;
import huikuan.standalone.client.GatewayUnreachable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that an import leaves as they are; there is no gateway where it is to be. */
class ImportFileTest {

  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
  private static final String ROWS =
      """
      customer,number,postedOn,dueOn,amount
      C-1,F-1,2026-01-05,2026-02-05,100.00
      C-1,F-2,soon,2026-02-05,100.00
      """;
  private static final String MAPPING =
      """
      value.company = CN01
      value.currency = CNY
      column.customer = customer
      column.number = number
      column.postedOn = postedOn
      column.dueOn = dueOn
      column.amount = amount
      """;
  private static final String EARLIER =
      "\uFEFFline,column,value,reason,allowed\r\n2,Nr,A,conflict,the same as before\r\n";

  @TempDir private Path directory;
  private Path csv = Path.of("");
  private Path mapping = Path.of("");

  @BeforeEach
  void write() throws IOException {
    csv = Files.writeString(directory.resolve("rows.csv"), ROWS);
    mapping = Files.writeString(directory.resolve("rows.map"), MAPPING);
  }

  private void run(Path csv, String... more) {
    List<String> words = new ArrayList<>(List.of(csv.toString(), "--mapping", mapping.toString()));
    words.addAll(List.of("--gateway", "http://127.0.0.1:1"));
    words.addAll(List.of(more));
    ImportFile.run(words, Map.of(), NOWHERE, NOWHERE);
  }

  private void refused(String told, String... more) throws IOException {
    Map<String, String> before = files();
    assertThatThrownBy(() -> run(csv, more))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(told)
        .hasMessageContaining("./run import <csv>");
    assertThat(files()).isEqualTo(before);
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.list(directory)) {
      for (Path each : found.toList()) {
        files.put(each.getFileName().toString(), Files.readString(each));
      }
    }
    return files;
  }

  @ParameterizedTest
  @ValueSource(strings = {"rows.csv", "rows.map"})
  void whatIsReadIsNeverWrittenByWhateverNameItGoes(String read) throws Exception {
    Path file = directory.resolve(read);
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, file);
    Path hard = Files.createLink(directory.resolve("hard"), file);
    Path spelt = directory.resolve("../" + directory.getFileName() + "/./" + read);
    for (Path each : List.of(file, link, hard, spelt)) {
      refused("which is read; name another file", "--rejected", each.toString());
      refused("which is read; name another file", "--rejected", each.toString(), "--dry-run");
    }
  }

  @Test
  void whatIsReadIsNotWrittenBesideEither() throws Exception {
    csv = Files.writeString(directory.resolve("x.part"), ROWS);
    refused("which is read; name another file", "--rejected", directory.resolve("x").toString());
    csv = directory.resolve("rows.csv");
    mapping = Files.writeString(directory.resolve("rows.csv.rejected.csv"), MAPPING);
    refused("which is read; name another file");
    mapping = Files.writeString(directory.resolve("rows.csv.changes.csv"), MAPPING);
    String other = directory.resolve("other").toString();
    refused("which is read; name another file", "--dry-run", "--rejected", other);
  }

  @Test
  void whatWouldChangeAndWhatIsRefusedAreTwoFiles() throws Exception {
    String changes = csv + ".changes.csv";
    refused("what would change goes to " + changes, "--dry-run", "--rejected", changes);
  }

  @Test
  void aFileThatNoImportWroteIsLeftAsItIs() throws Exception {
    Path precious = Files.writeString(directory.resolve("precious.txt"), "precious");
    for (Path source : List.of(csv, directory.resolve("none.csv"))) {
      assertThatThrownBy(() -> run(source, "--rejected", precious.toString()))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("precious.txt is there, and it is not such a file");
      assertThat(precious).hasContent("precious");
    }
    Path changes = Files.writeString(Path.of(csv + ".changes.csv"), "precious");
    assertThatThrownBy(() -> run(csv, "--dry-run"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("changes.csv is there, and it is not such a file");
    assertThat(changes).hasContent("precious");
  }

  @Test
  void theLastRunsRejectionsStayIfTheSourceTheMappingOrTheGatewayIsNotUsable() throws Exception {
    Path rejected = Files.writeString(directory.resolve("rejected.csv"), EARLIER);
    String[] option = {"--rejected", rejected.toString()};
    assertThatThrownBy(() -> run(directory.resolve("none.csv"), option))
        .hasMessageContaining("There is no file");
    assertThatThrownBy(() -> run(csv, option)).isInstanceOf(GatewayUnreachable.class);
    Files.writeString(mapping, "column.unheard = of");
    assertThatThrownBy(() -> run(csv, option)).hasMessageContaining("unknown keys");
    assertThat(rejected).content().isEqualTo(EARLIER);
    assertThat(files()).containsOnlyKeys("rejected.csv", "rows.csv", "rows.map");
  }

  @Test
  void aHeaderOrAMappingOfOneVeryLongWordIsShownByItsBeginning() throws Exception {
    Files.writeString(csv, "x".repeat(3_000_000) + "\n");
    assertThatThrownBy(() -> run(csv))
        .hasMessageContaining(" it has [" + "x".repeat(200) + "… (3,000,000 characters)]")
        .message()
        .hasSizeLessThan(1_000);
    Files.writeString(csv, "x,".repeat(16_000) + "\n");
    assertThatThrownBy(() -> run(csv))
        .hasMessageContaining("x, x, … (16,000 in all)]")
        .message()
        .hasSizeLessThan(1_000);
    Files.writeString(mapping, "x".repeat(3_000_000));
    assertThatThrownBy(() -> run(csv))
        .hasMessageContaining("has unknown keys: [xxx")
        .hasMessageContaining("… (3,000,000 characters)]")
        .message()
        .hasSizeLessThan(1_000);
  }
}
