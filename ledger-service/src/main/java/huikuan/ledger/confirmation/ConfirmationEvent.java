package huikuan.ledger.confirmation;

import huikuan.contracts.AccountId;
import huikuan.contracts.EventName;
import huikuan.contracts.Money;
import huikuan.contracts.Sealed;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.LetterEvent.Demanded;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.LetterEvent.ReplyTo;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.account.Kind;
import huikuan.platform.approval.ApprovalEvent;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.ProposalId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event of a letter. Its actor is who wrote, sent, recorded or closed it. */
public sealed interface ConfirmationEvent {

  /** The letter's number. */
  String letter();

  AccountId account();

  /**
   * A letter was written.
   *
   * @param edition 1 = the first letter about this; each that takes the place of another has the
   *     next
   * @param content all that the letter says, as text
   * @param hash of that text in UTF-8: SHA-256, hexadecimal
   * @param items how many open items it lists
   * @param run null = it was written alone
   * @param replaces the letter whose place it takes; null = none
   * @param auditor whether it is an auditor's: only auditors record answers, and see them
   */
  @EventName("huikuan.ledger.letter.written.v1")
  record LetterWritten(
      String letter,
      AccountId account,
      LetterKind kind,
      int edition,
      LocalDate cutOff,
      LocalDate issuedOn,
      Money balance,
      int items,
      String content,
      String hash,
      @Nullable String run,
      @Nullable String replaces,
      boolean auditor)
      implements ConfirmationEvent {}

  /**
   * The letter is to go by mail.
   *
   * @param request its number among the letter's requests, from 1
   * @param followUp which reminder of an answer it is, from 1; 0 = the letter itself
   * @param language of letter and mail
   * @param document as it is attached
   * @param demanded the items whose payment a demand asks for; empty for others
   * @param answerBy the day until which an answer is asked for; null = none is
   * @param replyTo the third party that is to be answered; null = the company
   * @param sending when it may leave
   * @param customerSequence of the customer's data that name the contact, on Kafka
   */
  @EventName("huikuan.ledger.letter.mail-requested.v1")
  record MailRequested(
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
      implements ConfirmationEvent {}

  /**
   * The mail server took the letter.
   *
   * @param message the id of the message
   * @param hash of the message and the address that it went to
   */
  @EventName("huikuan.ledger.letter.mailed.v1")
  record Mailed(
      String letter,
      AccountId account,
      int request,
      int followUp,
      String message,
      String contactId,
      String hash,
      Instant sentAt,
      LocalDate sentOn)
      implements ConfirmationEvent {}

  /**
   * The letter did not leave by mail, or came back.
   *
   * @param bounced whether it came back
   * @param reason a word, or what the mail server answered
   */
  @EventName("huikuan.ledger.letter.not-mailed.v1")
  record NotMailed(
      String letter,
      AccountId account,
      int request,
      boolean bounced,
      String reason,
      @Nullable String detail)
      implements ConfirmationEvent {}

  /**
   * The letter is to go on paper: it is printed, and sealed when another person has approved the
   * use of the seal.
   *
   * @param print how often it was requested, from 1
   * @param document to print
   */
  @EventName("huikuan.ledger.letter.print-requested.v1")
  record PrintRequested(
      String letter,
      AccountId account,
      int print,
      Money balance,
      Document document,
      Proposal proposal)
      implements OfSeal, ApprovalEvent.Proposed {

    @Override
    public @Nullable String reason() {
      return null;
    }

    @Override
    public Map<String, String> what() {
      return Map.of(
          "letter", letter,
          "account", account.toString(),
          "balance", balance.toString(),
          "document", document.hash());
    }
  }

  /** Another person approved the use of the seal. */
  @EventName("huikuan.ledger.letter.seal-approved.v1")
  record SealApproved(String letter, AccountId account, int print)
      implements OfSeal, ApprovalEvent.Approved {
    @Override
    public boolean inEffect() {
      return true;
    }
  }

  /** The seal is not used: the letter does not go on paper. */
  @EventName("huikuan.ledger.letter.seal-rejected.v1")
  record SealRejected(String letter, AccountId account, int print, String reason)
      implements OfSeal, ApprovalEvent.Rejected {}

  /** An event of the use of the company's seal (用印审批) on a letter. */
  sealed interface OfSeal extends ConfirmationEvent, ApprovalEvent {

    /** The kind of the proposals to use the seal. */
    String KIND = "seal";

    int print();

    @Override
    default ProposalId proposalId() {
      String company = account().company();
      return new ProposalId(
          KIND, company, letter().substring(company.length() + 1) + "." + print());
    }
  }

  /**
   * The letter was given to a carrier, or handed over.
   *
   * @param way {@code ems}, {@code courier} or {@code hand}
   * @param waybill the carrier's number, which names the letter; null = it was handed over
   */
  @EventName("huikuan.ledger.letter.posted.v1")
  record Posted(
      String letter, AccountId account, String way, @Nullable String waybill, LocalDate postedOn)
      implements ConfirmationEvent {}

  /**
   * The letter has arrived.
   *
   * @param auditor whether it is an auditor's
   * @param proof {@code no-bounce}, {@code signed-for} or {@code answered}
   * @param signedBy the person who signed for it; null = nobody did
   * @param file the image of the signed receipt; null = none
   * @param demanded the items whose payment a demand asks for; empty for others
   */
  @EventName("huikuan.ledger.letter.arrived.v2")
  record Arrived(
      String letter,
      AccountId account,
      LetterKind kind,
      boolean auditor,
      String proof,
      LocalDate arrivedOn,
      @Nullable Sealed signedBy,
      @Nullable String file,
      List<Demanded> demanded)
      implements ConfirmationEvent {}

  /**
   * The customer answered.
   *
   * @param auditor whether the letter is an auditor's, so that the company does not see the answer
   *     yet
   */
  @EventName("huikuan.ledger.letter.answered.v2")
  record Answered(String letter, AccountId account, LetterKind kind, boolean auditor, Reply reply)
      implements ConfirmationEvent {}

  /** The company may see the answer to an auditor's letter. */
  @EventName("huikuan.ledger.letter.answer-disclosed.v2")
  record AnswerDisclosed(
      String letter, AccountId account, LetterKind kind, Reply reply, Instant disclosedAt)
      implements ConfirmationEvent {}

  /**
   * A difference has somebody who clarifies it.
   *
   * @param line its number in the answer, from 1
   */
  @EventName("huikuan.ledger.letter.difference-assigned.v1")
  record DifferenceAssigned(String letter, AccountId account, int line, String owner)
      implements ConfirmationEvent {}

  /**
   * A difference is clarified.
   *
   * @param documents the numbers of the documents that corrected our books; empty = none did
   */
  @EventName("huikuan.ledger.letter.difference-clarified.v1")
  record DifferenceClarified(
      String letter,
      AccountId account,
      int line,
      String outcome,
      @Nullable String note,
      List<String> documents)
      implements ConfirmationEvent {}

  /** No answer has come by mail: somebody is to call. */
  @EventName("huikuan.ledger.letter.call-due.v1")
  record CallDue(String letter, AccountId account) implements ConfirmationEvent {}

  /**
   * Nothing more is expected of the letter.
   *
   * @param outcome {@code agreed}, {@code clarified}, {@code no-answer}, {@code delivered}, {@code
   *     withdrawn} or {@code replaced}
   * @param auditor whether it ends by an answer that the company does not see yet
   */
  @EventName("huikuan.ledger.letter.closed.v1")
  record LetterClosed(
      String letter,
      AccountId account,
      String outcome,
      @Nullable String reason,
      boolean auditor,
      Instant closedAt)
      implements ConfirmationEvent {}

  /**
   * An answer.
   *
   * @param balance the customer's; null = it named none
   * @param by how it came: {@code link}, {@code mail} or {@code paper}
   * @param grade its strength: {@code click}, {@code mail}, {@code signature}, {@code seal} or
   *     {@code authority}
   * @param signedBy the person who signed; null = nobody did
   * @param authority by which that person binds the customer; null = none is recorded
   * @param seal which seal it bears, such as {@code company} or {@code finance}; null = none
   * @param files hashes of scans
   * @param heldUntil the last day on which disagreed parts are not asked for
   */
  record Reply(
      boolean agreed,
      LocalDate repliedOn,
      @Nullable Money balance,
      String by,
      String grade,
      @Nullable Sealed signedBy,
      @Nullable String authority,
      @Nullable String seal,
      List<String> files,
      List<Difference> differences,
      @Nullable LocalDate heldUntil,
      @Nullable Sealed note) {

    public Reply {
      files = List.copyOf(files);
      differences = List.copyOf(differences);
    }

    /** Whether it is the same answer, recorded again, perhaps on a later day. */
    boolean isSameAs(Reply other) {
      return equals(
          new Reply(
              other.agreed,
              other.repliedOn,
              other.balance,
              other.by,
              other.grade,
              other.signedBy,
              other.authority,
              other.seal,
              other.files,
              other.differences,
              heldUntil,
              other.note));
    }
  }

  /**
   * A line that differs.
   *
   * @param line from 1
   * @param kind of our item; null = it is not in our books
   * @param ours the open amount on the letter; zero if it is not in our books
   * @param difference theirs less ours
   * @param reason the customer's
   */
  record Difference(
      int line,
      @Nullable Kind kind,
      String number,
      Money ours,
      Money theirs,
      Money difference,
      @Nullable String reason) {}
}
