package huikuan.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.standalone.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final String CHINESE =
      """
      客户编号,客户名称,发票号,发票日期,到期日,金额
      C-001,江南精密机械有限公司,F-1,2026-01-05,2026-02-05,12800.00
      C-002,东海港务物流有限公司,F-2,2026-01-06,2026-02-06,9230.50
      """;

  @TempDir private Path directory;

  private Text read(byte[] bytes, String encoding, String... words) throws Exception {
    Path file = Files.write(directory.resolve("rows.csv"), bytes);
    return Text.read(file, encoding.isEmpty() ? null : Charset.forName(encoding), List.of(words));
  }

  private static String text(Text read) throws Exception {
    StringBuilder text = new StringBuilder();
    try (var reader = read.reader()) {
      for (int each = reader.read(); each >= 0; each = reader.read()) {
        text.append((char) each);
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
  void isDetectedByItsLetters(String encoding) throws Exception {
    assertThat(text(read(CHINESE.getBytes(Charset.forName(encoding)), ""))).isEqualTo(CHINESE);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "GB18030"})
  void isKnownByItsMark(String encoding) throws Exception {
    Text read = read(("\uFEFF" + CHINESE).getBytes(Charset.forName(encoding)), "");
    assertThat(text(read)).isEqualTo(CHINESE);
    assertThat(read.told()).isEqualTo("by its mark");
  }

  @Test
  void isKnownByTheMappingsColumnsThoughTheFileIsShort() throws Exception {
    String few = "客户,号,日期\nC-1,F-1,2026-01-05\n";
    assertThat(text(read(few.getBytes(GB18030), "", "客户", "号"))).isEqualTo(few);
  }

  @Test
  void aGuessThatIsNotClearIsRefusedWithWhatToWrite() {
    byte[] few = "customer,number\nC-1,F-1\n客,F-2\n".getBytes(GB18030);
    assertThatThrownBy(() -> read(few, "", "customer"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("not UTF-8 (line 3), and its encoding is not clear")
        .hasMessageContaining("encoding = …");
  }

  @Test
  void isReadAsTheMappingSays() throws Exception {
    assertThat(text(read("Müller".getBytes(StandardCharsets.ISO_8859_1), "ISO-8859-1")))
        .isEqualTo("Müller");
  }

  @Test
  void theFirstByteThatIsNoneIsToldByItsLine() {
    byte[] bytes = "a,b\r\n1,2\r3,Müller\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read(bytes, "UTF-8"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("line 3 has the byte FC at offset 12");
  }

  @Test
  void aMarkThatIsNotTheMappingsIsRefused() {
    byte[] bytes = ("\uFEFF" + CHINESE).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(bytes, "GB18030"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("the mark of UTF-8; the mapping says encoding = GB18030");
  }

  /** Read as one of the two, the other's names would be wrong for ever. */
  @Test
  void aFilePutTogetherOfTwoEncodingsIsRefused() throws Exception {
    ByteArrayOutputStream mixed = new ByteArrayOutputStream();
    mixed.write("Kunde,Fällig\nJürgen Höß Börsenmüller,1\n".getBytes(WESTERN));
    mixed.write("Müller,2\n".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read(mixed.toByteArray(), "", "Fällig"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is UTF-8 in line 3, and in line 1 it is not");
    assertThat(text(read("Kunde,Fällig\nJürgen,1\n".getBytes(WESTERN), "", "Fällig")))
        .contains("Jürgen");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void aZeroInUtf8IsNamedAtItsLine(String end) {
    for (String more : List.of("", "Müller,客户", "\0")) {
      String before = "customer,number" + end + "C-1,F-1" + end + "C-2,F-";
      byte[] bytes = (before + "\0," + end + more).getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> read(bytes, "", "customer"))
          .as(more)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining(
              "rows.csv is UTF-8, but line 3 has the character U+0000 at offset %d,",
              before.length());
    }
  }

  @Test
  void asManyZerosAsUtf16HasAreNamedAtTheirLineToo() {
    byte[] bytes = "a,b\n1,ü\n\0\0\0\0\0\0\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(bytes, ""))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("line 3 has the character U+0000 at offset 9,");
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE", "UTF-16BE"})
  void englishInUtf16IsDetectedThoughItIsUtf8ByTheLetter(String encoding) throws Exception {
    String english = "customer,number,postedOn\nC-1,F-1,2026-01-05\nC-2,F-2,2026-01-06\n";
    assertThat(text(read(english.getBytes(Charset.forName(encoding)), "", "customer")))
        .isEqualTo(english);
  }

  @Test
  void aFileThatIsNoneIsNamed() {
    assertThatThrownBy(() -> Text.read(directory.resolve("none"), null, List.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("There is no file");
    assertThatThrownBy(() -> Text.read(directory, null, List.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageEndingWith("can't be read: Is a directory");
  }
}
