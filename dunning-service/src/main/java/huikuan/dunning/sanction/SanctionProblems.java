package huikuan.dunning.sanction;

import huikuan.contracts.CustomerId;
import huikuan.dunning.sanction.SanctionAnswer.AnsweredOtherwise;
import huikuan.dunning.sanction.SanctionAnswer.Done;
import huikuan.dunning.sanction.SanctionAnswer.Lacking;
import huikuan.dunning.sanction.SanctionAnswer.NotInForce;
import huikuan.dunning.sanction.SanctionAnswer.NotLast;
import huikuan.dunning.sanction.SanctionAnswer.OtherOrder;
import huikuan.dunning.sanction.SanctionAnswer.OtherSystem;
import huikuan.dunning.sanction.SanctionAnswer.Unknown;
import huikuan.dunning.sanction.SanctionEvent.Order;
import huikuan.dunning.sanction.SanctionEvent.Outcome;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.List;
import java.util.Locale;

/** Refusals, as problems. */
final class SanctionProblems {

  private SanctionProblems() {}

  /**
   * @param named the sanction's id, as the path has it
   */
  static ProblemException of(CustomerId customer, String named, SanctionAnswer answer) {
    return switch (answer) {
      case Done _ -> throw new IllegalStateException("It is done");
      case Unknown _ -> Sanctions.notFound(named);
      case Lacking lacking -> lacking(lacking.missing());
      case NotInForce _ ->
          problem(
              "not-in-force",
              "The sanction is not in force",
              "Only a sanction that is in force, or was, can be lifted or answered.");
      case NotLast(int first) ->
          problem(
              "lifted-in-order",
              "Another sanction has to be lifted first",
              "Sanctions are lifted in the reverse order of the ladder: lift "
                  + new SanctionId(customer, first)
                  + " first.");
      case OtherOrder(Order last) ->
          problem(
              "other-order",
              "Another order took the place of that one",
              "The last order of the sanction is to "
                  + last.name().toLowerCase(Locale.ROOT)
                  + " it: answer that one.");
      case AnsweredOtherwise(Outcome before) ->
          problem(
              "answered-otherwise",
              "The system has answered otherwise",
              "A system answers an order once. It said "
                  + before.name().toLowerCase(Locale.ROOT)
                  + " before.");
      case OtherSystem(List<String> systems) ->
          new ProblemException(
              Problem.invalid(List.of(new FieldError("system", FieldError.oneOf(systems)))));
    };
  }

  /** Nothing can be proposed for a customer of which nothing is escalated. */
  static ProblemException notEscalated(CustomerId customer) {
    return lacking(
        List.of(
            new FieldError(
                "not-escalated", "a claim of " + customer + " that is escalated; none is")),
        "Nothing of the customer is escalated");
  }

  private static ProblemException problem(String name, String title, String detail) {
    return new ProblemException(Problem.of(name, title, 409, detail));
  }

  /** Each missing thing is named, with its item and what would do. */
  private static ProblemException lacking(List<Lack> missing) {
    return lacking(
        missing.stream().map(each -> new FieldError(each.word(), text(each))).toList(),
        "The evidence for the sanction is not complete");
  }

  private static ProblemException lacking(List<FieldError> missing, String title) {
    return new ProblemException(Problem.ofFields("sanction-lacks", title, 422, missing));
  }

  private static String text(Lack lack) {
    String item =
        lack.invoice() == null
            ? ""
            : lack.itemKind() + " " + lack.invoice() + " of " + lack.account();
    String detail = lack.detail() == null ? "" : lack.detail();
    String told = item.isEmpty() || detail.isEmpty() ? item + detail : item + ": " + detail;
    return told.isEmpty() ? lack.word() : told;
  }
}
