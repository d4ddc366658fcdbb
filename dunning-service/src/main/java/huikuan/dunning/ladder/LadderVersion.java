package huikuan.dunning.ladder;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.dunning.ladder.LadderEvent.LadderApproved;
import huikuan.dunning.ladder.LadderEvent.LadderDrafted;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of a ladder, and what became of it.
 *
 * @param proposedBy null = it came with the program
 * @param lapsesAt until when it can be approved; null = nobody has to
 */
record LadderVersion(
    Ladder ladder,
    State state,
    @Nullable String proposedBy,
    @Nullable Instant proposedAt,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    @Nullable Instant lapsesAt) {

  /** The state of a version. */
  enum State {
    /** It is not approved yet. */
    @JsonProperty("drafted")
    DRAFTED,
    /** Somebody has rejected it. */
    @JsonProperty("rejected")
    REJECTED,
    /** It is followed from its day on, if there is no newer one. */
    @JsonProperty("approved")
    APPROVED,
    /** A newer one was approved before it was decided. */
    @JsonProperty("replaced")
    REPLACED
  }

  static LadderVersion shipped(Ladder ladder) {
    return new LadderVersion(ladder, State.APPROVED, null, null, null, null, null);
  }

  static LadderVersion drafted(LadderDrafted event, Instant at) {
    return new LadderVersion(
        event.ladder(), State.DRAFTED, event.proposedBy(), at, null, null, event.lapsesAt());
  }

  LadderVersion approved(LadderApproved event, Instant at) {
    return new LadderVersion(
        ladder, State.APPROVED, proposedBy, proposedAt, event.approvedBy(), at, null);
  }

  LadderVersion in(State ended) {
    return new LadderVersion(ladder, ended, proposedBy, proposedAt, approvedBy, approvedAt, null);
  }

  boolean isEffectiveOn(LocalDate day) {
    LocalDate from = ladder.effectiveFrom();
    return state == State.APPROVED && (from == null || !from.isAfter(day));
  }
}
