package huikuan.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.Erp;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invoices that name their contract in place of a due date. */
class DueByContractTest {

  private final RunningLedger ledger = RunningLedger.ledger();
  private final Erp erp = new Erp();

  private void contract(String id, String customer, String terms) {
    Answer put =
        ledger.put(
            "/api/v1/contracts/" + erp.company() + "/" + id,
            "{\"customer\":\"%s\",\"title\":\"Frame\"%s}".formatted(customer, terms));
    assertThat(put.status()).as("%s", put.body()).isIn(200, 201);
  }

  private static String net(int days, String from) {
    return ",\"terms\":{\"kind\":\"net\",\"days\":%d,\"from\":\"%s\"}".formatted(days, from);
  }

  private String invoice(String number, String more) {
    return erp.document("invoice", number, "01-31", "\"amount\":\"10.00\"" + more);
  }

  private String dueOn(String number) {
    return erp.events("A").stream()
        .map(event -> (InvoicePosted) event.payload())
        .filter(event -> event.number().equals(number))
        .map(event -> event.dueOn().toString())
        .findFirst()
        .orElse("not posted");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ,"terms":{"kind":"net","days":30,"from":"invoice"}                 | ~~ | 2013-03-02
          ,"terms":{"kind":"monthEnd","months":1,"from":"invoice"}           | ~~ | 2013-02-28
          ,"terms":{"kind":"monthEnd","months":2,"day":15,"from":"invoice"}  | ~~ | 2013-03-15
          ,"terms":{"kind":"instalments","from":"invoice","parts":[{"percent":"30","days":0},{"percent":"70","days":60}]} | ~~ | 2013-04-01
          ,"terms":{"kind":"net","days":30,"from":"invoice"} | ,"originallyPostedOn":"2012-11-01" | 2012-12-01
          ,"terms":{"kind":"net","days":30,"from":"invoice"} | ,"dueOn":"2013-07-01"              | 2013-07-01
          ,"terms":{"kind":"net","days":30,"from":"delivery"} | ,"dueOn":"2013-07-01"             | 2013-07-01
          """)
  void itIsDueByTheTermsUnlessItNamesADay(String terms, String more, String dueOn) {
    contract("C-1", "A", terms);
    Answer answer = erp.post(invoice("1", ",\"contract\":\"C-1\"" + more));
    assertThat(Erp.outcomes(answer)).as("%s", answer.body()).containsExactly("accepted");
    assertThat(dueOn("1")).isEqualTo(dueOn);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          C-9 | unknown-contract | contract | the id of a contract of %s, or a dueOn; there is no contract C-9
          C-B | other-customer   | contract | a contract of the same customer, or a dueOn; C-B is one of customer B
          C-N | no-due-date      | dueOn    | a date: contract C-N has no payment terms
          C-W | no-due-date      | dueOn    | a date: contract C-W has its terms in words of its own
          C-D | no-due-date      | dueOn    | a date: the period of contract C-D starts from delivery, which an invoice does not tell
          """)
  void whereNoDayFollowsTheFieldAndTheReasonAreTold(
      String contract, String problem, String field, String allowed) {
    contract("C-B", "B", net(30, "invoice"));
    contract("C-N", "A", "");
    contract("C-W", "A", ",\"terms\":{\"kind\":\"text\",\"text\":\"when the line runs\"}");
    contract("C-D", "A", net(30, "delivery"));
    long head = ledger.log().head();

    Answer answer = erp.post(invoice("1", ",\"contract\":\"" + contract + "\""));
    assertThat(Erp.outcomes(answer)).containsExactly(problem);
    assertThat(answer.text("/results/0/problem/errors/0/field")).isEqualTo(field);
    assertThat(answer.text("/results/0/problem/errors/0/allowed"))
        .isEqualTo(allowed.formatted(erp.company()));
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  private String byLaw(String number) {
    return erp.events("A").stream()
        .map(event -> (InvoicePosted) event.payload())
        .filter(event -> event.number().equals(number))
        .map(InvoicePosted::statutory)
        .map(
            each ->
                each == null
                    ? "none"
                    : each.dueOn() + " " + each.jurisdiction() + " " + each.article())
        .findFirst()
        .orElse("not posted");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ,"jurisdiction":"DE","signedOn":"2014-08-01","law":{"debtor":"large","creditor":"small"} | 2013-03-04 DE BGB § 286 Abs. 3
          ,"jurisdiction":"DE","signedOn":"2014-08-01","law":{"debtor":"large","creditor":"small"},"terms":{"kind":"net","days":9,"from":"invoice"} | 2013-04-01 DE BGB § 271a Abs. 1
          ,"jurisdiction":"CN","signedOn":"2025-06-02","law":{"debtor":"large","creditor":"small"} | none
          ,"jurisdiction":"DE","signedOn":"2014-08-01" | none
          ,"signedOn":null | none
          """)
  void itHasTheDayByLawAsItsContractStandsIfItsPeriodRunsFromTheInvoice(
      String contract, String statutory) {
    contract("C-L", "A", contract);
    assertThat(
            Erp.outcomes(erp.post(invoice("L", ",\"contract\":\"C-L\",\"dueOn\":\"2013-03-01\""))))
        .containsExactly("accepted");
    assertThat(byLaw("L")).isEqualTo(statutory);

    contract("C-L", "A", ",\"jurisdiction\":\"FR\",\"signedOn\":null,\"law\":null,\"terms\":null");
    assertThat(byLaw("L")).as("the contract changes later").isEqualTo(statutory);
  }

  @Test
  void withoutAContractItNamesADay() {
    Answer answer = erp.post(invoice("1", ""));
    assertThat(Erp.outcomes(answer)).containsExactly("invalid");
    assertThat(answer.text("/results/0/problem/errors/0/field")).isEqualTo("dueOn");
  }

  /** The answer is the first one, after the contract changed too, alone or among others. */
  @Test
  void theSameAgainIsTheSameWhenTheTermsHaveChangedSince() {
    contract("C-1", "A", net(30, "invoice"));
    String first = invoice("1", ",\"contract\":\"C-1\"");
    Answer posted = erp.post(first);
    List<String> others = List.of(net(60, "invoice"), ",\"terms\":null", net(30, "delivery"));
    for (String terms : others) {
      contract("C-1", "A", terms);
      long head = ledger.log().head();
      Answer again = erp.post(first);
      assertThat(Erp.outcomes(again)).containsExactly("duplicate");
      assertThat(again.position()).isEqualTo(posted.position());
      assertThat(Erp.outcomes(erp.post(first, first))).containsExactly("duplicate", "duplicate");
      assertThat(Erp.outcomes(erp.post(first.replace("10.00", "11.00"))))
          .containsExactly("conflict");
      assertThat(ledger.log().head()).isEqualTo(head);
    }
    assertThat(dueOn("1")).isEqualTo("2013-03-02");
  }

  @Test
  void manyAtOnceAreDatedEachByItsOwn() {
    contract("C-1", "A", net(10, "invoice"));
    contract("C-2", "A", net(20, "invoice"));
    Answer answer =
        erp.post(
            invoice("1", ",\"contract\":\"C-1\""),
            invoice("2", ",\"contract\":\"C-9\""),
            invoice("3", ",\"contract\":\"C-2\""),
            invoice("4", ",\"dueOn\":\"2013-02-01\""));
    assertThat(Erp.outcomes(answer))
        .containsExactly("accepted", "unknown-contract", "accepted", "accepted");
    assertThat(List.of(dueOn("1"), dueOn("3"), dueOn("4")))
        .containsExactly("2013-02-10", "2013-02-20", "2013-02-01");
  }
}
