package huikuan.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.DocumentKey;
import huikuan.ledger.account.Rejection;
import huikuan.platform.web.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalsTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.ACME.USD");
  private static final Money FIVE = Money.parse("5.00 USD");
  private static final Money SIX = Money.parse("6.00 USD");
  private static final LocalDate DAY = LocalDate.parse("2013-01-02");

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            new Rejection.NumberTaken(DocumentKey.invoice(ACCOUNT, "1"), ACCOUNT),
            "conflict",
            409,
            "invoice 1 of CN01 was posted to CN01.ACME.USD before, with other content. "
                + "Nothing was changed."),
        Arguments.of(
            new Rejection.AmountNotPositive(FIVE), "not-positive", 422, "amount: above zero"),
        Arguments.of(
            new Rejection.DueBeforePosted(DAY, DAY.minusDays(1)),
            "due-before-posted",
            422,
            "dueOn: 2013-01-02 or later"),
        Arguments.of(
            new Rejection.AllocationNotPositive(1, FIVE),
            "not-positive",
            422,
            "allocations[1].amount: above zero"),
        Arguments.of(
            new Rejection.InvoiceRepeated(1, "A"),
            "invoice-repeated",
            422,
            "allocations[1].invoice: each invoice once; A stands before"),
        Arguments.of(
            new Rejection.AllocationsExceedReceipt(FIVE, SIX),
            "exceeds-receipt",
            422,
            "allocations: at most 5.00 in all, not 6.00"),
        Arguments.of(
            new Rejection.InvoiceNotOpen(0, "A"),
            "unknown-invoice",
            422,
            "allocations[0].invoice: an invoice of the same company, customer and currency; "
                + "A is none"),
        Arguments.of(
            new Rejection.ExceedsOpenAmount(0, "A", FIVE),
            "exceeds-open-amount",
            422,
            "allocations[0].amount: at most 5.00 for invoice A"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalTellsWhatToDo(Rejection rejection, String type, int status, String detail) {
    assertThat(Refusals.problem(rejection))
        .returns("urn:huikuan:problem:" + type, Problem::type)
        .returns(status, Problem::status)
        .returns(detail, Problem::detail);
  }

  @Test
  void everyRefusalIsHere() {
    List<String> here = refusals().map(each -> each.get()[0].getClass().getSimpleName()).toList();
    assertThat(Rejection.class.getPermittedSubclasses())
        .extracting(Class::getSimpleName)
        .containsExactlyElementsOf(here);
  }
}
