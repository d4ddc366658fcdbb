package huikuan.dunning.companies;

import huikuan.dunning.companies.CompanyCommand.CompleteReceipts;
import huikuan.dunning.companies.CompanyCommand.SetChasing;
import huikuan.dunning.companies.CompanyEvent.ChasingSet;
import huikuan.dunning.companies.CompanyEvent.ReceiptsCompleted;
import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class CompanyTest {

  private static final CompanyKey CN01 = new CompanyKey("CN01");
  private static final LocalDate DAY = LocalDate.of(2013, 1, 2);
  private static final ChasingSet OPENED = new ChasingSet("CN01", DAY, null);

  private final FixtureConfiguration<Company> company = new AggregateTestFixture<>(Company.class);

  @Test
  void chasingIsOpenedFromADayOn() {
    company
        .givenNoPriorActivity()
        .when(new SetChasing(CN01, DAY, "the book is checked", null))
        .expectEvents(new ChasingSet("CN01", DAY, "the book is checked"));
  }

  @Test
  void theSameDayAgainChangesNothing() {
    company.given(OPENED).when(new SetChasing(CN01, DAY, null, null)).expectNoEvents();
  }

  @Test
  void itIsChangedOnlyAsItWasSeen() {
    company.given(OPENED).when(new SetChasing(CN01, null, null, 0)).expectNoEvents();
    company
        .given(OPENED)
        .when(new SetChasing(CN01, null, null, 2))
        .expectNoEvents()
        .expectResultMessagePayload(false);
    company
        .given(OPENED)
        .when(new SetChasing(CN01, DAY, null, 0))
        .expectNoEvents()
        .expectResultMessagePayload(true);
    company
        .given(OPENED)
        .when(new SetChasing(CN01, null, null, 1))
        .expectEvents(new ChasingSet("CN01", null, null))
        .expectResultMessagePayload(true);
    company
        .givenNoPriorActivity()
        .when(new SetChasing(CN01, DAY, null, 0))
        .expectEvents(new ChasingSet("CN01", DAY, null));
  }

  @Test
  void itIsClosedAgain() {
    company
        .given(OPENED)
        .when(new SetChasing(CN01, null, "wrong import", null))
        .expectEvents(new ChasingSet("CN01", null, "wrong import"));
  }

  @Test
  void closingWhatWasNeverOpenedIsNoNews() {
    company
        .given(new ReceiptsCompleted("CN01", DAY))
        .when(new SetChasing(CN01, null, null, null))
        .expectNoEvents();
  }

  @Test
  void receiptsAreCompleteThroughTheLatestDay() {
    company
        .givenNoPriorActivity()
        .when(new CompleteReceipts(CN01, DAY))
        .expectEvents(new ReceiptsCompleted("CN01", DAY))
        .expectResultMessagePayload(DAY);
    company
        .given(new ReceiptsCompleted("CN01", DAY))
        .when(new CompleteReceipts(CN01, DAY.plusDays(1)))
        .expectEvents(new ReceiptsCompleted("CN01", DAY.plusDays(1)));
  }

  @Test
  void anOlderStatementChangesNothing() {
    company
        .given(new ReceiptsCompleted("CN01", DAY))
        .when(new CompleteReceipts(CN01, DAY.minusDays(1)))
        .expectNoEvents()
        .expectResultMessagePayload(DAY);
  }
}
