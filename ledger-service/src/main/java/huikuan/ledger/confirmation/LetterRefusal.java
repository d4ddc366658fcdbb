package huikuan.ledger.confirmation;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import java.time.LocalDate;

/** Why a letter refuses a command, in the order in which it is checked. */
sealed interface LetterRefusal {

  /** There is a letter about this already, and it says something else. */
  record SaysOtherwise(String letter, LocalDate issuedOn, Money balance, String language)
      implements LetterRefusal {}

  /** Nothing more happens to it. */
  record Closed(String outcome) implements LetterRefusal {}

  /** The customer has answered. */
  record AlreadyAnswered(boolean agreed, LocalDate repliedOn) implements LetterRefusal {}

  /** It is on its way. */
  record BeingSent() implements LetterRefusal {}

  /** It has not left. */
  record NotSent() implements LetterRefusal {}

  /** It is not waiting to be posted. */
  record NotToPrint() implements LetterRefusal {}

  /** Nobody has approved yet that the seal is used. */
  record SealNotApproved() implements LetterRefusal {}

  /** It arrived, as another proof shows. */
  record ArrivedBefore(LocalDate arrivedOn, String proof) implements LetterRefusal {}

  /** An auditor's answers are recorded by auditors. */
  record AuditorsLetter() implements LetterRefusal {}

  /** It is no auditor's letter, or has no answer. */
  record NothingToDisclose() implements LetterRefusal {}

  /** It asks for no answer. */
  record NoAnswerAsked(LetterKind kind) implements LetterRefusal {}

  /** An answer comes after the letter. */
  record AnsweredTooEarly(LocalDate sentOn) implements LetterRefusal {}

  /** The answer has no such line. */
  record NoSuchLine(int lines) implements LetterRefusal {}

  /** The line was clarified with another outcome. */
  record LineClarified(String outcome) implements LetterRefusal {}
}
