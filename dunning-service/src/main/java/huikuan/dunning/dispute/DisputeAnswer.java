package huikuan.dunning.dispute;

import huikuan.contracts.Money;
import huikuan.dunning.arrangement.ArrangementId;
import java.util.List;

/** The answer to a command about a dispute; the refusals in the order in which they are checked. */
sealed interface DisputeAnswer {

  /** It is done; the dispute is the one that is opened, or that it was about. */
  record Done(ArrangementId dispute) implements DisputeAnswer {}

  /** It was so already. */
  record Unchanged(ArrangementId dispute) implements DisputeAnswer {}

  record Unknown(ArrangementId dispute) implements DisputeAnswer {}

  /** It is over. */
  record Closed(ArrangementId dispute) implements DisputeAnswer {}

  /** The ledger is asked for what follows: its answer comes first. */
  record Resolving(ArrangementId dispute) implements DisputeAnswer {}

  /** Somebody has changed it since. */
  record Outdated(int version) implements DisputeAnswer {}

  /** It is of another account. */
  record OfAnotherAccount(ArrangementId dispute) implements DisputeAnswer {}

  /** More would be disputed, moved or settled of a claim than can be. */
  record TooMuch(List<Excess> excesses) implements DisputeAnswer {}

  /** A part would be split off that is all of it. */
  record LeavesNothing(Money open) implements DisputeAnswer {}

  /**
   * @param free what can be
   */
  record Excess(String caseId, Money free) {}
}
