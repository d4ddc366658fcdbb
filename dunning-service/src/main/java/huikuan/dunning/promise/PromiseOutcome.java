package huikuan.dunning.promise;

import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.dunning.arrangement.ArrangementId;
import java.util.List;

/** The answer to a promise that is to be taken. */
sealed interface PromiseOutcome {

  /** It is in force, or waits for somebody else's approval. */
  record Made(ArrangementId promise) implements PromiseOutcome {}

  /** The same is promised already. */
  record Same(ArrangementId promise) implements PromiseOutcome {}

  /** More would be promised than is open and not promised or arranged otherwise. */
  record MoreThanFree(List<Excess> excesses) implements PromiseOutcome {}

  /**
   * @param free what can be promised of the item
   */
  record Excess(ItemName item, Money amount, Money free) {}

  /** The answer when one is to be taken back. */
  enum Withdrawal {
    DONE,
    /** It was taken back before. */
    UNCHANGED,
    /** It was judged, or never came into force. */
    OVER,
    UNKNOWN
  }
}
