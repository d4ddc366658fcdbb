package huikuan.contracts.ledger;

import huikuan.contracts.AccountId;
import huikuan.contracts.EventName;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.Sending;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of a letter about the balance of an account. */
public sealed interface LetterEvent extends LedgerEvent {

  /** The letter's number, which is its id. */
  String letter();

  AccountId account();

  /**
   * A letter was written. Nothing of it ever changes; another letter takes its place.
   *
   * @param cutOff the last day that it speaks of
   * @param balance at the end of that day; below zero = we owe the customer
   * @param items how many items it lists
   * @param hash of its content, SHA-256, hexadecimal
   * @param run of which it is a part; null = it was written alone
   * @param replaces the number of the letter whose place it takes; null = none
   */
  @EventName("huikuan.ledger.letter-issued.v1")
  record LetterIssued(
      String letter,
      AccountId account,
      LetterKind kind,
      LocalDate cutOff,
      Money balance,
      int items,
      String hash,
      @Nullable String run,
      @Nullable String replaces)
      implements LetterEvent {}

  /**
   * A letter is to go to a contact of the customer by mail, with its document. The service that
   * sends it looks name and address up.
   *
   * @param request its number among the letter's requests, from 1
   * @param followUp which reminder of an answer it is, from 1; 0 = the letter itself
   * @param issuedOn the day on the letter
   * @param language of letter and mail, {@code zh} or {@code en}
   * @param document PDF
   * @param demanded the items whose payment a demand asks for; empty for others
   * @param answerBy the day until which an answer is asked for; null = none is
   * @param replyTo who is to be answered instead of the company; null = the company
   * @param sending when it may leave
   * @param customerSequence {@code ce_sequence} of the customer's data that it was decided by: the
   *     sending service needs these, or later ones
   */
  @EventName("huikuan.ledger.letter-mail-requested.v1")
  record LetterMailRequested(
      String letter,
      AccountId account,
      LetterKind kind,
      int request,
      int followUp,
      LocalDate cutOff,
      LocalDate issuedOn,
      Money balance,
      String contactId,
      String language,
      Document document,
      List<Demanded> demanded,
      @Nullable LocalDate answerBy,
      @Nullable ReplyTo replyTo,
      Sending sending,
      String customerSequence)
      implements LetterEvent {}

  /**
   * The letter has left.
   *
   * @param way {@code mail}, {@code ems}, {@code courier} or {@code hand}
   * @param reference the waybill of a letter on paper, the id of the message of a mail; null = none
   */
  @EventName("huikuan.ledger.letter-sent.v1")
  record LetterSent(
      String letter, AccountId account, String way, @Nullable String reference, LocalDate sentOn)
      implements LetterEvent {}

  /**
   * The letter has arrived, as far as it can be shown.
   *
   * @param proof {@code no-bounce}: the mail server took it, and it did not come back in three
   *     working days; {@code signed-for}: a receipt of its delivery is kept; {@code answered}: the
   *     customer answered
   * @param demanded the items whose payment a demand asks for; empty for others
   */
  @EventName("huikuan.ledger.letter-arrived.v1")
  record LetterArrived(
      String letter,
      AccountId account,
      LetterKind kind,
      String proof,
      LocalDate arrivedOn,
      List<Demanded> demanded)
      implements LetterEvent {}

  /**
   * The customer has answered.
   *
   * @param agreed whether the customer agrees with the balance
   * @param grade the strength of the answer: {@code click}, {@code mail}, {@code signature}, {@code
   *     seal} or {@code authority}
   * @param balance the customer's balance; null = it named none
   * @param differences that are to be clarified; empty if it agrees
   */
  @EventName("huikuan.ledger.letter-answered.v1")
  record LetterAnswered(
      String letter,
      AccountId account,
      LetterKind kind,
      boolean agreed,
      String grade,
      LocalDate repliedOn,
      @Nullable Money balance,
      List<Difference> differences)
      implements LetterEvent {}

  /**
   * A difference of an answer is clarified.
   *
   * @param line its number in the answer, from 1
   * @param outcome {@code timing}, {@code missingDocument}, {@code ourError}, {@code theirError} or
   *     {@code dispute}
   */
  @EventName("huikuan.ledger.letter-difference-clarified.v1")
  record DifferenceClarified(String letter, AccountId account, int line, String outcome)
      implements LetterEvent {}

  /**
   * Nothing more is expected of the letter.
   *
   * @param outcome {@code agreed}, {@code clarified}, {@code no-answer}, {@code delivered}, {@code
   *     withdrawn} or {@code replaced}
   */
  @EventName("huikuan.ledger.letter-closed.v1")
  record LetterClosed(String letter, AccountId account, String outcome, Instant closedAt)
      implements LetterEvent {}

  /**
   * A file that a mail takes to the customer, among those that the services share.
   *
   * @param hash SHA-256, hexadecimal
   * @param size in bytes
   * @param mediaType such as {@code application/pdf}
   * @param name as it is attached
   */
  record Document(String hash, long size, String mediaType, String name) {}

  /**
   * An item whose payment is demanded.
   *
   * @param open what of it was open at the cut-off
   */
  record Demanded(ItemKind itemKind, String item, LocalDate dueOn, Money open) {}

  /** A third party, such as an auditor, to whom the customer answers. */
  record ReplyTo(String name, String email) {}

  /**
   * A line of the books that differs.
   *
   * @param line its number in the answer, from 1
   * @param itemKind null = an item that is not in our books
   * @param item its number
   * @param ours the amount on the letter
   * @param theirs the amount in the customer's books
   * @param disputed what is not to be asked for until it is clarified; null = nothing
   * @param until the last day, at the customer, on which that is not asked for
   * @param reason the customer's
   */
  record Difference(
      int line,
      @Nullable ItemKind itemKind,
      String item,
      Money ours,
      Money theirs,
      @Nullable Money disputed,
      LocalDate until,
      @Nullable String reason) {}
}
