package huikuan.dunning.claim;

import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.dunning.claim.ClaimCommand.AskWriteOff;
import huikuan.dunning.claim.ClaimCommand.HearWriteOff;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.WriteOffAnswered;
import huikuan.dunning.claim.ClaimEvent.WriteOffAsked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the ledger to write a small difference of one claim off, one decision at a time. */
final class ClaimWriteOff {

  /** Its decisions are known by this. */
  private static final String KIND = "SD";

  private final ClaimFacts claim;
  private final ClaimRemainder remainder;
  private int decisions;
  private @Nullable String asked;
  private @Nullable PostingOutcome outcome;

  ClaimWriteOff(ClaimFacts claim, ClaimRemainder remainder) {
    this.claim = claim;
    this.remainder = remainder;
  }

  void remember(ClaimEvent event) {
    switch (event) {
      case WriteOffAsked it -> {
        decisions++;
        asked = it.decision();
        outcome = null;
      }
      case WriteOffAnswered it -> outcome = it.outcome();
      case CaseReopened _ -> asked = null;
      default -> {}
    }
  }

  /** The reason why the ledger is not asked; {@code ASKED} = it is. */
  WriteOffOutcome judge() {
    if (claim.isClosed()) {
      return WriteOffOutcome.CLOSED;
    }
    if (!remainder.isHeld()) {
      return WriteOffOutcome.NOT_SMALL;
    }
    return asked == null || isOver() ? WriteOffOutcome.ASKED : WriteOffOutcome.UNCHANGED;
  }

  /** Whether the ledger will not post what it was asked for last. */
  private boolean isOver() {
    return switch (outcome) {
      case REFUSED, REJECTED, LAPSED -> true;
      case PROPOSED, POSTED -> false;
      case null -> false;
    };
  }

  WriteOffAsked ask(AskWriteOff command, String by) {
    return new WriteOffAsked(
        claim.opened.caseId(),
        claim.opened.account(),
        claim.opened.invoice(),
        DecisionIds.of(KIND, claim.opened.caseId(), decisions + 1, 1),
        claim.open().amount(),
        command.reason(),
        by);
  }

  /** Answers to older decisions, and the same again, change nothing. */
  List<ClaimEvent> hear(HearWriteOff command) {
    PostingAnswered answer = command.answer();
    return answer.decision().equals(asked) && answer.outcome() != outcome
        ? List.of(
            new WriteOffAnswered(
                claim.opened.caseId(),
                claim.opened.account(),
                claim.opened.invoice(),
                answer.decision(),
                answer.outcome(),
                answer.proposal(),
                answer.problem(),
                answer.detail()))
        : List.of();
  }
}
