package huikuan.ledger.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.platform.calendar.Calendars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatutoryTermsTest {

  private static final String DEBTORS = "[\"publicBody\",\"large\",\"medium\",\"small\",\"micro\"]";
  private static final String CREDITORS = "[\"large\",\"medium\",\"small\",\"micro\"]";
  private static final String ROW =
      """
      {"from":"%s",%s"debtors":%s,"creditors":%s,"days":30,"longest":60,"start":"performance",\
      "beyond":"void","article":"Art. 1","source":"the law"}\
      """;

  private static String row(String from, String to) {
    return row(from, to, DEBTORS, CREDITORS);
  }

  private static String row(String from, String to, String debtors, String creditors) {
    String end = to.isEmpty() ? "" : "\"to\":\"" + to + "\",";
    return ROW.formatted(from, end, debtors, creditors);
  }

  private static String table(String... rows) {
    return "{\"table\":\"XX\",\"rows\":[" + String.join(",", rows) + "]}";
  }

  private static void read(String table) {
    StatutoryTerms.read("XX.json", table.getBytes(UTF_8));
  }

  @Test
  void aTableWithoutGapsIsTaken() {
    assertThatCode(
            () ->
                read(
                    table(
                        row("2020-01-01", "2024-12-31"),
                        row("2025-01-01", "", "[\"publicBody\"]", CREDITORS),
                        row(
                            "2025-01-01",
                            "",
                            "[\"large\",\"medium\",\"small\",\"micro\"]",
                            CREDITORS))))
        .doesNotThrowAnyException();
    assertThatCode(() -> read(table(row("2020-01-01", "2024-12-31")))).doesNotThrowAnyException();
  }

  @Test
  void gapsAndOverlapsAreRefused() {
    assertThatThrownBy(() -> read(table(row("2020-01-01", "2024-12-30"), row("2025-01-01", ""))))
        .hasMessageContaining("XX.json")
        .hasMessageContaining("no row from 2024-12-31 on");
    assertThatThrownBy(() -> read(table(row("2020-01-01", "2025-01-01"), row("2025-01-01", ""))))
        .hasMessageContaining("two rows from 2025-01-01 on");
    assertThatThrownBy(() -> read(table(row("2020-01-01", ""), row("2025-01-01", ""))))
        .hasMessageContaining("two rows from 2025-01-01 on");
    assertThatThrownBy(
            () ->
                read(
                    table(
                        row("2020-01-01", "2024-12-31"),
                        row("2025-01-01", "", "[\"large\"]", CREDITORS))))
        .hasMessageContaining("debtor publicBody, creditor large: no row from 2025-01-01 on");
    assertThatThrownBy(() -> read(table(row("2020-01-01", "", DEBTORS, "[\"large\"]"))))
        .hasMessageContaining("creditor medium: no row from 2020-01-01 on");
    assertThatThrownBy(() -> read(table())).hasMessageContaining("rows are given");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "article":"Art. 1"    | "article":" "           | article and source are given
          "source":"the law"    | "source":null           | article and source are given
          "days":30             | "days":61               | 1 ≤ days ≤ longest ≤ 366
          "days":30             | "days":0                | 1 ≤ days ≤ longest ≤ 366
          "days":30             | "days":null             | days and longest, or none
          "days":30,            | "days":30,"none":"notProtected", | days and longest, or none
          "start":"performance" | "start":null            | start and beyond are given
          "start":"performance" | "start":"yesterday"     | No statutory terms in XX.json
          "days":30             | "day":30                | No statutory terms in XX.json
          "from":"2020-01-01"   | "from":"2025-01-01","to":"2024-01-01" | to is not before from
          """)
  void aRowThatSaysTooLittleIsRefused(String right, String wrong, String told) {
    assertThatThrownBy(() -> read(table(row("2020-01-01", "").replace(right, wrong))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(told);
  }

  @Test
  void aFileOfTheDirectoryTakesThePlaceOfTheShippedOne(@TempDir Path directory) throws IOException {
    Files.writeString(
        directory.resolve("FR.json"), table(row("2020-01-01", "")).replace("XX", "FR"));
    assertThatCode(() -> terms(directory)).doesNotThrowAnyException();

    Files.writeString(directory.resolve("IT.json"), table(row("2020-01-01", "")));
    assertThatThrownBy(() -> terms(directory)).hasMessage("IT.json is the table of XX");
  }

  private static StatutoryTerms terms(Path directory) {
    return new StatutoryTerms(new StatutoryTermsSettings(directory), Calendars.ofShipped());
  }
}
