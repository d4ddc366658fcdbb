package huikuan.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an import writes. */
class CsvTest {

  @TempDir private Path directory;

  @Test
  void everyRejectionIsInTheFileAndCounted() throws Exception {
    Path file = directory.resolve("rows.csv.rejected.csv");
    try (Rejections rejections = Rejections.to(Rejections.file(file))) {
      for (int line = 1; line <= 1_000; line++) {
        rejections.accept(new Rejection(line, "Name", "a \"b\",\r\nc", "not allowed", "printable"));
      }
      rejections.accept(Rejection.ofRow(1_001, "too few fields", "9"));
      assertThat(rejections.count()).isEqualTo(1_001);
      assertThat(rejections.byReason())
          .containsEntry("not allowed", 1_000L)
          .containsEntry("too few fields", 1L);
      rejections.replaceEarlier();
    }
    assertThat(Files.readString(file))
        .startsWith(
            "\uFEFFline,column,value,reason,allowed\r\n"
                + "1,Name,\"a \"\"b\"\",\r\nc\",not allowed,printable\r\n")
        .endsWith("1001,,,too few fields,9\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"=1+1,'=1+1", "@x,'@x", "-12.50,-12.50", "-x,'-x", "Acme,Acme", "＝x,'＝x"})
  void aFormulaIsNone(String text, String written) {
    assertThat(Csv.harmless(text)).isEqualTo(written);
  }
}
