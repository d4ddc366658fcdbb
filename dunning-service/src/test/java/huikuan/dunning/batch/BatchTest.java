package huikuan.dunning.batch;

import huikuan.contracts.Money;
import huikuan.dunning.batch.BatchCommand.AdvanceBatch;
import huikuan.dunning.batch.BatchCommand.Answer;
import huikuan.dunning.batch.BatchCommand.DraftBatch;
import huikuan.dunning.batch.BatchCommand.LapseBatch;
import huikuan.dunning.batch.BatchCommand.StartBatch;
import huikuan.dunning.batch.BatchCommand.StopBatch;
import huikuan.dunning.batch.BatchEvent.BatchAdvanced;
import huikuan.dunning.batch.BatchEvent.BatchDrafted;
import huikuan.dunning.batch.BatchEvent.BatchFinished;
import huikuan.dunning.batch.BatchEvent.BatchLapsed;
import huikuan.dunning.batch.BatchEvent.BatchStarted;
import huikuan.dunning.batch.BatchEvent.BatchStopped;
import huikuan.dunning.batch.BatchEvent.Outcomes;
import huikuan.platform.actor.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** A batch of two parts. */
class BatchTest {

  private static final String ID = "batch.CN01.7K3Q9F2MCB-1";
  private static final Instant NOON = Instant.parse("2013-02-04T04:00:00Z");
  private static final String LI = "person:li.na";
  private static final Map<String, String> BY_LI = Map.of(Actor.METADATA, LI);

  private static final BatchDrafted DRAFT =
      new BatchDrafted(
          ID,
          "CN01",
          BatchAction.RESUME,
          null,
          203,
          2,
          List.of(Money.parse("55.94 EUR")),
          List.of(new Outcomes("done", 203)),
          "person:wang.wei",
          NOON);

  private static final BatchStarted STARTED = new BatchStarted(ID, LI, NOON);
  private static final BatchAdvanced FIRST =
      new BatchAdvanced(ID, 1, List.of(new Outcomes("case-closed", 1), new Outcomes("done", 199)));

  private final FixtureConfiguration<Batch> fixture = new AggregateTestFixture<>(Batch.class);

  @Test
  void itIsDraftedOnce() {
    fixture
        .givenNoPriorActivity()
        .when(new DraftBatch(ID, DRAFT))
        .expectEvents(DRAFT)
        .expectResultMessagePayload(Answer.DONE);
    new AggregateTestFixture<>(Batch.class)
        .given(DRAFT)
        .when(new DraftBatch(ID, DRAFT))
        .expectNoEvents()
        .expectResultMessagePayload(Answer.UNCHANGED);
  }

  @Test
  void whoStartsItActs() {
    fixture
        .given(DRAFT)
        .when(new StartBatch(ID, NOON), BY_LI)
        .expectEvents(STARTED)
        .expectResultMessagePayload(Answer.DONE);
  }

  @Test
  void itIsStartedOnce() {
    fixture
        .given(DRAFT, STARTED)
        .when(new StartBatch(ID, NOON), Map.of(Actor.METADATA, "person:wang.wei"))
        .expectNoEvents()
        .expectResultMessagePayload(Answer.UNCHANGED);
  }

  @Test
  void aStoppedOneIsNotStarted() {
    fixture
        .given(DRAFT, new BatchStopped(ID, "wrong", LI, NOON))
        .when(new StartBatch(ID, NOON), BY_LI)
        .expectNoEvents()
        .expectResultMessagePayload(Answer.STOPPED);
  }

  @Test
  void onlyADraftLapses() {
    fixture.given(DRAFT).when(new LapseBatch(ID, NOON)).expectEvents(new BatchLapsed(ID, NOON));
    new AggregateTestFixture<>(Batch.class)
        .given(DRAFT, STARTED)
        .when(new LapseBatch(ID, NOON))
        .expectNoEvents();
  }

  @Test
  void aDraftIsStartedWithinADay() {
    fixture
        .given(DRAFT)
        .when(new StartBatch(ID, NOON.plus(Duration.ofDays(1)).minusMillis(1)), BY_LI)
        .expectResultMessagePayload(Answer.DONE);
    new AggregateTestFixture<>(Batch.class)
        .given(DRAFT)
        .when(new StartBatch(ID, NOON.plus(Duration.ofDays(1))), BY_LI)
        .expectNoEvents()
        .expectResultMessagePayload(Answer.LAPSED);
  }

  @Test
  void eachPartIsCountedOnceAndTheLastOneEndsIt() {
    fixture
        .given(DRAFT, STARTED, FIRST)
        .when(new AdvanceBatch(ID, 1, List.of(new Outcomes("done", 200))))
        .expectNoEvents();
    new AggregateTestFixture<>(Batch.class)
        .given(DRAFT, STARTED, FIRST)
        .when(new AdvanceBatch(ID, 2, List.of(new Outcomes("done", 3))))
        .expectEvents(
            new BatchAdvanced(
                ID, 2, List.of(new Outcomes("case-closed", 1), new Outcomes("done", 202))),
            new BatchFinished(ID));
  }

  @Test
  void whatIsDoneWhileSomebodyStopsItIsTold() {
    fixture
        .given(DRAFT, STARTED, new BatchStopped(ID, "wrong", LI, NOON))
        .when(new AdvanceBatch(ID, 2, List.of(new Outcomes("done", 3))))
        .expectEvents(new BatchAdvanced(ID, 2, List.of(new Outcomes("done", 3))));
  }

  @Test
  void itIsStoppedOnceAndNotAfterItsEnd() {
    fixture
        .given(DRAFT, STARTED)
        .when(new StopBatch(ID, "wrong", NOON), BY_LI)
        .expectEvents(new BatchStopped(ID, "wrong", LI, NOON))
        .expectResultMessagePayload(Answer.DONE);
    new AggregateTestFixture<>(Batch.class)
        .given(DRAFT, STARTED, new BatchFinished(ID))
        .when(new StopBatch(ID, "wrong", NOON), BY_LI)
        .expectNoEvents()
        .expectResultMessagePayload(Answer.FINISHED);
  }
}
