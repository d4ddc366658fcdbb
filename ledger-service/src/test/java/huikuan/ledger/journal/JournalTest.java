package huikuan.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.reports.SmallBook;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JournalTest {

  private static SmallBook book;

  @BeforeAll
  static void post() {
    book = new SmallBook();
  }

  /** The company is T; commits and moments, which depend on other tests, are left out. */
  private static String journal(String question) {
    HttpResponse<byte[]> file = book.file("journal?" + question, "text/plain");
    assertThat(file.statusCode()).isEqualTo(200);
    return new String(file.body(), StandardCharsets.UTF_8)
        .replace(book.company(), "T")
        .replaceAll("position(:?) ?\\d+", "position$1")
        .replaceAll("recorded:[^\\n]*", "recorded")
        .replaceAll("recorded: \"[^\\n]*", "recorded");
  }

  @Test
  void hledgerGetsEveryDocumentAndEveryDayOnWhichItMovedMoney() {
    assertThat(journal("currency=USD"))
        .isEqualTo(
            """
            ; Receivables of T in USD, known at position
            decimal-mark .
            commodity 1000.00 USD
            account receivables  ; type:A
            account bank  ; type:C
            account revenue  ; type:R
            account recovered bad debts  ; type:R
            account bad debts  ; type:X
            account equity  ; type:E
            account revenue:T
            account bank:T
            account bad debts:T
            account recovered bad debts:T
            account equity:opening balances:T
            account receivables:T:ACME:USD:open
            account receivables:T:ACME:USD:unapplied
            account receivables:T:BETA%2C Ltd:USD:open
            account receivables:T:BETA%2C Ltd:USD:unapplied

            2012-01-01 (O) BETA%2C Ltd | invoice  ; position:, recorded
                receivables:T:BETA%2C Ltd:USD:open  33.00 USD
                equity:opening balances:T  -33.00 USD

            2012-01-10 (A) ACME | invoice  ; position:, recorded
                receivables:T:ACME:USD:open  100.00 USD
                revenue:T  -100.00 USD

            2012-01-15 (C) BETA%2C Ltd | invoice  ; position:, recorded
                receivables:T:BETA%2C Ltd:USD:open  70.00 USD
                revenue:T  -70.00 USD

            2012-02-01 (B) ACME | invoice  ; position:, recorded
                receivables:T:ACME:USD:open  50.00 USD
                revenue:T  -50.00 USD

            2012-02-01 (P) BETA%2C Ltd | receipt  ; position:, recorded
                receivables:T:BETA%2C Ltd:USD:unapplied  -10.00 USD
                bank:T  10.00 USD

            2012-02-10 (Q) ACME | receipt  ; position:, recorded
                receivables:T:ACME:USD:unapplied  -40.00 USD
                bank:T  40.00 USD

            2012-02-20 (R) ACME | receipt  ; position:, recorded
                bank:T  120.00 USD
                receivables:T:ACME:USD:open  -100.00 USD  ; invoice:A
                receivables:T:ACME:USD:open  -20.00 USD  ; invoice:B

            2012-02-25 (K) ACME | creditNote  ; position:, recorded
                revenue:T  5.00 USD
                receivables:T:ACME:USD:open  -5.00 USD  ; invoice:B

            2012-03-01 (W) BETA%2C Ltd | writeOff  ; position:, recorded
                bad debts:T  30.00 USD
                receivables:T:BETA%2C Ltd:USD:open  -30.00 USD  ; invoice:C

            2012-03-05 (X) ACME | reversal  ; position:, recorded
                bank:T  -120.00 USD
                receivables:T:ACME:USD:open  100.00 USD  ; invoice:A
                receivables:T:ACME:USD:open  20.00 USD  ; invoice:B

            2012-03-05 (Q) ACME | receipt  ; position:, recorded
                receivables:T:ACME:USD:unapplied  40.00 USD
                receivables:T:ACME:USD:open  -40.00 USD  ; invoice:A

            2012-03-10 (F) BETA%2C Ltd | refund  ; position:, recorded
                bank:T  -4.00 USD
                receivables:T:BETA%2C Ltd:USD:unapplied  4.00 USD  ; receipt:P

            2012-03-20 (V) BETA%2C Ltd | recovery  ; position:, recorded
                bank:T  10.00 USD
                recovered bad debts:T  -10.00 USD
            """);
  }

  @Test
  void beancountGetsTheSameInItsOwnWay() {
    assertThat(journal("format=beancount&asOf=2012-01-31&knownAt=" + book.invoices()))
        .isEqualTo(
            """
            option "title" "Receivables of T, known at position"
            option "operating_currency" "JPY"
            option "operating_currency" "USD"
            2012-01-10 open Income:Revenue:T
            2012-01-10 open Assets:Bank:T
            2012-01-10 open Expenses:BadDebts:T
            2012-01-10 open Income:RecoveredBadDebts:T
            2012-01-10 open Equity:OpeningBalances:T
            2012-01-10 open Assets:Receivables:T:ACME:USD:Open USD
            2012-01-10 open Assets:Receivables:T:ACME:USD:Unapplied USD
            2012-01-10 open Assets:Receivables:T:BETA-u2c--u20-Ltd:JPY:Open JPY
            2012-01-10 open Assets:Receivables:T:BETA-u2c--u20-Ltd:JPY:Unapplied JPY
            2012-01-10 open Assets:Receivables:T:BETA-u2c--u20-Ltd:USD:Open USD
            2012-01-10 open Assets:Receivables:T:BETA-u2c--u20-Ltd:USD:Unapplied USD

            2012-01-10 * "ACME" "invoice A"
              position:
              recorded
              Assets:Receivables:T:ACME:USD:Open  100.00 USD
              Income:Revenue:T  -100.00 USD

            2012-01-15 * "BETA, Ltd" "invoice C"
              position:
              recorded
              Assets:Receivables:T:BETA-u2c--u20-Ltd:USD:Open  70.00 USD
              Income:Revenue:T  -70.00 USD

            2012-01-20 * "BETA, Ltd" "invoice J"
              position:
              recorded
              Assets:Receivables:T:BETA-u2c--u20-Ltd:JPY:Open  5000 JPY
              Income:Revenue:T  -5000 JPY
            """);
    assertThat(journal("format=beancount&currency=USD"))
        .contains(
            """
              Assets:Bank:T  120.00 USD
              Assets:Receivables:T:ACME:USD:Open  -100.00 USD
                invoice: "A"
            """);
  }

  @Test
  void anEmptyLedgerIsAnEmptyJournal() {
    assertThat(journal("asOf=2011-12-31").lines()).hasSize(8).last().asString().contains("equity");
    assertThat(journal("asOf=2011-12-31&format=beancount").lines()).hasSize(1);
  }

  @Test
  void aJournalSaysWhatItIs() {
    HttpResponse<byte[]> file = book.file("journal?knownAt=" + book.money(), "*/*");
    assertThat(file.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"huikuan.journal\"");
    assertThat(file.headers().firstValue("Huikuan-Position")).hasValue("" + book.money());
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    HttpResponse<byte[]> other = book.file("journal?format=ledger", "text/plain");
    assertThat(other.statusCode()).isEqualTo(400);
    assertThat(new String(other.body(), StandardCharsets.UTF_8))
        .contains("urn:huikuan:problem:invalid", "\"field\":\"format\"", "hledger, beancount");
    assertThat(book.file("journal", "application/json").statusCode()).isEqualTo(406);
    assertThat(book.fetch("/api/v1/journal?company=NOBODY", "*/*").statusCode()).isEqualTo(404);
  }
}
