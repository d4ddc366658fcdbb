package huikuan.notification.message;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterEvent.Demanded;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.LetterEvent.ReplyTo;
import huikuan.contracts.ledger.LetterKind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter about the balance of an account, which a message takes to the customer.
 *
 * @param request of the ledger that the message answers
 * @param followUp which reminder of an answer the message is, from 1; 0 = it brings the letter
 * @param issuedOn the day on the letter
 * @param balance at the end of the cut-off day; below zero = the company owes the customer
 * @param language of letter and mail, {@code zh} or {@code en}
 * @param document the letter itself, which is attached
 * @param demanded the items whose payment a demand asks for; empty for others
 * @param answerBy the day until which an answer is asked for; null = none is
 * @param replyTo who is to be answered instead of the company; null = the company
 */
public record BalanceLetter(
    LetterRequest request,
    AccountId account,
    LetterKind kind,
    int followUp,
    LocalDate cutOff,
    LocalDate issuedOn,
    Money balance,
    String language,
    Document document,
    List<Demanded> demanded,
    @Nullable LocalDate answerBy,
    @Nullable ReplyTo replyTo) {

  private static final String FOLLOW_UP = "letter-follow-up";

  public BalanceLetter {
    demanded = List.copyOf(demanded);
  }

  /** The letter's number. */
  public String number() {
    return request.letter();
  }

  /** Whether it asks for payment; then it leaves only as long as all that it asks for is owed. */
  public boolean demand() {
    return kind == LetterKind.DEMAND;
  }

  /** The name of the template that words the message. */
  public String template() {
    if (followUp > 0) {
      return FOLLOW_UP;
    }
    return switch (kind) {
      case POSITIVE -> "letter-positive";
      case NEGATIVE -> "letter-negative";
      case DEMAND -> "letter-demand";
      case STATEMENT -> "letter-statement";
    };
  }
}
