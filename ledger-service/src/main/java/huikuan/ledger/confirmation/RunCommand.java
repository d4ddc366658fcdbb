package huikuan.ledger.confirmation;

import huikuan.ledger.confirmation.RunEvent.RunStarted;
import huikuan.ledger.confirmation.RunEvent.Skipped;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command to a run of letters. Each may be repeated: the second time changes nothing. */
sealed interface RunCommand {

  RunNumber run();

  record StartRun(@TargetAggregateIdentifier RunNumber run, RunStarted start)
      implements RunCommand {}

  /** Letters were written up to an account. */
  record AdvanceRun(
      @TargetAggregateIdentifier RunNumber run, String through, int written, List<Skipped> without)
      implements RunCommand {}

  /** All are written. */
  record FinishWriting(@TargetAggregateIdentifier RunNumber run) implements RunCommand {}

  /** Its letters are to be sent. */
  record ReleaseRun(@TargetAggregateIdentifier RunNumber run, RunWay way) implements RunCommand {}

  /** Letters were sent up to an account. */
  record AdvanceSending(
      @TargetAggregateIdentifier RunNumber run,
      String through,
      int requested,
      int printed,
      int notSent)
      implements RunCommand {}

  /** All are sent that can be. */
  record FinishSending(@TargetAggregateIdentifier RunNumber run) implements RunCommand {}

  record StopRun(@TargetAggregateIdentifier RunNumber run, @Nullable String reason, Instant now)
      implements RunCommand {}

  record ResumeRun(@TargetAggregateIdentifier RunNumber run) implements RunCommand {}

  /** What a command comes to. */
  enum Outcome {
    DONE,
    UNCHANGED,
    /** Its letters are not all written. */
    NOT_WRITTEN,
    /** It has come to its end. */
    ENDED,
    /** It was released to go another way. */
    ANOTHER_WAY
  }
}
