package huikuan.dunning.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.contracts.EventName;
import huikuan.contracts.Money;
import huikuan.dunning.hold.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of a batch, or of one of its parts. */
public sealed interface BatchEvent {

  String batch();

  /** An event of a part: some cases that are handled together. */
  sealed interface OfPart extends BatchEvent {

    /** From 1. */
    int part();
  }

  /**
   * How many cases have an outcome.
   *
   * @param outcome a word of {@link BatchOutcome}
   */
  record Outcomes(String outcome, int cases) {}

  /**
   * A case as it was when the selection was frozen.
   *
   * @param invoice the number of its item; null = it is an escalation
   * @param expected what would have come of the action then, a word of {@link BatchOutcome}
   */
  record Chosen(
      String caseId, String account, @Nullable String invoice, Money open, String expected) {}

  /**
   * Cases were chosen. Their parts are frozen before; nothing is done yet.
   *
   * @param hold of the action hold; else null
   * @param order of the actions skip, move, reassign and write-off; else null
   * @param open an amount for each currency
   * @param dryRun what would come of it
   */
  @EventName("huikuan.dunning.batch.drafted.v1")
  record BatchDrafted(
      String batch,
      String company,
      BatchAction action,
      @Nullable Hold hold,
      int cases,
      int parts,
      List<Money> open,
      List<Outcomes> dryRun,
      String by,
      Instant at,
      @JsonInclude(Include.NON_NULL) @Nullable BatchOrder order)
      implements BatchEvent {

    public BatchDrafted(
        String batch,
        String company,
        BatchAction action,
        @Nullable Hold hold,
        int cases,
        int parts,
        List<Money> open,
        List<Outcomes> dryRun,
        String by,
        Instant at) {
      this(batch, company, action, hold, cases, parts, open, dryRun, by, at, null);
    }

    /** From then on nobody can start it: its selection is old news the day after. */
    Instant lapsesAt() {
      return at.plus(Duration.ofDays(1));
    }
  }

  /**
   * It is to be done.
   *
   * @param by the actor of all that it does
   */
  @EventName("huikuan.dunning.batch.started.v1")
  record BatchStarted(String batch, String by, Instant at) implements BatchEvent {}

  /**
   * A part was done.
   *
   * @param part the last one
   * @param outcomes of all parts so far
   */
  @EventName("huikuan.dunning.batch.advanced.v1")
  record BatchAdvanced(String batch, int part, List<Outcomes> outcomes) implements BatchEvent {}

  /** All parts are done. */
  @EventName("huikuan.dunning.batch.finished.v1")
  record BatchFinished(String batch) implements BatchEvent {}

  /** What was not done is not done any more. */
  @EventName("huikuan.dunning.batch.stopped.v1")
  record BatchStopped(String batch, String reason, String by, Instant at) implements BatchEvent {}

  /** Nobody started it in time. */
  @EventName("huikuan.dunning.batch.lapsed.v1")
  record BatchLapsed(String batch, Instant at) implements BatchEvent {}

  /** The cases of a part, in the order in which they are handled. */
  @EventName("huikuan.dunning.batch.part-frozen.v1")
  record PartFrozen(String batch, int part, List<Chosen> cases) implements OfPart {}

  /** Its cases are being handled. If the process ends meanwhile, each is looked at again. */
  @EventName("huikuan.dunning.batch.part-begun.v1")
  record PartBegun(String batch, int part) implements OfPart {}

  /**
   * Its cases were handled.
   *
   * @param outcomes in the order of its cases
   */
  @EventName("huikuan.dunning.batch.part-done.v1")
  record PartDone(String batch, int part, List<String> outcomes) implements OfPart {}
}
