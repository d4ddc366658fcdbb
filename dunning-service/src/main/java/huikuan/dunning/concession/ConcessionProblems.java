package huikuan.dunning.concession;

import huikuan.contracts.ItemName;
import huikuan.dunning.concession.ConcessionAnswer.Done;
import huikuan.dunning.concession.ConcessionAnswer.Excess;
import huikuan.dunning.concession.ConcessionAnswer.NotNow;
import huikuan.dunning.concession.ConcessionAnswer.OfferIsOver;
import huikuan.dunning.concession.ConcessionAnswer.TooMuch;
import huikuan.dunning.concession.ConcessionAnswer.Unchanged;
import huikuan.dunning.concession.ConcessionAnswer.Unknown;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import java.util.List;

/** The problems of refused commands about concessions. */
final class ConcessionProblems {

  private ConcessionProblems() {}

  /**
   * @param items that the body named, in its order
   */
  static Problem of(ConcessionAnswer refusal, List<ItemName> items) {
    return switch (refusal) {
      case Done _, Unchanged _ -> throw new IllegalStateException("It is no refusal: " + refusal);
      case Unknown unknown -> Problem.notFound("concession", unknown.concession().toString());
      case NotNow(var concession, var state) ->
          Problem.of(
              "concession-state",
              "The concession is not in a state for that",
              409,
              "%s is %s.".formatted(concession, state));
      case OfferIsOver(var concession, var offeredUntil) ->
          Problem.of(
              "concession-state",
              "The concession is not in a state for that",
              409,
              "%s could be accepted through %s.".formatted(concession, offeredUntil));
      case TooMuch(var excesses) -> moreThanOpen(excesses, items);
    };
  }

  /**
   * @param items that the body named, or that were offered, in their order
   */
  static Problem moreThanOpen(List<Excess> excesses, List<ItemName> items) {
    return Problem.ofFields(
        "more-than-open",
        "More than is open",
        422,
        excesses.stream()
            .map(
                each ->
                    new FieldError(
                        "items[%d].amount".formatted(items.indexOf(each.item())),
                        "at most %s of %s: what is open, and neither disputed nor granted"
                            .formatted(each.free().decimal(), each.item().number())))
            .toList());
  }
}
