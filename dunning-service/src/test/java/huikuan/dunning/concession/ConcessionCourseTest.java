package huikuan.dunning.concession;

import static huikuan.dunning.concession.ConcessionExamples.ACCOUNT;
import static huikuan.dunning.concession.ConcessionExamples.CASE;
import static huikuan.dunning.concession.ConcessionExamples.DISCOUNT;
import static huikuan.dunning.concession.ConcessionExamples.DUTY;
import static huikuan.dunning.concession.ConcessionExamples.EXCHANGE;
import static huikuan.dunning.concession.ConcessionExamples.EXTENSION;
import static huikuan.dunning.concession.ConcessionExamples.FIRST;
import static huikuan.dunning.concession.ConcessionExamples.FIRST_DUE;
import static huikuan.dunning.concession.ConcessionExamples.KEY;
import static huikuan.dunning.concession.ConcessionExamples.NOW;
import static huikuan.dunning.concession.ConcessionExamples.PLAN;
import static huikuan.dunning.concession.ConcessionExamples.PROPOSER;
import static huikuan.dunning.concession.ConcessionExamples.SECOND_DUE;
import static huikuan.dunning.concession.ConcessionExamples.SERVICE;
import static huikuan.dunning.concession.ConcessionExamples.accept;
import static huikuan.dunning.concession.ConcessionExamples.accepted;
import static huikuan.dunning.concession.ConcessionExamples.change;
import static huikuan.dunning.concession.ConcessionExamples.changed;
import static huikuan.dunning.concession.ConcessionExamples.check;
import static huikuan.dunning.concession.ConcessionExamples.decision;
import static huikuan.dunning.concession.ConcessionExamples.drafted;
import static huikuan.dunning.concession.ConcessionExamples.due;
import static huikuan.dunning.concession.ConcessionExamples.end;
import static huikuan.dunning.concession.ConcessionExamples.ended;
import static huikuan.dunning.concession.ConcessionExamples.hear;
import static huikuan.dunning.concession.ConcessionExamples.paid;
import static huikuan.dunning.concession.ConcessionExamples.part;
import static huikuan.dunning.concession.ConcessionExamples.pay;
import static huikuan.dunning.concession.ConcessionExamples.terms;
import static huikuan.dunning.concession.ConcessionExamples.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.concession.ConcessionAnswer.NotNow;
import huikuan.dunning.concession.ConcessionAnswer.Unchanged;
import huikuan.dunning.concession.ConcessionCommand.FinishDuty;
import huikuan.dunning.concession.ConcessionCommand.FollowConcession;
import huikuan.dunning.concession.ConcessionCommand.SettleAgain;
import huikuan.dunning.concession.ConcessionEvent.ConcessionSettling;
import huikuan.dunning.concession.ConcessionEvent.DueMissed;
import huikuan.dunning.concession.ConcessionEvent.DuePaid;
import huikuan.dunning.concession.ConcessionEvent.DutyDone;
import huikuan.dunning.concession.ConcessionEvent.DutyMissed;
import huikuan.dunning.concession.ConcessionEvent.HeldPart;
import huikuan.dunning.concession.ConcessionEvent.PartChanged;
import huikuan.dunning.concession.ConcessionEvent.PostingHeard;
import huikuan.dunning.concession.ConcessionTerms.IfMissed;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.actor.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How concessions that are in force are observed by both sides, and what the ledger is asked. */
class ConcessionCourseTest {

  private static final LocalDate UNTIL = FIRST_DUE.plusDays(2);
  private static final LocalDate LAST = SECOND_DUE.plusDays(2);
  private static final LocalDate THIRD_DUE = SECOND_DUE.plusMonths(1);

  /** Three instalments. */
  private static final ConcessionTerms GOING_ON =
      terms(
          ConcessionKind.PLAN,
          List.of(due(FIRST_DUE, "40.00"), due(SECOND_DUE, "30.00"), due(THIRD_DUE, "30.00")),
          IfMissed.GOES_ON);

  private static final Instant FIRST_END = end(UNTIL);
  private static final Instant SECOND_END = end(LAST);
  private static final ConcessionEvent IN_FORCE = accepted(PLAN, LAST);
  private static final AgreedPart PAID_97 = paid("97.00", 8);

  private final FixtureConfiguration<CustomerConcessions> fixture =
      new AggregateTestFixture<>(CustomerConcessions.class)
          .registerIgnoredField(CustomerConcessions.class, "concessions");

  private ResultValidator<CustomerConcessions> when(Object command, ConcessionEvent... before) {
    return fixture.given(before).when(command, Map.of(Actor.METADATA, PROPOSER));
  }

  @Test
  void aDueIsPaidUpToItsToleranceAndMissedACentBelow() {
    when(check("0.00", FIRST_END), drafted(PLAN), IN_FORCE, paid39("39.00"))
        .expectEvents(new DuePaid(FIRST, ACCOUNT, 1, null, null));
    when(check("0.00", FIRST_END), drafted(PLAN), IN_FORCE, paid39("38.99"))
        .expectEvents(missed("1.01", "60.00"));
  }

  @Test
  void beforeItsEndADueIsNotJudgedAndAfterItOnce() {
    when(check("0.00", FIRST_END.minusMillis(1)), drafted(PLAN), IN_FORCE).expectNoEvents();
    when(check("0.00", FIRST_END), drafted(PLAN), IN_FORCE).expectEvents(missed("40.00", "60.00"));
    when(check("0.00", FIRST_END), drafted(PLAN), IN_FORCE, missed("40.00", "60.00"))
        .expectNoEvents();
  }

  @Test
  void moneyThatStandsAgainstNothingCounts() {
    when(check("40.00", FIRST_END), drafted(PLAN), IN_FORCE)
        .expectEvents(new DuePaid(FIRST, ACCOUNT, 1, yuan("40.00"), null));
  }

  @Test
  void whatIsGrantedIsHeldOnUntilTheMoneyIsAllocated() {
    DuePaid onAccount =
        new DuePaid(FIRST, ACCOUNT, 1, yuan("97.00"), held("100.00", UNTIL.plusDays(30)));
    ConcessionEvent[] before = {drafted(DISCOUNT), accepted(DISCOUNT, UNTIL), onAccount};
    when(check("97.00", FIRST_END), drafted(DISCOUNT), accepted(DISCOUNT, UNTIL))
        .expectEvents(onAccount);
    when(pay("50.00", FIRST_DUE, 8), before)
        .expectEvents(
            changed(paid("50.00", 8), "receipt", "-50.00", 8, held("50.00", UNTIL.plusDays(30))));
    when(pay("97.00", UNTIL.plusDays(9), 8), before)
        .expectEvents(
            changed(PAID_97, "receipt", "-97.00", 8, held("3.00", UNTIL.plusDays(30))),
            settling(1));
    assertThat(onAccount.holdings())
        .singleElement()
        .satisfies(each -> assertThat(each.task()).isEqualTo(TaskReason.UNALLOCATED_MONEY));
  }

  @Test
  void moneyOnAccountThatIsAllocatedCountsOnce() {
    DuePaid onAccount = new DuePaid(FIRST, ACCOUNT, 1, yuan("40.00"), null);
    when(
            check("0.00", SECOND_END),
            drafted(GOING_ON),
            accepted(GOING_ON, LAST),
            onAccount,
            paid39("40.00"))
        .expectEvents(
            new DueMissed(FIRST, ACCOUNT, 2, yuan("30.00"), held("30.00", THIRD_DUE.plusDays(2))));
  }

  @Test
  void aMissedDueEndsItIfThatIsAgreed() {
    when(
            check("0.00", FIRST_END),
            drafted(DISCOUNT),
            accepted(DISCOUNT, UNTIL),
            changed(paid("50.00", 8), "receipt", "-50.00", 8, List.of()))
        .expectEvents(ended(DISCOUNT, paid("50.00", 8), ConcessionState.MISSED, null, FIRST_END));
  }

  @Test
  void theLastDueEndsItInAnyCase() {
    when(check("0.00", SECOND_END), drafted(PLAN), IN_FORCE, missed("40.00", "60.00"))
        .expectEvents(ended(PLAN, part(), ConcessionState.MISSED, null, SECOND_END));
  }

  @Test
  void itIsKeptAsSoonAsAllIsPaid() {
    AgreedPart all = paid("100.00", 8);
    when(pay("100.00", FIRST_DUE, 8), drafted(PLAN), IN_FORCE)
        .expectEvents(
            changed(all, "receipt", "-100.00", 8, held("0.00", LAST)),
            ended(PLAN, all, ConcessionState.KEPT, null, NOW));
  }

  @Test
  void thePaymentOfOneThatWasKeptMayGoBack() {
    AgreedPart all = paid("100.00", 8);
    PartChanged came = changed(all, "receipt", "-100.00", 8, held("0.00", LAST));
    AgreedPart back = all.after(change("receipt", "100.00", FIRST_DUE, 9), LAST);
    when(
            new FollowConcession(KEY, FIRST, change("receipt", "100.00", FIRST_DUE, 9)),
            drafted(PLAN),
            IN_FORCE,
            came,
            ended(PLAN, all, ConcessionState.KEPT, null, NOW))
        .expectEvents(
            changed(back, "receipt", "100.00", 9, List.of()),
            ended(PLAN, back, ConcessionState.MISSED, "bounced", NOW));
  }

  @Test
  void theSameChangeAgainChangesNothing() {
    when(pay("39.00", FIRST_DUE, 8), drafted(PLAN), IN_FORCE, paid39("39.00")).expectNoEvents();
  }

  @Test
  void aDiscountIsAskedOfTheLedgerWhenItIsPaid() {
    PartChanged came = changed(PAID_97, "receipt", "-97.00", 8, held("3.00", UNTIL.plusDays(30)));
    when(pay("97.00", FIRST_DUE, 8), drafted(DISCOUNT), accepted(DISCOUNT, UNTIL))
        .expectEvents(came, settling(1));
    AgreedPart credited = PAID_97.after(change("creditNote", "-3.00", FIRST_DUE, 9), UNTIL);
    PartChanged posted = credited(credited);
    when(
            new FollowConcession(
                KEY,
                FIRST,
                new ClaimChange(
                    CASE,
                    yuan("-3.00"),
                    yuan("0.00"),
                    "creditNote",
                    decision(1),
                    decision(1),
                    FIRST_DUE,
                    9,
                    NOW)),
            drafted(DISCOUNT),
            accepted(DISCOUNT, UNTIL),
            came,
            settling(1),
            heard(1, PostingOutcome.POSTED, ConcessionState.SETTLING))
        .expectEvents(posted, ended(DISCOUNT, credited, ConcessionState.KEPT, null, NOW));
  }

  private static PartChanged credited(AgreedPart part) {
    return new PartChanged(
        FIRST,
        ACCOUNT,
        part,
        yuan("-3.00"),
        "creditNote",
        decision(1),
        held("0.00", UNTIL.plusDays(30)));
  }

  @Test
  void whatTheLedgerRefusesIsAskedAgainByAPerson() {
    ConcessionEvent came =
        changed(PAID_97, "receipt", "-97.00", 8, held("3.00", UNTIL.plusDays(30)));
    PostingHeard refused = heard(1, PostingOutcome.REFUSED, ConcessionState.REFUSED_BY_LEDGER);
    ConcessionEvent[] asked = {drafted(DISCOUNT), accepted(DISCOUNT, UNTIL), came, settling(1)};
    when(hear(1, PostingOutcome.REFUSED), asked).expectEvents(refused);
    assertThat(refused.holdings())
        .singleElement()
        .satisfies(each -> assertThat(each.task()).isEqualTo(TaskReason.CONCESSION_REFUSED));
    SettleAgain again = new SettleAgain(KEY, FIRST, NOW);
    when(again, asked).expectNoEvents().expectResultMessagePayload(new Unchanged(FIRST));
    when(again, with(asked, refused)).expectEvents(settling(2));
    when(hear(1, PostingOutcome.REFUSED), with(asked, refused)).expectNoEvents();
    when(hear(1, PostingOutcome.LAPSED), with(asked, refused, settling(2)))
        .expectEvents(heard(1, PostingOutcome.LAPSED, ConcessionState.SETTLING));
    when(again, drafted(DISCOUNT))
        .expectNoEvents()
        .expectResultMessagePayload(new NotNow(FIRST, ConcessionState.OFFERED));
  }

  private static ConcessionEvent[] with(ConcessionEvent[] before, ConcessionEvent... more) {
    return Stream.concat(Arrays.stream(before), Arrays.stream(more))
        .toArray(ConcessionEvent[]::new);
  }

  @Test
  void anExtensionIsAskedOfTheLedgerWhenItIsAccepted() {
    when(accept(), drafted(EXTENSION))
        .expectEvents(
            accepted(EXTENSION, SECOND_DUE),
            settling(EXTENSION, part(), 1, Posting.EXTENSION, null));
  }

  @Test
  void anExchangeIsCreditedWhenWeHaveDoneIt() {
    FinishDuty command = new FinishDuty(KEY, FIRST, "came back", NOW);
    ConcessionEvent accepted = accepted(EXCHANGE, DUTY.plusDays(30));
    DutyDone done = new DutyDone(FIRST, ACCOUNT, "came back", NOW);
    when(command, drafted(EXCHANGE), accepted)
        .expectEvents(done, settling(EXCHANGE, part(), 1, Posting.CREDIT_NOTE, "100.00"));
    when(command, drafted(EXCHANGE), accepted, done)
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(FIRST));
    when(command, drafted(PLAN), IN_FORCE)
        .expectNoEvents()
        .expectResultMessagePayload(new NotNow(FIRST, ConcessionState.IN_FORCE));
  }

  @Test
  void whatWeHaveNotDoneByItsDayIsMissedOnce() {
    Instant over = end(DUTY);
    ConcessionEvent accepted = accepted(SERVICE, DUTY.plusDays(30));
    DutyMissed missed = new DutyMissed(FIRST, ACCOUNT, held("100.00", DUTY.plusDays(30)));
    when(check("0.00", over.minusMillis(1)), drafted(SERVICE), accepted).expectNoEvents();
    when(check("0.00", over), drafted(SERVICE), accepted).expectEvents(missed);
    when(check("0.00", over), drafted(SERVICE), accepted, missed).expectNoEvents();
  }

  private static PartChanged paid39(String amount) {
    AgreedPart part = paid(amount, 8);
    return changed(part, "receipt", "-" + amount, 8, held(part.missing().decimal(), LAST));
  }

  private static DueMissed missed(String missing, String held) {
    return new DueMissed(FIRST, ACCOUNT, 1, yuan(missing), held(held, LAST));
  }

  private static List<HeldPart> held(String amount, LocalDate until) {
    return List.of(new HeldPart(CASE, yuan(amount), until));
  }

  private static ConcessionSettling settling(int settling) {
    return settling(DISCOUNT, PAID_97, settling, Posting.CREDIT_NOTE, "3.00");
  }

  private static ConcessionSettling settling(
      ConcessionTerms terms,
      AgreedPart part,
      int settling,
      Posting posting,
      @Nullable String amount) {
    return new ConcessionSettling(
        FIRST,
        ACCOUNT,
        new Conceded(terms, List.of(part)),
        List.of(
            new ConcessionEvent.Wanted(
                decision(settling),
                CASE,
                new ItemName(ItemKind.INVOICE, "F-1"),
                posting,
                amount == null ? null : yuan(amount))),
        "no money",
        PROPOSER,
        null);
  }

  private static PostingHeard heard(int settling, PostingOutcome outcome, ConcessionState state) {
    return new PostingHeard(
        FIRST,
        ACCOUNT,
        new Conceded(DISCOUNT, List.of(PAID_97)),
        state,
        decision(settling),
        outcome,
        null,
        null,
        null,
        state == ConcessionState.REFUSED_BY_LEDGER ? held("3.00", UNTIL.plusDays(30)) : null);
  }
}
