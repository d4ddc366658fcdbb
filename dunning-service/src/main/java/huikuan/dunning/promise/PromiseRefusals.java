package huikuan.dunning.promise;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.dunning.promise.PromiseBody.Asked;
import huikuan.dunning.promise.PromiseCommand.Offered;
import huikuan.dunning.promise.PromiseOffers.Offer;
import huikuan.dunning.promise.PromiseOutcome.Excess;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Says why a promise is not taken, or not taken back. */
final class PromiseRefusals {

  private PromiseRefusals() {}

  /** The items that were found do not suffice for what is promised. */
  static ProblemException tooMuch(AccountId account, Offer offer, Asked asked) {
    String free =
        offer.parts().isEmpty()
            ? "nothing: no item of " + account + " is open and free to be promised"
            : "at most "
                + offer.parts().stream()
                    .map(Offered::amount)
                    .reduce(Money.zero(account.currency()), Money::plus)
                    .decimal()
                + ": what is open, and neither promised, disputed nor in a plan";
    return tooMuch(List.of(new FieldError(asked.amount() == null ? "items" : "amount", free)));
  }

  /** Of some items less is free than is promised. */
  static ProblemException tooMuch(List<Excess> excesses, Asked asked) {
    List<FieldError> errors = new ArrayList<>();
    for (Excess each : excesses) {
      int at = indexOf(each, asked);
      errors.add(
          new FieldError(
              at < 0 ? "amount" : "items[" + at + "].amount",
              "at most %s of %s: what is open and not promised or disputed already"
                  .formatted(each.free().decimal(), each.item().number())));
    }
    return tooMuch(errors);
  }

  private static ProblemException tooMuch(List<FieldError> errors) {
    return new ProblemException(
        Problem.ofFields("more-than-open", "More than is open", 422, errors));
  }

  private static int indexOf(Excess excess, Asked asked) {
    for (int at = 0; at < asked.items().size(); at++) {
      if (asked.items().get(at).name().equals(excess.item())) {
        return at;
      }
    }
    return -1;
  }

  static ProblemException over(PromiseState state) {
    return new ProblemException(
        Problem.of(
            "promise-over",
            "The promise is over",
            409,
            "It is %s; only one that is in force, or waits for approval, is taken back."
                .formatted(state)));
  }
}
