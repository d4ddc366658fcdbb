package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.BERLIN;
import static huikuan.dunning.claim.Examples.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;
import static org.hamcrest.CoreMatchers.instanceOf;

import huikuan.contracts.ItemKind;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.LedgerEvent.ItemTerms;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.dunning.claim.ClaimCommand.ChangeOpenAmount;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.Document;
import huikuan.dunning.claim.ClaimCommand.OpenCase;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import huikuan.dunning.claim.ClaimEvent.Recipient;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.claim.ClaimEvent.TaskRaised;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Largest;
import huikuan.dunning.customers.Largest.One;
import huikuan.dunning.policy.PlannedStep;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A refund of 2013-01-02, of 80 euros, of which 50 are owed again since 2013-03-05, a Tuesday: 62
 * days after it was paid.
 */
class RefundTest {

  private static final String REFUND = "refund.CN01.611365";
  private static final LocalDate PAID = LocalDate.of(2013, 1, 2);
  private static final LocalDate BOUNCED = LocalDate.of(2013, 3, 5);
  private static final Instant KNOWN = at(BOUNCED, 12);
  private static final Money AMOUNT = eur("80.00");
  private static final String SEQUENCE = "0000000000000000012.0000000000";

  private static final CaseOpened OPENED =
      new CaseOpened(
          REFUND,
          ACCOUNT,
          ItemKind.REFUND,
          "611365",
          PAID,
          null,
          PAID,
          AMOUNT,
          eur("50.00"),
          "C-1",
          null,
          "li.na",
          "standard/1",
          KNOWN,
          SEQUENCE,
          List.of(
              step("reminder-1", BOUNCED.plusDays(1)),
              step("reminder-2", BOUNCED.plusDays(8)),
              step("demand", BOUNCED.plusDays(20)),
              step("escalation", BOUNCED.plusDays(30))));

  private final FixtureConfiguration<ReminderCase> fixture = Examples.fixture();

  @Test
  void itIsChasedFromTheDayOnWhichItIsOwedAgainWithTheFirstStepFirst() {
    fixture.givenNoPriorActivity().when(open("50.00", ANNA)).expectEvents(OPENED);
  }

  @Test
  void itsOpeningMayComeAgain() {
    fixture.given(OPENED).when(open("50.00", ANNA)).expectNoEvents();
    fixture.given(OPENED).when(change("reversal", "50.00", "50.00", 12)).expectNoEvents();
  }

  @Test
  void nothingIsChasedOfOneOfWhichNothingIsOpen() {
    fixture.givenNoPriorActivity().when(open("0.00", ANNA)).expectNoEvents();
  }

  @Test
  void itsMessageIsAskedForByWhatIsOpenAndSaysWhoseNewsThatIs() {
    LocalDate day = BOUNCED.plusDays(1);
    fixture
        .given(OPENED)
        .when(new Chase(REFUND, at(day, 9), ANNA))
        .expectEvents(
            new StepRequested(
                REFUND,
                1,
                ACCOUNT,
                "611365",
                "reminder-1",
                STANDARD.ordinalOf("reminder-1"),
                MessageKind.COURTESY,
                new Sending(
                    day,
                    STANDARD.hoursIn("DE"),
                    at(day, 9).plus(10, ChronoUnit.MINUTES),
                    3,
                    5,
                    null),
                false,
                eur("20.00"),
                null,
                63,
                PAID,
                PAID,
                AMOUNT,
                eur("50.00"),
                "C-1",
                null,
                "standard/1",
                new Recipient("anna", Role.PAYMENT_RESPONSIBLE),
                SEQUENCE,
                Examples.TOLD,
                null),
            new StepsPlanned(
                REFUND, ACCOUNT, "611365", OPENED.plan().subList(1, OPENED.plan().size()), null));
  }

  @Test
  void moneyThatComesInForItClosesIt() {
    fixture
        .given(OPENED)
        .when(change("receipt", "-50.00", "0.00", 20))
        .expectEvents(
            new ClaimReduced(
                REFUND,
                ACCOUNT,
                "611365",
                "D-20",
                BOUNCED,
                eur("50.00"),
                eur("0.00"),
                20,
                sequence(20)),
            new CaseClosed(REFUND, ACCOUNT, "611365", "settled"));
  }

  @Test
  void oneThatIsUndoneIsClosedAsReversed() {
    fixture
        .given(OPENED)
        .when(change("reversal", "-50.00", "0.00", 20))
        .expectEvents(
            adjusted("-50.00", "0.00", 20), new CaseClosed(REFUND, ACCOUNT, "611365", "reversed"));
  }

  @Test
  void anotherReceiptThatBouncesOpensItAgain() {
    fixture
        .given(
            OPENED,
            adjusted("-50.00", "0.00", 20),
            new CaseClosed(REFUND, ACCOUNT, "611365", "settled"))
        .when(change("reversal", "30.00", "30.00", 30))
        .expectEvents(
            adjusted("30.00", "30.00", 30),
            new CaseReopened(REFUND, ACCOUNT, "611365", KNOWN, OPENED.plan()));
  }

  @Test
  void itIsHeldAgainstAllInvoicesAlsoOneOfTheSameNumber() {
    fixture
        .givenNoPriorActivity()
        .when(open("50.00", having("0.79")))
        .expectEventsMatching(payloadsMatching(exactSequenceOf(instanceOf(CaseOpened.class))));
    fixture
        .given(OPENED)
        .when(new Chase(REFUND, at(BOUNCED.plusDays(1), 9), having("0.79")))
        .expectEventsMatching(
            payloadsMatching(
                exactSequenceOf(instanceOf(TaskRaised.class), instanceOf(StepsPlanned.class))));
    fixture
        .given(OPENED)
        .when(new Chase(REFUND, at(BOUNCED.plusDays(1), 9), having("0.80")))
        .expectEventsMatching(
            payloadsMatching(
                exactSequenceOf(instanceOf(StepRequested.class), instanceOf(StepsPlanned.class))));
  }

  @ParameterizedTest
  @CsvSource({
    "INVOICE, 1, reminder.CN01.1",
    "REFUND, 1, refund.CN01.1",
    "INVOICE, refund.CN01.1, reminder.CN01.refund.CN01.1",
    "REFUND, reminder.CN01.1, refund.CN01.reminder.CN01.1",
  })
  void anInvoiceAndARefundOfOneNumberAreTwoCases(ItemKind kind, String number, String id) {
    assertThat(CaseIds.of(ACCOUNT, kind, number)).isEqualTo(id);
    assertThat(CaseIds.itemKind(id)).isEqualTo(kind);
  }

  private static OpenCase open(String open, Customer customer) {
    OpenItem item =
        new OpenItem(
            ItemKind.REFUND,
            "611365",
            eur(open),
            eur(open),
            new ItemTerms(PAID, PAID, AMOUNT, "C-1", "li.na"));
    return new OpenCase(REFUND, Terms.of(ACCOUNT, item, SEQUENCE), customer, STANDARD, KNOWN);
  }

  private static ChangeOpenAmount change(String kind, String change, String open, long position) {
    return new ChangeOpenAmount(
        REFUND,
        new Document(kind, "D-" + position, BOUNCED),
        eur(change),
        eur(open),
        position,
        sequence(position),
        KNOWN,
        ANNA);
  }

  private static ClaimAdjusted adjusted(String change, String open, long position) {
    return new ClaimAdjusted(
        REFUND,
        ACCOUNT,
        "611365",
        "reversal",
        "D-" + position,
        BOUNCED,
        eur(change),
        eur(open),
        position,
        sequence(position));
  }

  /** Anna's company with an invoice of the refund's number. */
  private static Customer having(String invoice) {
    return new Customer(
        ANNA.id(),
        ANNA.name(),
        ANNA.zone(),
        ANNA.country(),
        null,
        ANNA.contacts(),
        ANNA.undeliverable(),
        Map.of(AMOUNT.currency(), new Largest(new One("611365", eur(invoice)), null)),
        ANNA.chasing(),
        ANNA.ledgerSequence());
  }

  private static String sequence(long position) {
    return "%019d.0000000000".formatted(position);
  }

  private static Money eur(String amount) {
    return Money.parse(amount + " EUR");
  }

  private static PlannedStep step(String level, LocalDate day) {
    return new PlannedStep(level, at(day, 9));
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(LocalTime.of(hour, 0)).atZone(BERLIN).toInstant();
  }
}
