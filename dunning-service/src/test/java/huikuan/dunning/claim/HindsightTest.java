package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.NOBODY;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.RECORDED;
import static huikuan.dunning.claim.Examples.changed;
import static huikuan.dunning.claim.Examples.covered;
import static huikuan.dunning.claim.Examples.escalated;
import static huikuan.dunning.claim.Examples.missing;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.taken;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Cover.Unapplied;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.dunning.claim.ClaimEvent.StepWithheld;
import huikuan.dunning.claim.ClaimEvent.TaskEnded;
import huikuan.dunning.claim.Decision.Nothing;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.claim.Decision.Take;
import huikuan.dunning.claim.Hindsight.Decided;
import huikuan.dunning.companies.ChasingHistory;
import huikuan.dunning.companies.CompanyEvent.ChasingSet;
import huikuan.dunning.companies.CompanyEvent.ReceiptsCompleted;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.CustomerHistory;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHeld;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHoldEnded;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldHistory;
import huikuan.dunning.hold.HoldInForce;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.dunning.policy.ShippedOnly;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.calendar.WorkingDays;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day is answered by what was known then, whatever was told since. */
class HindsightTest {

  private static final LocalDate FIRST = DUE.plusDays(3);

  private final Hindsight hindsight = new Hindsight(new ShippedOnly(), Calendars.ofShipped());
  private final List<RecordedEvent> claim = new ArrayList<>();
  private final List<RecordedEvent> customer = new ArrayList<>();
  private final List<RecordedEvent> company = new ArrayList<>();
  private final List<RecordedEvent> held = new ArrayList<>();
  private Instant now = nine(100);
  private AccountCover cover = covered();

  @BeforeEach
  void anInvoiceOfAnnas() {
    add(claim, RECORDED, OPENED);
    tell(RECORDED, ANNA);
    add(company, RECORDED, new ChasingSet("CN01", LocalDate.EPOCH, null));
  }

  @Test
  void whatIsDueIsTakenOnItsDay() {
    assertThat(take(FIRST)).isEqualTo("reminder-1");
    assertThat(on(FIRST).at()).isEqualTo(nine(3));
    assertThat(reason(FIRST.minusDays(1))).isEqualTo(Reason.NOT_DUE);
  }

  @Test
  void thatThereIsNobodyAnyMoreDoesNotChangeWhatWasDecided() {
    tell(nine(4), NOBODY);
    assertThat(take(FIRST)).isEqualTo("reminder-1");
    assertThat(reason(FIRST.plusDays(3))).isEqualTo(Reason.NOBODY_TO_WRITE_TO);
  }

  @Test
  void whoeverCameLaterWasNotThere() {
    customer.clear();
    tell(RECORDED, NOBODY);
    tell(nine(4), ANNA);
    assertThat(reason(FIRST)).isEqualTo(Reason.NOBODY_TO_WRITE_TO);
    assertThat(take(FIRST.plusDays(3))).isEqualTo("reminder-1");
  }

  @Test
  void forAsLongAsNobodyCanBeWrittenToAPersonHasNothingToReview() {
    customer.clear();
    tell(RECORDED, NOBODY);
    add(claim, nine(3), missing("reminder-1", 3));
    assertThat(reason(DUE.plusYears(2))).isEqualTo(Reason.NOBODY_TO_WRITE_TO);
    tell(nine(400), ANNA);
    assertThat(reason(DUE.plusYears(2))).isEqualTo(Reason.NEEDS_REVIEW);
  }

  @Test
  void aDayIsOneOfTheZoneInWhichTheCustomerWas() {
    add(customer, nine(4), moved("America/New_York", "US"));
    assertThat(on(FIRST).at()).isEqualTo(nine(3));
    assertThat(on(FIRST).customer().zone()).isEqualTo(Examples.BERLIN);
    assertThat(on(FIRST.plusDays(7)).at()).isEqualTo(Instant.parse("2013-02-15T14:00:00Z"));
  }

  /** The first week of October is a holiday in China. */
  @Test
  void aWorkingDayIsOneOfTheCountryInWhichTheCustomerWas() {
    customer.clear();
    add(customer, RECORDED, moved("Asia/Shanghai", "CN"));
    ANNA.contacts().forEach(each -> add(customer, RECORDED, new ContactChanged(ANNA.id(), each)));
    add(claim, RECORDED, new TaskEnded(CASE, ACCOUNT, "611365", TaskReason.VERY_LATE, "done"));
    assertThat(reason(LocalDate.of(2026, 10, 1))).isEqualTo(Reason.NO_CONTACT_DAY);
    add(customer, Instant.parse("2026-10-05T00:00:00Z"), moved("Europe/Berlin", "DE"));
    assertThat(reason(LocalDate.of(2026, 10, 1))).isEqualTo(Reason.NO_CONTACT_DAY);
    assertThat(take(LocalDate.of(2026, 10, 6))).isEqualTo("reminder-1");
  }

  @Test
  void aCompanyThatIsClosedNowWasOpenThen() {
    add(company, nine(4), new ChasingSet("CN01", null, "wrong import"));
    add(company, nine(6), new ReceiptsCompleted("CN01", DUE));
    assertThat(take(FIRST)).isEqualTo("reminder-1");
    assertThat(reason(FIRST.plusDays(3))).isEqualTo(Reason.CHASING_CLOSED);
  }

  @Test
  void aCompanyThatIsOpenNowWasClosedThen() {
    company.clear();
    add(company, nine(4), new ChasingSet("CN01", FIRST.plusDays(1), null));
    assertThat(reason(FIRST)).isEqualTo(Reason.CHASING_CLOSED);
    assertThat(take(FIRST.plusDays(3))).isEqualTo("reminder-1");
  }

  @Test
  void receiptsThatWereMissingThenWereMissing() {
    add(company, nine(0), new ReceiptsCompleted("CN01", DUE.minusDays(1)));
    add(company, nine(4), new ReceiptsCompleted("CN01", FIRST));
    assertThat(reason(FIRST)).isEqualTo(Reason.RECEIPTS_MISSING);
    assertThat(take(FIRST.plusDays(3))).isEqualTo("reminder-1");
  }

  @Test
  void aCustomerThatWasOnHoldThenWasNotChased() {
    Hold hold = new Hold(Hold.MANUAL, "a merger", FIRST.plusDays(20), null, null);
    Instant end = hold.endsIn(Examples.BERLIN);
    add(held, nine(1), new CustomerHeld(ACCOUNT.customerId(), hold, end, hold.until()));
    add(held, nine(5), new CustomerHoldEnded(ACCOUNT.customerId(), "manual", "resumed", null));
    assertThat(reason(FIRST)).isEqualTo(Reason.ON_HOLD);
    HoldsInForce then = new HoldsInForce(List.of(new HoldInForce(hold, end)));
    assertThat(on(FIRST).customerHolds()).isEqualTo(then);
    assertThat(on(FIRST).customer().holds()).isEqualTo(then);
    assertThat(on(FIRST).holds().isEmpty()).as("the claim itself").isTrue();
    assertThat(take(FIRST.plusDays(3))).isEqualTo("reminder-1");
    assertThat(on(FIRST.plusDays(3)).customerHolds().isEmpty()).isTrue();
  }

  @Test
  void aHoldOfTheCustomerWasOverAfterItsLastDay() {
    Hold hold = new Hold(Hold.MANUAL, "a merger", FIRST, null, null);
    Instant end = hold.endsIn(Examples.BERLIN);
    add(held, nine(1), new CustomerHeld(ACCOUNT.customerId(), hold, end, hold.until()));
    assertThat(reason(FIRST)).isEqualTo(Reason.ON_HOLD);
    assertThat(take(FIRST.plusDays(3))).isEqualTo("reminder-1");
  }

  @Test
  void aDayToComeIsAnsweredByWhatIsKnownNow() {
    add(claim, nine(3), requested("reminder-1", 3, "55.94 EUR"));
    add(claim, nine(3).plusSeconds(700), taken("reminder-1", 3));
    tell(nine(5), NOBODY);
    assertThat(take(FIRST)).isEqualTo("reminder-1");
    assertThat(reason(FIRST.plusDays(1))).isEqualTo(Reason.NOT_DUE);
    assertThat(reason(LocalDate.of(2040, 6, 5))).isEqualTo(Reason.NOBODY_TO_WRITE_TO);
  }

  @Test
  void aDayOnWhichItWasCoveredIsAnsweredAsItWasToldAndOneToComeByTheMoneyOfNow() {
    demanded();
    now = nine(36);
    cover = covered();
    add(claim, nine(31), withheld(31, "receipt R-1"));
    add(claim, nine(38), escalated(38));
    assertThat(reason(DUE.plusDays(29))).isEqualTo(Reason.NOT_DUE);
    assertThat(decision(DUE.plusDays(31)))
        .isEqualTo(new Nothing(Reason.COVERED, "escalation", null, "receipt R-1"));
    assertThat(decision(DUE.plusDays(35)))
        .isEqualTo(new Nothing(Reason.COVERED, "escalation", nine(38), "receipt R-1"));
    assertThat(take(DUE.plusDays(38))).isEqualTo("escalation");
  }

  @Test
  void anEscalationToComeIsAnsweredByTheMoneyOfNow() {
    demanded();
    now = nine(25);
    assertThat(take(DUE.plusDays(31))).isEqualTo("escalation");
    cover = covered(new Unapplied("receipt R-1", null, Examples.AMOUNT));
    assertThat(decision(DUE.plusDays(31)))
        .isEqualTo(new Nothing(Reason.COVERED, "escalation", null, "receipt R-1"));
  }

  private void demanded() {
    int[] days = {3, 10, 20};
    String[] levels = {"reminder-1", "reminder-2", "demand"};
    for (int step = 0; step < days.length; step++) {
      add(claim, nine(days[step]), requested(levels[step], days[step], "55.94 EUR"));
      add(claim, nine(days[step]).plusSeconds(700), taken(levels[step], days[step]));
    }
  }

  private static StepWithheld withheld(int daysLate, String by) {
    return new StepWithheld(
        CASE,
        ACCOUNT,
        "611365",
        "escalation",
        DUE.plusDays(daysLate),
        Reason.COVERED,
        by,
        null,
        null,
        nine(daysLate + 7));
  }

  private Decision decision(LocalDate day) {
    return on(day).decision();
  }

  @Test
  void whatWasNotKnownYetIsNotAnswered() {
    assertThat(find(LocalDate.of(2013, 1, 2))).isEmpty();
    assertThat(find(LocalDate.of(2013, 1, 3))).isPresent();
  }

  private String take(LocalDate day) {
    return ((Take) on(day).decision()).step().level();
  }

  private Reason reason(LocalDate day) {
    return ((Nothing) on(day).decision()).reason();
  }

  private Decided on(LocalDate day) {
    return find(day).orElseThrow();
  }

  private Optional<Decided> find(LocalDate day) {
    return hindsight.on(
        day, claim, history(), HoldHistory.of(held), now, any -> cover, Examples.READY);
  }

  private CustomerHistory history() {
    return CustomerHistory.of(
        ACCOUNT.customerId(),
        customer,
        new ChasingHistory(company, ZoneOffset.UTC, WorkingDays.MONDAY_TO_FRIDAY),
        Map.of());
  }

  /** The customer and the people there are told, in place of those before. */
  private void tell(Instant at, Customer told) {
    add(customer, at, changed(told));
    if (told.contacts().isEmpty()) {
      ANNA.contacts()
          .forEach(each -> add(customer, at, new ContactForgotten(ANNA.id(), each.id())));
    }
    told.contacts().forEach(each -> add(customer, at, new ContactChanged(ANNA.id(), each)));
  }

  private static CustomerChanged moved(String zone, String country) {
    return new CustomerChanged(ANNA.id(), ANNA.name(), "de", zone, country, null);
  }

  private static void add(List<RecordedEvent> events, Instant at, Object event) {
    events.add(
        new RecordedEvent(
            1,
            0,
            "e",
            event.getClass().getSimpleName(),
            event,
            Map.of(),
            at,
            null,
            null,
            events.size()));
  }
}
