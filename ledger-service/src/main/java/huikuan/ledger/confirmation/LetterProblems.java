package huikuan.ledger.confirmation;

import huikuan.ledger.confirmation.LetterCommand.Outcome;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;

/** Tells why a letter refuses something. */
final class LetterProblems {

  /**
   * Whether the command changed something.
   *
   * @throws ProblemException if it was refused
   */
  static boolean changed(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> true;
      case Outcome.Unchanged _ -> false;
      case Outcome.Refused(var refusal) -> throw new ProblemException(problem(refusal));
    };
  }

  static Problem problem(LetterRefusal refusal) {
    return switch (refusal) {
      case LetterRefusal.SaysOtherwise(var letter, var issuedOn, var balance, var language) ->
          conflict(
              "letter-exists",
              "There is a letter about this day",
              "Letter %s of %s says %s, in %s. To have another in its place, send its number as replaces."
                  .formatted(letter, issuedOn, balance, language));
      case LetterRefusal.Closed(var outcome) ->
          conflict(
              "letter-closed",
              "The letter is closed",
              "It ended with %s. Write another one.".formatted(outcome));
      case LetterRefusal.AlreadyAnswered(boolean agreed, var repliedOn) ->
          conflict(
              "letter-answered",
              "The letter was answered",
              "The customer %s on %s; an answer stays as it was recorded."
                  .formatted(agreed ? "agreed" : "did not agree", repliedOn));
      case LetterRefusal.BeingSent _ ->
          conflict(
              "letter-being-sent",
              "The letter is on its way",
              "Wait until it has left, or was refused.");
      case LetterRefusal.NotSent _ ->
          conflict(
              "letter-not-sent",
              "The letter has not left",
              "Send it first: POST …/send; on paper, record that it was posted.");
      case LetterRefusal.NotToPrint _ ->
          conflict(
              "letter-not-to-print",
              "The letter does not wait to be posted",
              "Have it printed first: POST …/send with way paper.");
      case LetterRefusal.SealNotApproved _ ->
          conflict(
              "seal-not-approved",
              "The use of the seal is not approved",
              "Another person approves it first: GET /approvals lists what waits.");
      case LetterRefusal.ArrivedBefore(var arrivedOn, var proof) ->
          conflict(
              "letter-arrived",
              "The letter has arrived",
              "It did on %s (%s); a proof stays as it was recorded.".formatted(arrivedOn, proof));
      case LetterRefusal.AuditorsLetter _ ->
          Problem.of(
              "auditors-letter",
              "The letter is an auditor's",
              403,
              "Its answer goes to the auditor, who records it.");
      case LetterRefusal.NothingToDisclose _ ->
          conflict(
              "nothing-to-disclose",
              "There is nothing to disclose",
              "Only an answer to an auditor's letter is kept from the company.");
      case LetterRefusal.NoAnswerAsked _ ->
          conflict(
              "no-answer-asked",
              "The letter asks for no answer",
              "Send a balance confirmation to have the balance confirmed.");
      case LetterRefusal.AnsweredTooEarly(var sentOn) ->
          Problem.of(
              "before-sending",
              "It comes before the letter was sent",
              422,
              "The letter was sent on %s; send that day or a later one.".formatted(sentOn));
      case LetterRefusal.NoSuchLine(int lines) ->
          Problem.of(
              "no-such-difference",
              "The answer has no such difference",
              404,
              "It has %d.".formatted(lines));
      case LetterRefusal.LineClarified(var outcome) ->
          conflict(
              "difference-clarified",
              "The difference is clarified",
              "Its outcome is %s, and stays.".formatted(outcome));
    };
  }

  private static Problem conflict(String name, String title, String detail) {
    return Problem.of(name, title, 409, detail);
  }

  private LetterProblems() {}
}
