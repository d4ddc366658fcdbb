package huikuan.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import huikuan.standalone.Refusal;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as they come out of other programs, and what is read of them. */
class RowsTest {

  private static final String MAPPING =
      """
      delimiter = ;
      dateFormat = dd.MM.yyyy
      value.company = CN01
      value.currency = EUR
      column.customer = Kunde
      column.number = Nr
      column.postedOn = Datum
      column.dueOn = Fällig
      column.amount = Betrag
      column.settledOn = Bezahlt
      """;
  private static final String HEADER = "Kunde;Nr;Datum;Fällig;Betrag;Bezahlt\r\n";
  private static final String ROW = "Acme;%s;01.02.2026;03.03.2026;%s;%s\r\n";

  @TempDir private Path directory;
  private final List<Rejection> rejections = new ArrayList<>();

  private Path file(String name, byte[] content) throws Exception {
    return Files.write(directory.resolve(name), content);
  }

  private Mapping mapping(String more) throws Exception {
    return Mapping.read(file("mapping", (MAPPING + more).getBytes(StandardCharsets.UTF_8)));
  }

  private Rows read(String text, String more) throws Exception {
    return read(text.getBytes(StandardCharsets.UTF_8), more);
  }

  private Rows read(byte[] content, String more) throws Exception {
    rejections.clear();
    return Rows.read(file("rows.csv", content), mapping(more), rejections::add);
  }

  private static String row(String number, String amount) {
    return ROW.formatted(number, amount, "");
  }

  @Test
  void readsARowByTheMapping() throws Exception {
    Rows rows =
        read(
            HEADER + ROW.formatted("0017", "12,5", "01.01.2026"),
            "value.contactEmail = ap@{customer}.example\n");

    assertThat(rejections).isEmpty();
    assertThat(rows.rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.line()).isEqualTo(2);
              assertThat(row.customer()).isEqualTo("Acme");
              assertThat(row.number()).isEqualTo("0017");
              assertThat(row.receipt()).isEqualTo("R-0017");
              assertThat(row.postedOn()).isEqualTo(LocalDate.parse("2026-02-01"));
              assertThat(row.dueOn()).isEqualTo(LocalDate.parse("2026-03-03"));
              assertThat(row.amount()).isEqualTo(new BigDecimal("12.50"));
              assertThat(row.settledOn()).isEqualTo(LocalDate.parse("2026-01-01"));
              assertThat(row.master()).containsOnlyKeys(Field.CONTACT_EMAIL);
            });
  }

  @Test
  void tellsEveryFaultWithItsLineColumnAndValueAndKeepsTheOthers() throws Exception {
    Rows rows =
        read(
            HEADER
                + row("1", "12,5")
                + "Acme;2;2026-02-01;03.03.2026;1e999999999;\r\n"
                + "\r\n"
                + "\"Ac\nme\";3;01.02.2026;31.02.2026;12,5;\r\n"
                + ";4;01.02.2026;31.01.2026;0,00;\r\n"
                + "A".repeat(65)
                + ";5;01.02.2026;03.03.2026;1,234;\r\n",
            "");

    assertThat(rows.rows()).extracting(Row::number).containsExactly("1");
    assertThat(rejections)
        .extracting(Rejection::line, Rejection::column, Rejection::value, Rejection::reason)
        .containsExactly(
            tuple(3L, "Datum", "2026-02-01", "no date"),
            tuple(3L, "Betrag", "1e999999999", "no amount"),
            tuple(5L, "Kunde", "Ac\nme", "not allowed"),
            tuple(5L, "Fällig", "31.02.2026", "no date"),
            tuple(7L, "Kunde", "", "missing"),
            tuple(7L, "Betrag", "0,00", "not above zero"),
            tuple(7L, "Fällig", "31.01.2026", "due before it was posted"),
            tuple(8L, "Kunde", "A".repeat(65), "not allowed"),
            tuple(8L, "Betrag", "1,234", "too many decimals"));
  }

  @Test
  void whatIsWrongWithMasterDataLeavesTheInvoice() throws Exception {
    Rows rows =
        read(
            HEADER.replace("\r", ";Name;Mail\r")
                + row("1", "12,5").replace("\r", ";\"Ac\nme\";n/a\r")
                + row("2", "12,5").replace("\r", ";Acme;ap@acme.example\r"),
            "column.customerName = Name\ncolumn.contactEmail = Mail\n");

    assertThat(rows.rows()).extracting(Row::line).containsExactly(2L, 4L);
    assertThat(rows.rows().getFirst().master()).isEmpty();
    assertThat(rows.rows().getLast().master())
        .isEqualTo(Map.of(Field.CUSTOMER_NAME, "Acme", Field.CONTACT_EMAIL, "ap@acme.example"));
    assertThat(rejections)
        .extracting(Rejection::line, Rejection::column, Rejection::value)
        .containsExactly(tuple(2L, "Name", "Ac\nme"), tuple(2L, "Mail", "n/a"));
  }

  @Test
  void aCountryIsReadByTheLedgersRule() throws Exception {
    Rows rows =
        read(
            HEADER.replace("\r", ";Land\r")
                + row("1", "12,5").replace("\r", ";DE\r")
                + row("2", "12,5").replace("\r", ";Deutschland\r"),
            "column.country = Land\n");
    assertThat(rows.rows()).hasSize(2);
    assertThat(rows.rows().getFirst().master()).isEqualTo(Map.of(Field.COUNTRY, "DE"));
    assertThat(rejections)
        .extracting(Rejection::line, Rejection::column, Rejection::value)
        .containsExactly(tuple(3L, "Land", "Deutschland"));
  }

  @Test
  void columnsWithoutANameAndTrailingDelimitersAreNothing() throws Exception {
    Rows rows =
        read(
            HEADER.replace("\r", ";;\r")
                + row("1", "12,5").replace("\r", ";;;;\r")
                + ";;;;;;;;\r\n",
            "");

    assertThat(rows.rows()).hasSize(1);
    assertThat(rejections).isEmpty();
  }

  @Test
  void aRowWithMoreOrFewerFieldsIsNotMisread() throws Exception {
    Rows rows =
        read(
            HEADER
                + "Ac;"
                + ROW.formatted("1", "12,5", "04.04.2026")
                + "Acme;2;01.02.2026;03.03.2026;12,5\r\n",
            "");

    assertThat(rows.rows()).isEmpty();
    assertThat(rejections)
        .extracting(Rejection::line, Rejection::reason)
        .containsExactly(tuple(2L, "too many fields"), tuple(3L, "too few fields"));
  }

  @Test
  void aRowThatEndsEarlyIsTakenIfTheMappingSaysSo() throws Exception {
    String short2 = "Acme;2;01.02.2026;03.03.2026;12,5\r\n";

    assertThat(read(HEADER + short2, "missingFields = empty").rows()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"'\"Acme', 2", "'\"Ac\"me', 2", "'\"Acme\"\"', 2"})
  void quotesThatDoNotFitAreToldByTheirLine(String customer, int line) {
    String text = HEADER + row("1", "12,5").replace("Acme", customer) + row("2", "12,5");

    assertThatThrownBy(() -> read(text, ""))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("line " + line)
        .hasMessageContaining("quote = none");
  }

  @Test
  void quotesCanBeLetters() throws Exception {
    String text = HEADER + row("1", "12,5").replace("Acme", "\"Acme") + row("2", "12,5");

    assertThat(read(text, "quote = none").rows())
        .extracting(Row::customer)
        .containsExactly("\"Acme", "Acme");
  }

  @Test
  void aQuoteWithinAFieldIsALetter() throws Exception {
    assertThat(read(HEADER + row("1", "12,5").replace("Acme", "Rohr 5\" GmbH"), "").rows())
        .extracting(Row::customer)
        .containsExactly("Rohr 5\" GmbH");
  }

  @Test
  void twoColumnsOfOneNameAreRefusedUnlessThePlaceIsNamed() throws Exception {
    String text = HEADER.replace("\r", ";Betrag\r") + row("1", "12,5").replace("\r", ";7,5\r");

    assertThatThrownBy(() -> read(text, ""))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Betrag twice, as its #5 and #7")
        .hasMessageContaining("column.amount = #5");
    Path mapping =
        file("place", MAPPING.replace("= Betrag", "= #7").getBytes(StandardCharsets.UTF_8));
    assertThat(
            Rows.read(directory.resolve("rows.csv"), Mapping.read(mapping), rejections::add).rows())
        .extracting(Row::amount)
        .containsExactly(new BigDecimal("7.50"));
  }

  @Test
  void aColumnThatIsNotThereIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> read("Kunde;Nr\nAcme;1\n", ""))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no column Datum (column.postedOn); it has [Kunde, Nr]");
    assertThatThrownBy(() -> read("", ""))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is empty");
  }

  @Test
  void aDelimiterThatIsNotTheMappingsIsNamed() {
    assertThatThrownBy(() -> read(HEADER.replace(';', ','), ""))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("it has [Kunde,Nr,Datum,Fällig,Betrag,Bezahlt]")
        .hasMessageEndingWith("; write delimiter = , in the mapping");
    assertThatThrownBy(() -> read(HEADER.replace(';', '\t'), ""))
        .isInstanceOf(Refusal.class)
        .hasMessageEndingWith("; write delimiter = \\t in the mapping");
    assertThatThrownBy(() -> read("xKunde\r\n", ""))
        .isInstanceOf(Refusal.class)
        .hasMessageEndingWith("it has [xKunde]");
  }

  /** Excel writes and reads it; it names what the mapping names already. */
  @Test
  void aLineThatNamesTheDelimiterIsNoHeader() throws Exception {
    assertThat(read("sep=;\r\n" + HEADER + row("1", "12,5"), "").rows())
        .extracting(Row::line)
        .containsExactly(3L);
  }

  @Test
  void aRowOfTooManyFieldsIsNotCalledAFaultOfItsQuotes() {
    assertThatThrownBy(() -> read(HEADER + ";".repeat(20_000), ""))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("a row has too many fields")
        .hasMessageContaining("line 2");
  }

  @Test
  void aReceiptWithoutANumberIsCalledAfterItsInvoice() throws Exception {
    Rows rows =
        read(
            HEADER.replace("\r", ";Zahlung\r")
                + ROW.formatted("1", "12,5", "01.03.2026").replace("\r", ";\r"),
            "column.receipt = Zahlung\n");

    assertThat(rejections).isEmpty();
    assertThat(rows.rows()).extracting(Row::receipt).containsExactly("R-1");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
    "ISO-8859-1",
    "GB18030",
    "x-UTF-16LE-BOM"
  })
  void theEncodingIsDetected(String encoding) throws Exception {
    String header = encoding.equals("GB18030") ? HEADER.replace("Fällig", "到期日") : HEADER;
    byte[] content = (header + row("1", "12,5")).getBytes(Charset.forName(encoding));
    Path file = file("rows.csv", content);
    Path mapping =
        file(
            "mapping",
            (encoding.equals("GB18030") ? MAPPING.replace("Fällig", "到期日") : MAPPING)
                .getBytes(StandardCharsets.UTF_8));

    assertThat(Rows.read(file, Mapping.read(mapping), rejections::add).rows()).hasSize(1);
  }

  @Test
  void germanAmountsInWesternEncoding() throws Exception {
    byte[] content =
        (HEADER
                + row("1", "1.234,56").replace("Acme", "Müller & Söhne")
                + row("2", "1.234,56-").replace("Acme", "Böhm")
                + row("3", "234,5 €"))
            .getBytes(Charset.forName("windows-1252"));

    Rows rows = read(content, "");

    assertThat(rows.told()).isEqualTo("3 rows, windows-1252 (detected), decimal mark ,");
    assertThat(rows.rows())
        .extracting(Row::customer, Row::amount)
        .containsExactly(
            tuple("Müller & Söhne", new BigDecimal("1234.56")),
            tuple("Acme", new BigDecimal("234.50")));
    assertThat(rejections).singleElement().matches(each -> each.reason().equals("not above zero"));
  }

  @Test
  void aPartOfAReceiptThatIsNoneIsRemembered() throws Exception {
    Rows rows =
        read(
            HEADER.replace("\r", ";Zahlung\r")
                + ROW.formatted("1", "x", "01.03.2026").replace("\r", ";Z-9\r"),
            "column.receipt = Zahlung\n");

    assertThat(rows.brokenReceipts()).containsExactly(new Rows.ReceiptKey("CN01", "Z-9"));
  }
}
