package huikuan.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.standalone.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionsTest {

  private static final String HEADER = "\uFEFFline,column,value,reason,allowed\r\n";
  private static final String EARLIER = HEADER + "2,Nr,A,conflict,the same as before\r\n";

  @TempDir private Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = directory.resolve("rejected.csv");
  }

  private void run(Consumer<Rejections> use) {
    try (Rejections rejections = Rejections.to(Rejections.file(file).requireOwn())) {
      use.accept(rejections);
    }
  }

  private static Rejection rejection(int line) {
    return new Rejection(line, "Nr", "B", "conflict", "the same as before");
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(each -> each.getFileName().toString()).toList().stream();
    }
  }

  @Test
  void standInTheOrderOfTheLinesInTheEnd() throws Exception {
    run(
        rejections -> {
          rejections.replaceEarlier();
          rejections.accept(rejection(12));
          rejections.accept(new Rejection(3, "Mail", "n/a", "not allowed", "an address"));
          rejections.accept(new Rejection(12, "Betrag", "x", "no amount", "a number"));
          assertThat(rejections.byReason())
              .isEqualTo(Map.of("conflict", 1L, "not allowed", 1L, "no amount", 1L));
        });
    assertThat(Files.readString(file))
        .isEqualTo(
            HEADER
                + "3,Mail,n/a,not allowed,an address\r\n"
                + "12,Nr,B,conflict,the same as before\r\n"
                + "12,Betrag,x,no amount,a number\r\n");
    assertThat(names()).containsExactly("rejected.csv");
  }

  @Test
  void aLongValueIsShortened() throws Exception {
    run(
        rejections -> {
          rejections.replaceEarlier();
          rejections.accept(
              new Rejection(2, "Kunde", "A".repeat(3_000_000), "not allowed", "less"));
        });
    assertThat(Files.readString(file))
        .contains("A".repeat(200) + "… (3,000,000 characters)")
        .doesNotContain("A".repeat(201));
  }

  @Test
  void aFileOfNoneIsTakenAway() throws Exception {
    Files.writeString(file, EARLIER);
    run(Rejections::replaceEarlier);
    assertThat(names()).isEmpty();
  }

  @Test
  void anEarlierFileStaysUntilTheEnd() throws Exception {
    Files.writeString(file, EARLIER);
    run(
        rejections -> {
          rejections.replaceEarlier();
          rejections.accept(rejection(7));
          assertThat(file).content().isEqualTo(EARLIER);
        });
    assertThat(file).content().startsWith(HEADER + "7,Nr,B").doesNotContain("2,Nr,A");
  }

  @Test
  void anEarlyFaultLeavesAnEarlierFileAsItIs() throws Exception {
    Files.writeString(file, EARLIER);
    run(rejections -> rejections.accept(rejection(7)));
    assertThat(file).content().isEqualTo(EARLIER);
    assertThat(names()).containsExactly("rejected.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", HEADER, "line,column,value,reason,allowed\n1,a,b,c,d\n", EARLIER})
  void anEarlierFileOrAnEmptyOneIsReplaced(String there) throws Exception {
    Files.writeString(file, there);
    Files.writeString(directory.resolve("rejected.csv.part"), there);
    run(Rejections::replaceEarlier);
    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "precious",
        "line,column",
        "line,column,value,reason,allowed",
        "line,column,value,reason,allowed,more\n",
        "\n" + EARLIER
      })
  void anythingElseIsNeverReplaced(String there) throws Exception {
    for (String name : new String[] {"rejected.csv", "rejected.csv.part"}) {
      Path other = Files.writeString(directory.resolve(name), there);
      assertThatThrownBy(() -> run(Rejections::replaceEarlier))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining(name + " is there, and it is not such a file")
          .hasMessageContaining("--rejected");
      assertThat(other).content().isEqualTo(there);
      assertThat(names()).containsExactly(name);
      Files.delete(other);
    }
    Files.createDirectory(file);
    assertThatThrownBy(() -> run(Rejections::replaceEarlier)).isInstanceOf(Refusal.class);
    assertThat(file).isDirectory();
  }

  @Test
  void aLinkIsFollowed() throws Exception {
    Path target = Files.writeString(directory.resolve("target.csv"), EARLIER);
    Files.createSymbolicLink(file, target);
    run(
        rejections -> {
          rejections.replaceEarlier();
          rejections.accept(rejection(7));
        });
    assertThat(file).isSymbolicLink();
    assertThat(target).content().startsWith(HEADER + "7,Nr,B");
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedInWords() {
    file = directory.resolve("none/rejected.csv");
    assertThatThrownBy(() -> run(Rejections::replaceEarlier))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("(there is no such file or directory): name another file");
  }
}
