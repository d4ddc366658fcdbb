package huikuan.notification.openamounts;

import static huikuan.notification.Samples.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.CaseClosed;
import huikuan.contracts.dunning.DunningEvent.CaseHeld;
import huikuan.contracts.dunning.DunningEvent.CustomerHeld;
import huikuan.contracts.ledger.LedgerEvent.DueDateChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.ItemTerms;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.notification.Samples;
import huikuan.notification.message.Step;
import huikuan.notification.message.Subject;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenClaimsTest {

  private final TestOpenAmounts amounts = new TestOpenAmounts();
  private final OpenClaims claims = (OpenClaims) amounts.states;

  @AfterEach
  void close() {
    amounts.close();
  }

  @Test
  void anAccountThatOwesNothingHasNone() {
    assertThat(claims.owedIn(ACCOUNT, "reminder-1")).isEmpty();
    amounts.log.add(posted("I-1", "2013-02-01", null));
    amounts.log.add(Samples.paid(ACCOUNT, "I-1", "100.00", "0.00"));
    assertThat(claims.owedIn(ACCOUNT, "reminder-1")).isEmpty();
  }

  @Test
  void whatIsOwedIsTheDueFirstWithAllThatALetterTellsOfIt() {
    amounts.log.add(posted("I-1", "2013-03-01", null));
    amounts.log.add(posted("I-2", "2013-02-01", "2012-12-31"));
    amounts.log.add(Samples.paid(ACCOUNT, "I-1", "30.00", "70.00"));
    assertThat(claims.owedIn(ACCOUNT, "demand"))
        .extracting(ClaimState::subject)
        .containsExactly(
            subject("I-2", "2012-12-31", "2013-02-01", "100.00"),
            subject("I-1", "2013-01-02", "2013-03-01", "70.00"));
  }

  @Test
  void whatWasPutOffIsDueBehindOthers() {
    amounts.log.add(posted("I-1", "2013-02-01", null));
    amounts.log.add(posted("I-2", "2013-03-01", null));
    amounts.log.add(
        new DueDateChanged(
            ACCOUNT,
            ItemKind.INVOICE,
            "I-1",
            LocalDate.parse("2013-03-15"),
            LocalDate.parse("2013-02-01"),
            "late"));
    assertThat(claims.owedIn(ACCOUNT, "demand"))
        .extracting(ClaimState::subject)
        .containsExactly(
            subject("I-2", "2013-01-02", "2013-03-01", "100.00"),
            subject("I-1", "2013-01-02", "2013-03-15", "100.00"));
  }

  @Test
  void moneyThatCoversIsToldApartAndWhatItCoversWhollyIsNotOwed() {
    amounts.log.add(posted("I-1", "2013-02-01", null));
    amounts.log.add(posted("I-2", "2013-02-02", null));
    amounts.log.add(Samples.unapplied(ACCOUNT, "R-1", null, "140.00"));
    assertThat(claims.owedIn(ACCOUNT, "demand"))
        .singleElement()
        .satisfies(
            state -> {
              assertThat(state.subject().step().invoice()).isEqualTo("I-2");
              assertThat(state.subject().open()).isEqualTo(money("60.00"));
              assertThat(state.covered()).isEqualTo(money("40.00"));
            });
  }

  @Test
  void aRefundThatIsOwedAgainIsOne() {
    LocalDate day = LocalDate.parse("2013-01-10");
    ItemTerms terms = new ItemTerms(day, day, money("80.00"), "C-1", null);
    OpenItem refund = new OpenItem(ItemKind.REFUND, "I-1", money("50.00"), money("50.00"), terms);
    amounts.log.add(posted("I-1", "2013-02-01", null));
    amounts.log.add(
        new OpenItemsChanged(ACCOUNT, "reversal", "X-1", day, List.of(refund), List.of()));
    assertThat(claims.owedIn(ACCOUNT, "demand"))
        .extracting(ClaimState::subject)
        .containsExactly(
            new Subject(
                new Step("", 0, ACCOUNT, ItemKind.REFUND, "I-1", "demand"),
                0,
                day,
                day,
                money("80.00"),
                money("50.00"),
                "C-1",
                null,
                null,
                "",
                null),
            subject("I-1", "2013-01-02", "2013-02-01", "100.00"));
  }

  @Test
  void whatIsNotChasedIsOwedAllTheSame() {
    amounts.log.add(posted("I-1", "2013-02-01", null));
    amounts.log.add(
        new CaseClosed(
            ACCOUNT + "/I-1", ACCOUNT, ItemKind.INVOICE, "I-1", "escalated", Samples.NINE));
    assertThat(claims.owedIn(ACCOUNT, "demand")).hasSize(1);
  }

  @Test
  void whatIsOnHoldIsOwedAllTheSame() {
    amounts.log.add(posted("I-1", "2013-02-01", null));
    LocalDate until = LocalDate.parse("2013-03-01");
    amounts.log.add(
        new CaseHeld(ACCOUNT + "/I-1", ACCOUNT, ItemKind.INVOICE, "I-1", money("30.00"), until));
    amounts.log.add(new CustomerHeld(ACCOUNT.customerId(), until));
    assertThat(claims.owedIn(ACCOUNT, "demand"))
        .extracting(each -> each.subject().open())
        .containsExactly(money("100.00"));
  }

  private static InvoicePosted posted(String number, String dueOn, @Nullable String originally) {
    return new InvoicePosted(
        ACCOUNT,
        number,
        LocalDate.parse("2013-01-02"),
        originally == null ? null : LocalDate.parse(originally),
        LocalDate.parse(dueOn),
        money("100.00"),
        "C-2013-7",
        "PO 4711",
        null);
  }

  private static Subject subject(String number, String invoiceDate, String dueOn, String open) {
    return new Subject(
        new Step("", 0, ACCOUNT, ItemKind.INVOICE, number, "demand"),
        0,
        LocalDate.parse(invoiceDate),
        LocalDate.parse(dueOn),
        money("100.00"),
        money(open),
        "C-2013-7",
        "PO 4711",
        null,
        "",
        null);
  }

  private static Money money(String amount) {
    return Money.parse(amount + " CNY");
  }
}
