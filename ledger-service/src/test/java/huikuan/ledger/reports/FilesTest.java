package huikuan.ledger.reports;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.ledger.RunningLedger;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesTest {

  private static SmallBook book;

  @BeforeAll
  static void post() {
    book = new SmallBook();
  }

  private static String csv(String question) {
    HttpResponse<byte[]> file = book.file(question, Csv.TYPE);
    assertThat(file.statusCode()).isEqualTo(200);
    return new String(file.body(), StandardCharsets.UTF_8).replace(book.company(), "T");
  }

  @Test
  void aCsvFileIsAsTheStandardHasIt() {
    assertThat(csv("balances?asOf=2012-02-29"))
        .isEqualTo(
            """
            account,company,customer,currency,balance,open,unapplied
            T.ACME.USD,T,ACME,USD,-15.00,25.00,40.00
            "T.BETA, Ltd.JPY",T,"BETA, Ltd",JPY,5000,5000,0
            "T.BETA, Ltd.USD",T,"BETA, Ltd",USD,93.00,103.00,10.00
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void whatASpreadsheetWouldTakeForAFormulaIsText() {
    assertThat(csv("aging?asOf=2012-03-31&groupBy=salesOwner&buckets=30,60"))
        .isEqualTo(
            """
            salesOwner,currency,notDue,days1to30,days31to60,over,unapplied,total
            ,JPY,0,0,5000,0,0,5000
            ,USD,0.00,0.00,0.00,73.00,6.00,67.00
            '=wang,USD,0.00,45.00,0.00,0.00,0.00,45.00
            li.na,USD,0.00,0.00,60.00,0.00,0.00,60.00
            """
                .replace("\n", "\r\n"));
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({
    "=1+1, '''=1+1'",
    "+1, '''+1'",
    "-1, '''-1'",
    "@sum, '''@sum'",
    "＝1, '''＝1'",
    "a=1, a=1",
    "'''a', '''a'",
    "'', ''"
  })
  void textIsMadeHarmless(String text, String cell) {
    assertThat(Csv.harmless(text)).isEqualTo(cell);
  }

  @Test
  void aTabOrAReturnBeginsNoFormula() {
    assertThat(Csv.harmless("\t=1")).isEqualTo("'\t=1");
    assertThat(Csv.harmless("\r=1")).isEqualTo("'\r=1");
    assertThat(Csv.harmless(null)).isNull();
  }

  @Test
  void anAmountBelowZeroStaysANumber() {
    assertThat(csv("income?asOf=2012-03-31&basis=cash&from=2012-03"))
        .isEqualTo(
            "month,currency,received,refunded,recovered,total\r\n"
                + "2012-03,USD,-120.00,4.00,10.00,-114.00\r\n");
  }

  @Test
  void changesAreAFileToo() {
    String question =
        "changes?asOf=2012-02-29&knownFrom=%d&knownAt=%d"
            .formatted(book.money(), book.corrections());
    assertThat(csv(question).lines())
        .hasSize(3)
        .startsWith(
            "position,recordedAt,account,company,customer,currency,kind,number,postedOn,balance,"
                + "open,unapplied")
        .anyMatch(
            line ->
                line.endsWith("Z,T.ACME.USD,T,ACME,USD,receipt,Q,2012-02-10,-40.00,0.00,40.00"));
  }

  private static String acme(String question) {
    return "accounts/" + book.company() + ".ACME.USD/" + question;
  }

  @Test
  void aStatementIsAFileWhoseAmountsAddUp() {
    String statement = csv(acme("statement?from=2012-02-11&asOf=2012-03-31"));
    assertThat(statement.replaceAll(",\\d+,\\d+-[^,]*Z,", ",…,"))
        .isEqualTo(
            """
            account,currency,effective,position,recordedAt,kind,number,entry,itemKind,item,dueOn,originallyPostedOn,contract,reference,amount,balance
            T.ACME.USD,USD,2012-02-11,0,,,,opening,,,,,,,110.00,110.00
            T.ACME.USD,USD,2012-02-20,…,receipt,R,document,,,,,,,-120.00,-10.00
            T.ACME.USD,USD,2012-02-25,…,creditNote,K,document,,,,,,,-5.00,-15.00
            T.ACME.USD,USD,2012-03-05,…,reversal,X,reversal,receipt,R,,,,,120.00,105.00
            """
                .replace("\n", "\r\n"));
    assertThat(csv(acme("statement?asOf=2012-01-31")).lines())
        .hasSize(2)
        .anyMatch(line -> line.endsWith("invoice,A,document,,,2012-02-09,,,,100.00,100.00"));
  }

  @Test
  void itemsAreAFile() {
    assertThat(csv(acme("items?status=all&asOf=2012-03-31")))
        .isEqualTo(
            """
            account,currency,kind,number,state,postedOn,dueOn,originallyPostedOn,amount,open,daysLate,contract,reference,salesOwner,settledOn,reversedOn
            T.ACME.USD,USD,invoice,A,open,2012-01-10,2012-02-09,,100.00,60.00,51,,,li.na,,
            T.ACME.USD,USD,invoice,B,open,2012-02-01,2012-03-02,,50.00,45.00,29,,,'=wang,,
            T.ACME.USD,USD,receipt,R,reversed,2012-02-20,,,-120.00,0.00,,,,,,2012-03-05
            T.ACME.USD,USD,creditNote,K,settled,2012-02-25,,,-5.00,0.00,,,,,2012-02-25,
            T.ACME.USD,USD,receipt,Q,settled,2012-02-10,,,-40.00,0.00,,,,,2012-03-05,
            """
                .replace("\n", "\r\n"));
    assertThat(csv(acme("items?asOf=2012-01-31")).lines()).hasSize(2);
    HttpResponse<byte[]> broughtForward =
        book.file(
            "accounts/" + book.company() + ".BETA, Ltd.USD/items".replace(" ", "%20"), Csv.TYPE);
    assertThat(new String(broughtForward.body(), StandardCharsets.UTF_8))
        .contains(",invoice,O,open,2012-01-01,2011-12-01,2011-11-01,33.00,33.00,");
  }

  @ParameterizedTest(name = "{0} is refused for {1}")
  @CsvSource({
    "statement?from=2012-04-01&to=2012-03-01, from",
    "statement?to=soon, to",
    "statement?to=2012-03-01&asOf=2012-03-31, asOf",
    "items?status=late, status",
    "items?asOf=2012-02-30, asOf"
  })
  void aFileIsRefusedAsAPageIs(String question, String field) {
    HttpResponse<byte[]> answer = book.file(acme(question), Csv.TYPE);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains("\"field\":\"" + field + "\"");
  }

  @Test
  void excelIsToldThatItIsUtf8IfItWantsTo() {
    HttpResponse<byte[]> file = book.file("balances?bom=true&asOf=2012-02-29", Csv.TYPE);
    assertThat(file.body()).startsWith(0xEF, 0xBB, 0xBF, 'a', 'c', 'c');
    assertThat(book.file("balances?bom=maybe", Csv.TYPE).statusCode()).isEqualTo(400);
  }

  @Test
  void aFileSaysWhatItIs() {
    HttpResponse<byte[]> file =
        book.file("balances?asOf=2012-02-29&knownAt=" + book.money(), Csv.TYPE);
    assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"balances-2012-02-29.csv\"");
    assertThat(file.headers().firstValue("Huikuan-As-Of")).hasValue("2012-02-29");
    assertThat(file.headers().firstValue("Huikuan-Position")).hasValue("" + book.money());
    Instant recorded = RunningLedger.ledger().log().recordedAt(book.money());
    assertThat(file.headers().firstValue("Huikuan-Known-At"))
        .hasValue(ISO_OFFSET_DATE_TIME.format(recorded.atOffset(ZoneOffset.ofHours(8))));
    String moment = ISO_OFFSET_DATE_TIME.format(recorded.atOffset(ZoneOffset.ofHours(9)));
    HttpResponse<byte[]> known =
        book.file("balances?knownAt=" + moment.replace("+", "%2B"), Csv.TYPE);
    assertThat(known.headers().firstValue("Huikuan-Known-At")).hasValue(moment);
  }

  private static List<String> parquet(String question, Path directory) throws Exception {
    HttpResponse<byte[]> file = book.file(question, Parquet.TYPE);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValueAsLong("Content-Length")).hasValue(file.body().length);
    Path copy = Files.write(directory.resolve("report.parquet"), file.body());
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      rows.add(types(statement, copy));
      try (ResultSet row = statement.executeQuery("SELECT * FROM '" + copy + "'")) {
        while (row.next()) {
          List<String> cells = new ArrayList<>();
          for (int at = 1; at <= row.getMetaData().getColumnCount(); at++) {
            cells.add(String.valueOf(row.getObject(at)));
          }
          rows.add(String.join(" ", cells).replace(book.company(), "T"));
        }
      }
    }
    return rows;
  }

  private static String types(Statement statement, Path file) throws SQLException {
    List<String> types = new ArrayList<>();
    try (ResultSet row = statement.executeQuery("DESCRIBE SELECT * FROM '" + file + "'")) {
      while (row.next()) {
        types.add(row.getString(1) + " " + row.getString(2));
      }
    }
    return String.join(", ", types);
  }

  @Test
  void aParquetFileHasExactDecimals(@TempDir Path directory) throws Exception {
    assertThat(parquet("balances?asOf=2012-02-29", directory))
        .containsExactly(
            "account VARCHAR, company VARCHAR, customer VARCHAR, currency VARCHAR,"
                + " balance DECIMAL(38,4), open DECIMAL(38,4), unapplied DECIMAL(38,4)",
            "T.ACME.USD T ACME USD -15.0000 25.0000 40.0000",
            "T.BETA, Ltd.JPY T BETA, Ltd JPY 5000.0000 5000.0000 0.0000",
            "T.BETA, Ltd.USD T BETA, Ltd USD 93.0000 103.0000 10.0000");
  }

  @Test
  void daysAndMomentsAreWhatTheyAreInParquetToo(@TempDir Path directory) throws Exception {
    assertThat(parquet("income?asOf=2012-03-31&basis=cash&from=2012-03", directory))
        .containsExactly(
            "month DATE, currency VARCHAR, received DECIMAL(38,4), refunded DECIMAL(38,4),"
                + " recovered DECIMAL(38,4), total DECIMAL(38,4)",
            "2012-03-01 USD -120.0000 4.0000 10.0000 -114.0000");
    assertThat(parquet("changes?knownFrom=0&asOf=2012-02-29", directory).getFirst())
        .startsWith("position BIGINT, recordedAt TIMESTAMP WITH TIME ZONE, account VARCHAR,")
        .contains("kind VARCHAR, number VARCHAR, postedOn DATE");
    assertThat(parquet(acme("statement?asOf=2012-03-31&from=2012-03-06"), directory))
        .containsExactly(
            "account VARCHAR, currency VARCHAR, effective DATE, position BIGINT, recordedAt"
                + " TIMESTAMP WITH TIME ZONE, kind VARCHAR, number VARCHAR, entry VARCHAR, itemKind"
                + " VARCHAR, item VARCHAR, dueOn DATE, originallyPostedOn DATE, contract VARCHAR,"
                + " reference VARCHAR, amount DECIMAL(38,4), balance DECIMAL(38,4)",
            "T.ACME.USD USD 2012-03-06 0 null null null opening null null null null null null"
                + " 105.0000 105.0000");
    assertThat(parquet(acme("items?asOf=2012-01-31"), directory).getFirst())
        .contains("dueOn DATE", "amount DECIMAL(38,4)", "daysLate BIGINT");
    assertThat(parquet("aging?asOf=2012-03-31&buckets=30", directory))
        .endsWith("USD 0.0000 45.0000 133.0000 6.0000 172.0000");
  }

  /** There are two places; so many readers that were broken off must not have kept them. */
  @Test
  void aReaderThatIsBrokenOffLeavesItsPlace() {
    Exports exports = RunningLedger.ledger().bean(Exports.class);
    for (int reader = 0; reader < 5; reader++) {
      assertThatThrownBy(
              () ->
                  exports.run(
                      connection -> {
                        throw new IOException("too slow");
                      }))
          .isInstanceOf(IOException.class)
          .hasMessage("too slow");
    }
    assertThat(csv("balances?asOf=2012-02-29")).contains("T.ACME.USD");
  }

  @Test
  void nothingIsLeftOfAFileThatWasSent(@TempDir Path directory) throws Exception {
    long before = temporary();
    parquet("balances", directory);
    assertThat(temporary()).isEqualTo(before);
  }

  private static long temporary() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(each -> each.toString().endsWith(".parquet")).count();
    }
  }
}
