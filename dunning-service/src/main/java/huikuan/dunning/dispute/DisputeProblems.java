package huikuan.dunning.dispute;

import huikuan.dunning.dispute.DisputeAnswer.Closed;
import huikuan.dunning.dispute.DisputeAnswer.Done;
import huikuan.dunning.dispute.DisputeAnswer.LeavesNothing;
import huikuan.dunning.dispute.DisputeAnswer.OfAnotherAccount;
import huikuan.dunning.dispute.DisputeAnswer.Outdated;
import huikuan.dunning.dispute.DisputeAnswer.Resolving;
import huikuan.dunning.dispute.DisputeAnswer.TooMuch;
import huikuan.dunning.dispute.DisputeAnswer.Unchanged;
import huikuan.dunning.dispute.DisputeAnswer.Unknown;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.Problem;
import java.util.List;
import java.util.stream.IntStream;

/** The problems of refused commands about disputes. */
final class DisputeProblems {

  private DisputeProblems() {}

  /**
   * @param field of the body that named the cases of claims
   * @param cases that it named, in its order
   */
  static Problem of(DisputeAnswer refusal, String field, List<String> cases) {
    return switch (refusal) {
      case Done _, Unchanged _ -> throw new IllegalStateException("It is no refusal: " + refusal);
      case Unknown unknown -> Problem.notFound("dispute", unknown.dispute().toString());
      case Closed closed ->
          Problem.of(
              "dispute-closed",
              "The dispute is closed",
              409,
              "%s is closed. Open another one if something is disputed again."
                  .formatted(closed.dispute()));
      case Resolving resolving ->
          Problem.of(
              "dispute-resolving",
              "The dispute is being decided",
              409,
              "The ledger is asked for what follows from %s. Its answer comes first."
                  .formatted(resolving.dispute()));
      case Outdated _ -> IfMatch.changed("dispute").problem();
      case OfAnotherAccount other ->
          Problem.ofFields(
              "another-account",
              "It is of another account",
              422,
              List.of(
                  new FieldError(
                      "disputes", "disputes of one account; " + other.dispute() + " is not")));
      case TooMuch tooMuch ->
          Problem.ofFields(
              "more-than-open",
              "More than is open",
              422,
              tooMuch.excesses().stream()
                  .map(
                      each ->
                          new FieldError(
                              amount(field, cases.indexOf(each.caseId())),
                              "at most %s of %s".formatted(each.free().decimal(), each.caseId())))
                  .toList());
      case LeavesNothing all ->
          Problem.ofFields(
              "more-than-open",
              "It is all that is open",
              422,
              IntStream.range(0, cases.size())
                  .mapToObj(
                      at ->
                          new FieldError(
                              amount(field, at),
                              "less than %s together: something has to stay"
                                  .formatted(all.open().decimal())))
                  .toList());
    };
  }

  private static String amount(String field, int at) {
    return "%s[%d].amount".formatted(field, at);
  }
}
