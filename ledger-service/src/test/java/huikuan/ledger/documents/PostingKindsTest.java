package huikuan.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Money;
import huikuan.ledger.Erp;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of document and each refusal, as an ERP meets them. */
class PostingKindsTest {

  private static final Money ON_ACCOUNT = Money.parse("70.00 USD");

  private final RunningLedger ledger = RunningLedger.ledger();
  private final Erp erp = new Erp();

  /** Invoice 1 is open, 2 is written off, 3 was undone; R is on account, also where E and C are. */
  @BeforeEach
  void someHistory() {
    String onAccount = "\"amount\":\"70.00\",\"allocate\":\"none\"";
    Answer answer =
        erp.post(
            erp.invoice("1", "100.00"),
            erp.invoice("2", "50.00"),
            erp.invoice("3", "30.00"),
            erp.document("receipt", "R", "01-10", onAccount),
            writeOff("W", "50.00", "2"),
            erp.document("recovery", "Y", "03-02", "\"amount\":\"10.00\",\"writeOff\":\"W\""),
            reversal("X", "01-20", "invoice", "3"),
            Erp.of("C", erp.invoice("C", "10.00")),
            erp.invoice("E", "10.00").replace("USD", "EUR"),
            Erp.of("C", erp.document("receipt", "RC", "01-10", onAccount)),
            erp.document("receipt", "RE", "01-10", onAccount).replace("USD", "EUR"));
    assertThat(Erp.outcomes(answer)).containsOnly("accepted");
  }

  private String writeOff(String number, String amount, String invoice) {
    String more = "\"amount\":\"%s\",\"invoice\":\"%s\",\"reason\":\"bankrupt\"";
    return erp.document("writeOff", number, "03-01", more.formatted(amount, invoice));
  }

  private String reversal(String number, String day, String kind, String reversed) {
    String more = "\"reverses\":{\"kind\":\"%s\",\"number\":\"%s\"},\"reason\":\"wrong\"";
    return erp.document("reversal", number, day, more.formatted(kind, reversed));
  }

  @ParameterizedTest(name = "{0} {2}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          invoice    | 110.00 | "dueOn":"2013-05-01","amount":"10.00"
          invoice    | 110.00 | "dueOn":"2012-05-01","originallyPostedOn":"2012-04-01","amount":"10.00"
          invoice    | 110.00 | "dueOn":"2013-05-01","amount":"10.00","lines":[{"item":"P","amount":"12.00"},{"item":"rebate","amount":"-2.00"}]
          receipt    | 90.00  | "amount":"10.00"
          receipt    | 90.00  | "amount":"10.00","allocations":[{"invoice":"1","amount":"4.00"}]
          receipt    | 90.00  | "amount":"10.00","allocate":"none","originallyPostedOn":"2012-04-01"
          creditNote | 90.00  | "amount":"10.00","invoice":"1"
          creditNote | 90.00  | "amount":"10.00","allocate":"none"
          refund     | 110.00 | "amount":"10.00"
          refund     | 110.00 | "amount":"10.00","from":[{"receipt":"R","amount":"10.00"}]
          writeOff   | 90.00  | "amount":"10.00","invoice":"1","reason":"bankrupt"
          writeOff   | 90.00  | "amount":"10.00","allocations":[{"invoice":"1","amount":"10.00"}],"reason":"bankrupt"
          recovery   | 100.00 | "amount":"10.00","writeOff":"W"
          allocation | 100.00 | "credit":{"kind":"receipt","number":"R"}
          allocation | 100.00 | "credit":{"kind":"receipt","number":"R"},"allocations":[{"invoice":"1","amount":"7.00"}]
          extension  | 100.00 | "invoice":"1","dueOn":"2013-05-01","agreedOn":"2012-12-01","reason":"late"
          reversal   | 170.00 | "reverses":{"kind":"receipt","number":"R"},"reason":"bounced"
          reversal   | 0.00   | "reverses":{"kind":"invoice","number":"1"},"reason":"wrong"
          reversal   | 100.00 | "reverses":{"kind":"recovery","number":"Y"},"reason":"bounced"
          """)
  void everyKindIsAcceptedOnceAndNeverChanged(String kind, String owed, String more) {
    String document = erp.document(kind, "NEW", "04-01", more);

    Answer first = erp.post(document);
    assertThat(Erp.outcomes(first)).containsExactly("accepted");
    assertThat(first.text("/results/0/account")).isEqualTo(erp.company() + ".A.USD");
    assertThat(erp.balance("A").plus(ON_ACCOUNT)).hasToString(owed + " USD");

    long head = ledger.log().head();
    Answer again = erp.post(document);
    assertThat(Erp.outcomes(again)).containsExactly("duplicate");
    assertThat(again.position()).isEqualTo(first.position());
    Answer other = erp.post(erp.document(kind, "NEW", "04-01", "\"reference\":\"other\"," + more));
    assertThat(Erp.outcomes(other)).containsExactly("conflict");
    assertThat(other.text("/results/0/problem/status")).isEqualTo("409");
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          invoice    | "dueOn":"2013-05-01","amount":"10.00"
          receipt    | "amount":"10.00"
          creditNote | "amount":"10.00","invoice":"1"
          refund     | "amount":"10.00"
          writeOff   | "amount":"10.00","invoice":"1","reason":"bankrupt"
          recovery   | "amount":"10.00","writeOff":"W"
          """)
  void whatWasReversedAndComesAgainIsToldByWhat(String kind, String more) {
    String document = erp.document(kind, "NEW", "04-01", more);
    Answer stands = erp.post(document, document);
    assertThat(Erp.outcomes(stands)).containsExactly("accepted", "duplicate");
    assertThat(stands.body().path("results").get(1).has("reversedBy")).isFalse();

    Answer undone = erp.post(reversal("X-NEW", "04-05", kind, "NEW"), document);
    assertThat(Erp.outcomes(undone)).containsExactly("accepted", "duplicate");
    String reversedBy =
        """
        {"kind":"reversal","number":"X-NEW","postedOn":"2013-04-05"}\
        """;
    assertThat(undone.text("/results/1/reversedBy/number")).isEqualTo("X-NEW");
    Answer again = erp.post(document);
    assertThat(Erp.outcomes(again)).containsExactly("duplicate");
    assertThat(again.body().at("/results/0/reversedBy")).hasToString(reversedBy);
    Answer lines = ledger.documentLines(document.replace("\n", ""));
    assertThat(lines.body().at("/results/0/reversedBy")).hasToString(reversedBy);
  }

  @ParameterizedTest(name = "{0} {3}: {1} of {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          invoice    | original-after-posted | originallyPostedOn      | "dueOn":"2013-05-01","amount":"10.00","originallyPostedOn":"2013-04-02"
          invoice    | due-before-posted     | dueOn                   | "dueOn":"2013-03-31","amount":"10.00"
          invoice    | due-before-posted     | dueOn                   | "dueOn":"2012-03-31","amount":"10.00","originallyPostedOn":"2012-04-01"
          invoice    | lines-do-not-add-up   | lines                   | "dueOn":"2013-05-01","amount":"10.00","lines":[{"item":"P","amount":"9.99"}]
          receipt    | original-after-posted | originallyPostedOn      | "amount":"10.00","originallyPostedOn":"2013-04-02"
          receipt    | item-repeated         | allocations[1].invoice  | "amount":"10.00","allocations":[{"invoice":"1","amount":"1"},{"invoice":"1","amount":"1"}]
          receipt    | exceeds-amount        | allocations             | "amount":"10.00","allocations":[{"invoice":"1","amount":"10.01"}]
          receipt    | unknown-invoice       | allocations[0].invoice  | "amount":"10.00","allocations":[{"invoice":"9","amount":"1"}]
          receipt    | unknown-refund        | allocations[0].refund   | "amount":"10.00","allocations":[{"refund":"1","amount":"1"}]
          receipt    | other-customer        | allocations[0].invoice  | "amount":"10.00","allocations":[{"invoice":"C","amount":"1"}]
          receipt    | other-currency        | allocations[0].invoice  | "amount":"10.00","allocations":[{"invoice":"E","amount":"1"}]
          receipt    | other-currency        | allocations[0].currency | "amount":"10.00","allocations":[{"invoice":"E","amount":"1","currency":"EUR"}]
          receipt    | other-company         | allocations[0].company  | "amount":"10.00","allocations":[{"invoice":"1","amount":"1","company":"OTHER"}]
          receipt    | exceeds-open-amount   | allocations[0].amount   | "amount":"500.00","allocations":[{"invoice":"1","amount":"100.01"}]
          receipt    | exceeds-open-amount   | allocations[1].amount   | "amount":"500.00","allocations":[{"invoice":"1","amount":"1"},{"invoice":"2","amount":"1"}]
          creditNote | unknown-invoice       | invoice                 | "amount":"10.00","invoice":"9"
          creditNote | exceeds-open-amount   | amount                  | "amount":"100.01","invoice":"1"
          refund     | exceeds-unapplied     | amount                  | "amount":"70.01"
          refund     | short-of-amount       | from                    | "amount":"10.00","from":[{"receipt":"R","amount":"9.99"}]
          refund     | unknown-credit-note   | from[0].creditNote      | "amount":"10.00","from":[{"creditNote":"R","amount":"10.00"}]
          refund     | other-customer        | from[0].receipt         | "amount":"10.00","from":[{"receipt":"RC","amount":"10.00"}]
          refund     | exceeds-open-amount   | from[0].amount          | "amount":"70.01","from":[{"receipt":"R","amount":"70.01"}]
          writeOff   | unknown-invoice       | invoice                 | "amount":"10.00","invoice":"9","reason":"x"
          writeOff   | exceeds-open-amount   | amount                  | "amount":"1.00","invoice":"3","reason":"x"
          writeOff   | short-of-amount       | allocations             | "amount":"10.00","allocations":[{"invoice":"1","amount":"9.00"}],"reason":"x"
          recovery   | unknown-write-off     | writeOff                | "amount":"10.00","writeOff":"9"
          recovery   | exceeds-write-off     | amount                  | "amount":"40.01","writeOff":"W"
          allocation | unknown-receipt       | credit.number           | "credit":{"kind":"receipt","number":"9"}
          allocation | other-customer        | credit.number           | "credit":{"kind":"receipt","number":"RC"}
          allocation | other-currency        | credit.number           | "credit":{"kind":"receipt","number":"RE"}
          allocation | other-currency        | allocations[0].invoice  | "credit":{"kind":"receipt","number":"R"},"allocations":[{"invoice":"E","amount":"1"}]
          allocation | exceeds-amount        | allocations             | "credit":{"kind":"receipt","number":"R"},"allocations":[{"invoice":"1","amount":"70.01"}]
          extension  | unknown-invoice       | invoice                 | "invoice":"9","dueOn":"2013-05-01","agreedOn":"2012-12-01","reason":"x"
          extension  | other-customer        | invoice                 | "invoice":"C","dueOn":"2013-05-01","agreedOn":"2012-12-01","reason":"x"
          extension  | already-reversed      | invoice                 | "invoice":"3","dueOn":"2013-05-01","agreedOn":"2012-12-01","reason":"x"
          extension  | invoice-not-open      | invoice                 | "invoice":"2","dueOn":"2013-05-01","agreedOn":"2012-12-01","reason":"x"
          extension  | not-put-off           | dueOn                   | "invoice":"1","dueOn":"2013-02-01","agreedOn":"2012-12-01","reason":"x"
          extension  | put-off-too-far       | dueOn                   | "invoice":"1","dueOn":"2015-02-02","agreedOn":"2012-12-01","reason":"x"
          extension  | agreed-later          | agreedOn                | "invoice":"1","dueOn":"2013-05-01","agreedOn":"2013-04-02","reason":"x"
          reversal   | unknown-extension     | reverses.number         | "reverses":{"kind":"extension","number":"9"},"reason":"x"
          reversal   | not-reversible        | reverses.kind           | "reverses":{"kind":"reversal","number":"X"},"reason":"x"
          reversal   | not-reversible        | reverses.kind           | "reverses":{"kind":"allocation","number":"9"},"reason":"x"
          reversal   | unknown-recovery      | reverses.number         | "reverses":{"kind":"recovery","number":"9"},"reason":"x"
          reversal   | other-customer        | reverses.number         | "reverses":{"kind":"invoice","number":"C"},"reason":"x"
          reversal   | other-currency        | reverses.number         | "reverses":{"kind":"invoice","number":"E"},"reason":"x"
          reversal   | already-reversed      | reverses.number         | "reverses":{"kind":"invoice","number":"3"},"reason":"x"
          reversal   | written-off           | reverses.number         | "reverses":{"kind":"invoice","number":"2"},"reason":"x"
          reversal   | recovered             | reverses.number         | "reverses":{"kind":"writeOff","number":"W"},"reason":"x"
          """)
  void everyRefusalReachesItsSenderAndLeavesNoTrace(
      String kind, String problem, String field, String more) {
    refused(erp.document(kind, "NEW", "04-01", more), problem, field);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          recovery   | "amount":"1.00","writeOff":"W"
          allocation | "credit":{"kind":"receipt","number":"R"}
          reversal   | "reverses":{"kind":"receipt","number":"R"},"reason":"x"
          """)
  void nothingBuildsOnWhatIsNotThereYet(String kind, String more) {
    refused(erp.document(kind, "NEW", "01-09", more), "too-early", "postedOn");
  }

  private void refused(String document, String problem, String field) {
    long head = ledger.log().head();
    Answer answer = erp.post(document);
    assertThat(answer.status()).isEqualTo(207);
    assertThat(Erp.outcomes(answer)).containsExactly(problem);
    assertThat(answer.text("/results/0/problem/status")).isEqualTo("422");
    assertThat(answer.text("/results/0/problem/errors/0/field")).isEqualTo(field);
    assertThat(ledger.log().head()).isEqualTo(head);
  }
}
