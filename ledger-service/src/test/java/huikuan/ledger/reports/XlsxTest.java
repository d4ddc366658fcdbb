package huikuan.ledger.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.query.AccountFilter;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.web.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.MockHttpOutputMessage;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Reports as Excel workbooks. */
class XlsxTest {

  private static SmallBook book;

  @BeforeAll
  static void post() {
    book = new SmallBook();
  }

  private static XlsxText read(String question) {
    HttpResponse<byte[]> file = book.file(question, Xlsx.TYPE);
    assertThat(file.statusCode())
        .as("%s", new String(file.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return new XlsxText(file.body());
  }

  @Test
  void amountsAreNumbersWithTheDecimalsOfTheirCurrencyAndTextIsText() {
    XlsxText file = read("balances?asOf=2012-02-29&knownAt=" + book.corrections());
    assertThat(file.rows(1).stream().map(each -> each.replace(book.company(), "T")))
        .containsExactly(
            "A 'account', B 'company', C 'customer', D 'currency', E 'balance', F 'open', G"
                + " 'unapplied'",
            "A 'T.ACME.USD', B 'T', C 'ACME', D 'USD', E -15.00, F 25.00, G 40.00",
            "A 'T.BETA, Ltd.JPY', B 'T', C 'BETA, Ltd', D 'JPY', E 5000, F 5000, G 0",
            "A 'T.BETA, Ltd.USD', B 'T', C 'BETA, Ltd', D 'USD', E 93.00, F 103.00, G 10.00");
    assertThat(file.part("xl/styles.xml")).contains("#,##0.00").contains("\"#,##0\"");
    assertThat(file.sheetXml(1)).contains("ySplit=\"1\"").contains("state=\"frozen\"");
  }

  @Test
  void theSecondSheetSaysWhichQuestionItAnswers() {
    XlsxText file = read("balances?asOf=2012-02-29&currency=USD&knownAt=" + book.money());
    assertThat(file.part("xl/workbook.xml")).contains("\"balances\"", "\"Question\"");
    List<String> rows = file.rows(2);
    assertThat(rows)
        .contains(
            "A 'path', B '/api/v1/balances'",
            "A 'asked: company', B '" + book.company() + "'",
            "A 'asked: currency', B 'USD'",
            "A 'asked: asOf', B '2012-02-29'",
            "A 'position', B " + book.money())
        .anyMatch(each -> each.startsWith("A 'knownAt', B '20"))
        .anyMatch(each -> each.startsWith("A 'madeAt (UTC)', B "));
    assertThat(rows).contains("A 'asOf', B 40968.0");
  }

  @Test
  void whatBeginsLikeAFormulaStaysText() {
    assertThat(read("aging?asOf=2012-03-31&groupBy=salesOwner").rows(1))
        .anyMatch(each -> each.startsWith("A '=wang', B 'USD'"));
    assertThat(read("aging?asOf=2012-03-31&groupBy=salesOwner").sheetXml(1)).doesNotContain("<f>");
  }

  @Test
  void daysAreDays() {
    String items = "accounts/" + book.company() + ".ACME.USD/items?status=all&asOf=2012-03-31";
    assertThat(read(items).rows(1))
        .anyMatch(each -> each.contains("D 'A', E 'open', F 40918.0, G 40948.0, I 100.00"));
    assertThat(read(items).part("xl/styles.xml")).contains("yyyy-mm-dd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "balances?asOf=2012-03-31",
        "aging?asOf=2012-03-31&groupBy=customer",
        "income?asOf=2012-03-31",
        "changes?asOf=2012-03-31&knownFrom=0",
        "trial?asOf=2012-03-31",
        "accounts/%s.ACME.USD/statement?asOf=2012-03-31",
        "accounts/%s.ACME.USD/items"
      })
  void aWorkbookHasAsManyRowsAsItsCsv(String question) {
    String asked = question.formatted(book.company());
    HttpResponse<byte[]> csv = book.file(asked, Csv.TYPE);
    assertThat(csv.statusCode()).isEqualTo(200);
    long lines = new String(csv.body(), StandardCharsets.UTF_8).lines().count();
    assertThat(lines).isGreaterThan(1);
    assertThat(read(asked).rows(1)).hasSize((int) lines);
  }

  @Test
  void aTrialIsAFileOfItsFiguresDocumentsAndChecks() {
    HttpResponse<byte[]> file = book.file("trial?asOf=2012-03-31&currency=USD", Csv.TYPE);
    assertThat(new String(file.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            part,currency,name,amount,posted,reversed,revived,left,right,wrong,agree
            figures,USD,balance,172.00,,,,,,,
            figures,USD,open,178.00,,,,,,,
            figures,USD,unapplied,6.00,,,,,,,
            documents,USD,creditNote,-5.00,-5.00,0.00,,,,,
            documents,USD,invoice,253.00,253.00,0.00,,,,,
            documents,USD,receipt,-50.00,-170.00,120.00,,,,,
            documents,USD,recovery,0.00,-10.00,0.00,10.00,,,,
            documents,USD,refund,4.00,4.00,0.00,,,,,
            documents,USD,writeOff,-30.00,-30.00,0.00,,,,,
            checks,USD,balance is the sum of documents,,,,,172.00,172.00,,true
            checks,USD,open less unapplied is the sum of postings,,,,,172.00,172.00,,true
            checks,USD,allocations add up to zero,,,,,0.00,0.00,,true
            checks,USD,no claim is below zero,,,,,,,0,true
            checks,USD,no credit is below zero,,,,,,,0,true
            """
                .replace("\n", "\r\n"));
    assertThat(book.file("trial?asOf=2011-12-31", Csv.TYPE).body()).asString().hasLineCount(1);
  }

  @Test
  void moreRowsThanASheetHasAreRefusedBeforeTheFirstByte() {
    RunningLedger ledger = RunningLedger.ledger();
    Xlsx small = new Xlsx(ledger.bean(Exports.class), InstantSource.system(), 2);
    Scope scope =
        ledger
            .bean(Scopes.class)
            .of(AccountFilter.of(book.company()), new TimeParameters("2012-03-31", null, null));
    Export export = new Export(AllBalances.table(scope), scope, "balances", false);
    MockHttpOutputMessage answer = new MockHttpOutputMessage();
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(new MockHttpServletRequest("GET", "/api/v1/balances")));
    try {
      assertThatThrownBy(() -> small.writeInternal(export, answer))
          .isInstanceOfSatisfying(
              ProblemException.class,
              refused -> {
                assertThat(refused.problem().status()).isEqualTo(422);
                assertThat(refused.problem().isNamed("too-many-rows")).isTrue();
              });
    } finally {
      RequestContextHolder.resetRequestAttributes();
    }
    assertThat(answer.getBodyAsBytes()).isEmpty();
  }

  @Test
  void whatExcelWouldRoundOrMisdateIsText() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XlsxBook xlsx = new XlsxBook(out);
        XlsxSheet sheet = xlsx.sheet("s", List.of("a"))) {
      sheet.row();
      sheet.amount(new BigDecimal("1234567890123.45"), "USD");
      sheet.amount(new BigDecimal("12345678901234.56"), "USD");
      sheet.date(LocalDate.of(1900, 2, 28));
      sheet.date(LocalDate.of(1900, 3, 1));
    }
    assertThat(new XlsxText(out.toByteArray()).rows(1))
        .containsExactly(
            "A 'a'", "A 1234567890123.45, B '12345678901234.56', C '1900-02-28', D 61.0");
  }
}
