package huikuan.ledger.confirmation;

import static huikuan.ledger.confirmation.RunCommand.Outcome.ANOTHER_WAY;
import static huikuan.ledger.confirmation.RunCommand.Outcome.DONE;
import static huikuan.ledger.confirmation.RunCommand.Outcome.ENDED;
import static huikuan.ledger.confirmation.RunCommand.Outcome.NOT_WRITTEN;
import static huikuan.ledger.confirmation.RunCommand.Outcome.UNCHANGED;

import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.confirmation.RunCommand.AdvanceRun;
import huikuan.ledger.confirmation.RunCommand.AdvanceSending;
import huikuan.ledger.confirmation.RunCommand.FinishSending;
import huikuan.ledger.confirmation.RunCommand.FinishWriting;
import huikuan.ledger.confirmation.RunCommand.ReleaseRun;
import huikuan.ledger.confirmation.RunCommand.ResumeRun;
import huikuan.ledger.confirmation.RunCommand.StartRun;
import huikuan.ledger.confirmation.RunCommand.StopRun;
import huikuan.ledger.confirmation.RunEvent.RunAdvanced;
import huikuan.ledger.confirmation.RunEvent.RunReleased;
import huikuan.ledger.confirmation.RunEvent.RunResumed;
import huikuan.ledger.confirmation.RunEvent.RunSent;
import huikuan.ledger.confirmation.RunEvent.RunStarted;
import huikuan.ledger.confirmation.RunEvent.RunStopped;
import huikuan.ledger.confirmation.RunEvent.RunWritten;
import huikuan.ledger.confirmation.RunEvent.SendingAdvanced;
import huikuan.ledger.confirmation.RunEvent.Skipped;
import huikuan.ledger.confirmation.RunEvent.Skipped.Why;
import huikuan.platform.actor.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/** Each rule of a run: what it accepts, what it refuses, and that a repetition changes nothing. */
class RunTest {

  private static final RunNumber NUMBER = new RunNumber("CN01.20260331.run-3TQ8ZK4M2P");
  private static final String RUN = NUMBER.value();
  private static final Instant NOW = Instant.parse("2026-04-13T02:00:00Z");
  private static final RunStarted STARTED =
      new RunStarted(
          RUN,
          "CN01",
          LetterKind.POSITIVE,
          null,
          LocalDate.parse("2026-03-31"),
          7,
          NOW,
          new Selection(null, null, null, false, false, null, null),
          null,
          null,
          null,
          3);
  private static final Skipped A = new Skipped("CN01.A.CNY", Why.LETTER_EXISTS);
  private static final RunAdvanced ADVANCED = new RunAdvanced(RUN, "CN01.B.CNY", 1, 1, List.of(A));
  private static final RunWritten WRITTEN = new RunWritten(RUN, 2, 1);
  private static final RunReleased RELEASED = new RunReleased(RUN, RunWay.MAIL, "person:lin");
  private static final SendingAdvanced SENDING = new SendingAdvanced(RUN, "CN01.B.CNY", 1, 2, 1);
  private static final RunSent SENT = new RunSent(RUN, 1, 2, 1);
  private static final RunStopped STOPPED = new RunStopped(RUN, "wrong day", NOW);
  private static final RunResumed RESUMED = new RunResumed(RUN);

  private final FixtureConfiguration<Run> run = new AggregateTestFixture<>(Run.class);

  private ResultValidator<Run> when(RunCommand command, Object... before) {
    return (before.length == 0 ? run.givenNoPriorActivity() : run.given(before))
        .when(command, Map.of(Actor.METADATA, "person:lin"));
  }

  @Test
  void itIsStartedOnce() {
    StartRun command = new StartRun(NUMBER, STARTED);
    when(command).expectEvents(STARTED).expectResultMessagePayload(DONE);
    when(command, STARTED).expectNoEvents().expectResultMessagePayload(UNCHANGED);
    when(command, STARTED, STOPPED).expectNoEvents().expectResultMessagePayload(UNCHANGED);
  }

  @Test
  void itAdvancesFromAccountToAccountAndNeverBack() {
    when(new AdvanceRun(NUMBER, "CN01.B.CNY", 1, List.of(A)), STARTED).expectEvents(ADVANCED);
    when(new AdvanceRun(NUMBER, "CN01.C.CNY", 1, List.of()), STARTED, ADVANCED)
        .expectEvents(new RunAdvanced(RUN, "CN01.C.CNY", 2, 1, List.of()));
    when(new AdvanceRun(NUMBER, "CN01.B.CNY", 1, List.of(A)), STARTED, ADVANCED).expectNoEvents();
    when(new AdvanceRun(NUMBER, "CN01.A.CNY", 1, List.of()), STARTED, ADVANCED).expectNoEvents();
    when(new AdvanceRun(NUMBER, "CN01.C.CNY", 1, List.of()), STARTED, ADVANCED, WRITTEN)
        .expectNoEvents();
  }

  /** What was done before it was told to stop is told. */
  @Test
  void theBatchUnderWayWhenItStopsIsTold() {
    when(new AdvanceRun(NUMBER, "CN01.C.CNY", 1, List.of()), STARTED, ADVANCED, STOPPED)
        .expectEvents(new RunAdvanced(RUN, "CN01.C.CNY", 2, 1, List.of()));
  }

  @Test
  void itIsWrittenOnce() {
    when(new FinishWriting(NUMBER), STARTED, ADVANCED).expectEvents(new RunWritten(RUN, 1, 1));
    when(new FinishWriting(NUMBER), STARTED, ADVANCED, WRITTEN).expectNoEvents();
  }

  @Test
  void itIsReleasedOnceItIsWritten() {
    ReleaseRun command = new ReleaseRun(NUMBER, RunWay.MAIL);
    when(command, STARTED, WRITTEN).expectEvents(RELEASED).expectResultMessagePayload(DONE);
    when(command, STARTED, WRITTEN, RELEASED)
        .expectNoEvents()
        .expectResultMessagePayload(UNCHANGED);
    when(command, STARTED, ADVANCED).expectNoEvents().expectResultMessagePayload(NOT_WRITTEN);
    when(new ReleaseRun(NUMBER, RunWay.PAPER), STARTED, WRITTEN, RELEASED)
        .expectNoEvents()
        .expectResultMessagePayload(ANOTHER_WAY);
  }

  @Test
  void itsSendingAdvancesAndNeverGoesBack() {
    AdvanceSending command = new AdvanceSending(NUMBER, "CN01.B.CNY", 1, 2, 1);
    when(command, STARTED, WRITTEN, RELEASED).expectEvents(SENDING);
    when(command, STARTED, WRITTEN, RELEASED, SENDING).expectNoEvents();
    when(command, STARTED, WRITTEN, RELEASED, SENT).expectNoEvents();
    when(new AdvanceSending(NUMBER, "CN01.C.CNY", 0, 3, 1), STARTED, WRITTEN, RELEASED, SENDING)
        .expectEvents(new SendingAdvanced(RUN, "CN01.C.CNY", 1, 5, 2));
  }

  @Test
  void itIsSentOnce() {
    when(new FinishSending(NUMBER), STARTED, WRITTEN, RELEASED, SENDING).expectEvents(SENT);
    when(new FinishSending(NUMBER), STARTED, WRITTEN, RELEASED, SENDING, SENT).expectNoEvents();
  }

  @Test
  void itStopsUnlessItHasEnded() {
    StopRun command = new StopRun(NUMBER, "wrong day", NOW);
    when(command, STARTED).expectEvents(STOPPED).expectResultMessagePayload(DONE);
    when(command, STARTED, WRITTEN, RELEASED, SENDING).expectEvents(STOPPED);
    when(command, STARTED, STOPPED, RESUMED).expectEvents(STOPPED);
    when(new StopRun(NUMBER, "another reason", NOW), STARTED, STOPPED)
        .expectNoEvents()
        .expectResultMessagePayload(UNCHANGED);
    when(command, STARTED, WRITTEN, RELEASED, SENT)
        .expectNoEvents()
        .expectResultMessagePayload(ENDED);
  }

  @Test
  void itGoesOnOnceItIsStopped() {
    ResumeRun command = new ResumeRun(NUMBER);
    when(command, STARTED, STOPPED).expectEvents(RESUMED).expectResultMessagePayload(DONE);
    when(command, STARTED, STOPPED, RESUMED).expectNoEvents().expectResultMessagePayload(UNCHANGED);
    when(command, STARTED).expectNoEvents().expectResultMessagePayload(UNCHANGED);
  }
}
