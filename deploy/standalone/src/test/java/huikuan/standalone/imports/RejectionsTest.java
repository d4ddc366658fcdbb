package huikuan.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.standalone.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectionsTest {

  @TempDir private Path directory;

  @Test
  void standInTheOrderOfTheLinesInTheEnd() throws Exception {
    Path file = directory.resolve("rejected.csv");
    try (Rejections rejections = Rejections.to(file)) {
      rejections.accept(new Rejection(12, "Nr", "B", "conflict", "the same as before"));
      rejections.accept(new Rejection(3, "Mail", "n/a", "not allowed", "an address"));
      rejections.accept(new Rejection(12, "Betrag", "x", "no amount", "a number"));
      assertThat(Files.exists(file)).isTrue();
      assertThat(rejections.byReason())
          .isEqualTo(Map.of("conflict", 1L, "not allowed", 1L, "no amount", 1L));
    }
    assertThat(Files.readString(file))
        .isEqualTo(
            "\uFEFFline,column,value,reason,allowed\r\n"
                + "3,Mail,n/a,not allowed,an address\r\n"
                + "12,Nr,B,conflict,the same as before\r\n"
                + "12,Betrag,x,no amount,a number\r\n");
  }

  @Test
  void aLongValueIsShortened() throws Exception {
    Path file = directory.resolve("rejected.csv");
    try (Rejections rejections = Rejections.to(file)) {
      rejections.accept(new Rejection(2, "Kunde", "A".repeat(3_000_000), "not allowed", "less"));
    }
    assertThat(Files.readString(file))
        .contains("A".repeat(200) + "… (3,000,000 characters)")
        .doesNotContain("A".repeat(201));
  }

  @Test
  void aFileOfNoneIsTakenAway() throws Exception {
    Path file = directory.resolve("rejected.csv");
    Rejections.to(file).close();
    assertThat(Files.exists(file)).isFalse();
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedInWords() {
    assertThatThrownBy(() -> Rejections.to(directory.resolve("none/rejected.csv")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("(there is no such file or directory): name another file");
  }
}
