package huikuan.dunning.concession;

import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.dunning.arrangement.ArrangementId;
import java.time.LocalDate;
import java.util.List;

/** The answer to a command about a concession; refusals in the order in which they are checked. */
sealed interface ConcessionAnswer {

  record Done(ArrangementId concession) implements ConcessionAnswer {}

  /** It was so already. */
  record Unchanged(ArrangementId concession) implements ConcessionAnswer {}

  record Unknown(ArrangementId concession) implements ConcessionAnswer {}

  /** Its state does not allow that. */
  record NotNow(ArrangementId concession, ConcessionState state) implements ConcessionAnswer {}

  /**
   * It was offered through a day that is over.
   *
   * @param offeredUntil that day
   */
  record OfferIsOver(ArrangementId concession, LocalDate offeredUntil)
      implements ConcessionAnswer {}

  /** More of claims than is free. */
  record TooMuch(List<Excess> excesses) implements ConcessionAnswer {}

  /**
   * @param free what is open, and neither disputed nor in another concession
   */
  record Excess(ItemName item, Money free) {}
}
