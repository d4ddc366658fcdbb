package huikuan.ledger.period;

import huikuan.ledger.period.BooksEvent.PeriodLocked;
import huikuan.ledger.period.BooksEvent.PeriodReopened;
import huikuan.ledger.period.BooksEvent.ReopeningOvertaken;
import huikuan.ledger.period.BooksEvent.ReopeningProposed;
import huikuan.ledger.period.BooksEvent.ReopeningRejected;
import huikuan.ledger.period.DecideReopening.Approve;
import huikuan.ledger.period.DecideReopening.Reject;
import huikuan.ledger.period.MoveLock.Outcome;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.approval.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BooksTest {

  private static final LocalDate JUNE = LocalDate.parse("2013-06-01");
  private static final LocalDate JULY = LocalDate.parse("2013-07-01");
  private static final LocalDate AUGUST = LocalDate.parse("2013-08-01");
  private static final BooksKey BOOKS = new BooksKey("CN01");
  private static final Instant NOW = Instant.parse("2013-08-05T01:00:00Z");
  private static final Instant LAPSES = Instant.parse("2013-08-12T16:00:00Z");
  private static final ProposalId FIRST = ProposalId.parse("lock.CN01.1");
  private static final String LI_NA = "person:li.na";
  private static final String WANG_WEI = "person:wang.wei";

  private final FixtureConfiguration<Books> fixture = new AggregateTestFixture<>(Books.class);

  private static MoveLock move(@Nullable LocalDate lockedBefore, @Nullable String reason) {
    return new MoveLock(BOOKS, lockedBefore, reason, NOW, LAPSES);
  }

  private static PeriodLocked locked(LocalDate before) {
    return new PeriodLocked("CN01", before, null);
  }

  private static ReopeningProposed proposed(@Nullable LocalDate wanted) {
    return new ReopeningProposed(
        "CN01", 1, JULY, wanted, "late credit note", Proposal.of(LI_NA, LAPSES, 1));
  }

  private static PeriodReopened reopened(@Nullable LocalDate before) {
    return new PeriodReopened("CN01", 1, before, "late credit note", LI_NA);
  }

  private TestExecutor<Books> given(Object... events) {
    return given(LI_NA, events);
  }

  private TestExecutor<Books> given(String actor, Object... events) {
    Object[] messages = new Object[events.length];
    for (int each = 0; each < events.length; each++) {
      messages[each] =
          new GenericDomainEventMessage<>("Books", BOOKS.toString(), each, events[each], by(actor));
    }
    return fixture.given(messages);
  }

  private static MetaData by(String actor) {
    return MetaData.from(Map.of(Actor.METADATA, actor));
  }

  private static ResultValidator<Books> when(
      TestExecutor<Books> given, Object command, String actor) {
    return given.when(command, by(actor));
  }

  @Test
  void openBooksAreClosedWithoutAReason() {
    when(fixture.givenNoPriorActivity(), move(JUNE, null), LI_NA)
        .expectEvents(locked(JUNE))
        .expectResultMessagePayload(new Outcome.Moved());
  }

  @Test
  void whoeverClosesBooksMaySayWhy() {
    when(fixture.givenNoPriorActivity(), move(JUNE, "May closed"), LI_NA)
        .expectEvents(new PeriodLocked("CN01", JUNE, "May closed"));
  }

  @Test
  void theLockMovesForward() {
    when(given(locked(JUNE)), move(JULY, null), LI_NA)
        .expectEvents(locked(JULY))
        .expectResultMessagePayload(new Outcome.Moved());
  }

  @Test
  void itMovesOnlyFromWhereItWasSeen() {
    when(given(locked(JUNE)), move(AUGUST, null).onlyIf(0), LI_NA)
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Outdated());
    when(given(locked(JULY), proposed(JUNE)), move(null, "all").onlyIf(1), LI_NA)
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Outdated());
    when(given(locked(JUNE)), move(JUNE, null).onlyIf(0), LI_NA)
        .expectResultMessagePayload(new Outcome.Unmoved());
    when(given(locked(JUNE)), move(JULY, null).onlyIf(1), LI_NA).expectEvents(locked(JULY));
    when(fixture.givenNoPriorActivity(), move(JULY, null).onlyIf(0), LI_NA)
        .expectEvents(locked(JULY));
  }

  @Test
  void thatItMovesBackIsProposed() {
    when(given(locked(JULY)), move(JUNE, "late credit note"), LI_NA)
        .expectEvents(proposed(JUNE))
        .expectResultMessagePayload(new Outcome.Proposed(JULY, FIRST));
    when(given(locked(JULY)), move(null, "late credit note"), LI_NA).expectEvents(proposed(null));
  }

  @Test
  void itMovesBackWhenAnotherPersonApproves() {
    when(given(locked(JULY), proposed(JUNE)), new Approve(BOOKS, FIRST, NOW), WANG_WEI)
        .expectEvents(reopened(JUNE))
        .expectResultMessagePayload(Verdict.APPROVED);
  }

  @Test
  void nobodyApprovesWhatHeProposed() {
    when(given(locked(JULY), proposed(JUNE)), new Approve(BOOKS, FIRST, NOW), LI_NA)
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.OWN_PROPOSAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"anonymous", "client:erp", "system:day-begins"})
  void whoIsNoPersonApprovesNothing(String actor) {
    when(given(locked(JULY), proposed(JUNE)), new Approve(BOOKS, FIRST, NOW), actor)
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.NOT_A_PERSON);
  }

  @Test
  void aProposalLapses() {
    when(given(locked(JULY), proposed(JUNE)), new Approve(BOOKS, FIRST, LAPSES), WANG_WEI)
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.LAPSED);
    when(
            given(locked(JULY), proposed(JUNE)),
            new Approve(BOOKS, FIRST, LAPSES.minusMillis(1)),
            WANG_WEI)
        .expectEvents(reopened(JUNE));
  }

  @Test
  void whatIsRejectedDoesNotHappen() {
    when(given(locked(JULY), proposed(JUNE)), new Reject(BOOKS, FIRST, "audited"), WANG_WEI)
        .expectEvents(new ReopeningRejected("CN01", 1, JULY, "audited"))
        .expectResultMessagePayload(Verdict.REJECTED);
    when(
            given(locked(JULY), proposed(JUNE), new ReopeningRejected("CN01", 1, JULY, "audited")),
            new Approve(BOOKS, FIRST, NOW),
            WANG_WEI)
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.DECIDED);
  }

  @Test
  void ofTwoWhoApproveAtOnceTheSecondIsToldThatItIsDecided() {
    when(
            given(WANG_WEI, locked(JULY), proposed(JUNE), reopened(JUNE)),
            new Approve(BOOKS, FIRST, NOW),
            "person:zhao.min")
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.DECIDED);
  }

  @Test
  void whatIsDecidedStaysSo() {
    when(
            given(WANG_WEI, locked(JULY), proposed(JUNE), reopened(JUNE)),
            new Reject(BOOKS, FIRST, "no"),
            WANG_WEI)
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.DECIDED);
  }

  @Test
  void theSameProposalAgainIsTheOneThatWaits() {
    when(given(locked(JULY), proposed(JUNE)), move(JUNE, "late credit note"), LI_NA)
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Proposed(JULY, FIRST));
  }

  @Test
  void anotherProposalTakesItsPlace() {
    when(given(locked(JULY), proposed(JUNE)), move(null, "all of it"), WANG_WEI)
        .expectEvents(
            new ReopeningOvertaken("CN01", 1, JULY),
            new ReopeningProposed(
                "CN01", 2, JULY, null, "all of it", Proposal.of(WANG_WEI, LAPSES, 1)))
        .expectResultMessagePayload(new Outcome.Proposed(JULY, ProposalId.parse("lock.CN01.2")));
  }

  @Test
  void aLockThatMovesMeanwhileOvertakesIt() {
    when(given(locked(JULY), proposed(JUNE)), move(AUGUST, null), LI_NA)
        .expectEvents(locked(AUGUST), new ReopeningOvertaken("CN01", 1, AUGUST));
    when(
            given(
                locked(JULY),
                proposed(JUNE),
                locked(AUGUST),
                new ReopeningOvertaken("CN01", 1, AUGUST)),
            new Approve(BOOKS, FIRST, NOW),
            WANG_WEI)
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.DECIDED);
  }

  @Test
  void itNeverMovesBackWithoutAReason() {
    when(given(locked(JULY)), move(JUNE, null), LI_NA)
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.ReasonNeeded(JULY));
    when(given(locked(JULY)), move(null, null), LI_NA)
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.ReasonNeeded(JULY));
  }

  @Test
  void whatWasOpenedIsClosedAgainWithoutAReason() {
    when(given(locked(JULY), proposed(null), reopened(null)), move(JUNE, null), LI_NA)
        .expectEvents(locked(JUNE));
  }

  @Test
  void theSameAgainChangesNothing() {
    when(given(locked(JUNE)), move(JUNE, "again"), LI_NA)
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Unmoved());
    when(given(locked(JULY), proposed(null), reopened(null)), move(null, null), LI_NA)
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Unmoved());
  }

  @Test
  void booksThatWereNeverClosedAreOpenAlready() {
    when(fixture.givenNoPriorActivity(), move(null, null), LI_NA)
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Unmoved());
  }
}
