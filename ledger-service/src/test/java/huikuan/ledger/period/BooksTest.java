package huikuan.ledger.period;

import huikuan.ledger.period.BooksEvent.PeriodLocked;
import huikuan.ledger.period.BooksEvent.PeriodReopened;
import huikuan.ledger.period.MoveLock.Outcome;
import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BooksTest {

  private static final LocalDate JUNE = LocalDate.parse("2013-06-01");
  private static final LocalDate JULY = LocalDate.parse("2013-07-01");

  private final FixtureConfiguration<Books> fixture = new AggregateTestFixture<>(Books.class);

  private static MoveLock move(@Nullable LocalDate lockedBefore, @Nullable String reason) {
    return new MoveLock(new BooksKey("CN01"), lockedBefore, reason, null);
  }

  private static PeriodLocked locked(LocalDate before) {
    return new PeriodLocked("CN01", before, null, null);
  }

  private static PeriodReopened reopened(@Nullable LocalDate before) {
    return new PeriodReopened("CN01", before, "late credit note", null);
  }

  @Test
  void openBooksAreClosedWithoutAReason() {
    fixture
        .givenNoPriorActivity()
        .when(move(JUNE, null))
        .expectEvents(locked(JUNE))
        .expectResultMessagePayload(new Outcome.Moved());
  }

  @Test
  void whoeverClosesBooksMaySayWhyAndWhoTheyAre() {
    fixture
        .givenNoPriorActivity()
        .when(new MoveLock(new BooksKey("CN01"), JUNE, "May closed", "li.na"))
        .expectEvents(new PeriodLocked("CN01", JUNE, "May closed", "li.na"));
  }

  @Test
  void theLockMovesForward() {
    fixture
        .given(locked(JUNE))
        .when(move(JULY, null))
        .expectEvents(locked(JULY))
        .expectResultMessagePayload(new Outcome.Moved());
  }

  @Test
  void itMovesBackForAReason() {
    fixture
        .given(locked(JUNE), locked(JULY))
        .when(move(JUNE, "late credit note"))
        .expectEvents(reopened(JUNE))
        .expectResultMessagePayload(new Outcome.Moved());
  }

  @Test
  void allIsOpenAgainForAReason() {
    fixture.given(locked(JULY)).when(move(null, "late credit note")).expectEvents(reopened(null));
  }

  @Test
  void itNeverMovesBackWithoutAReason() {
    fixture
        .given(locked(JULY))
        .when(move(JUNE, null))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.ReasonNeeded(JULY));
    fixture
        .given(locked(JULY))
        .when(move(null, null))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.ReasonNeeded(JULY));
  }

  @Test
  void whatWasOpenedIsClosedAgainWithoutAReason() {
    fixture.given(locked(JULY), reopened(null)).when(move(JUNE, null)).expectEvents(locked(JUNE));
  }

  @Test
  void theSameAgainChangesNothing() {
    fixture
        .given(locked(JUNE))
        .when(move(JUNE, "again"))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Unmoved());
    fixture
        .given(locked(JUNE), reopened(null))
        .when(move(null, null))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Unmoved());
  }

  @Test
  void booksThatWereNeverClosedAreOpenAlready() {
    fixture
        .givenNoPriorActivity()
        .when(move(null, null))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Unmoved());
  }
}
