package huikuan.ledger.confirmation;

import huikuan.contracts.Sealed;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.ledger.confirmation.ConfirmationEvent.Reply;
import huikuan.platform.approval.ProposalId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command to a letter. Each may be repeated: the second time changes nothing. */
sealed interface LetterCommand {

  LetterNumber letter();

  /**
   * Writes a letter, once for its number.
   *
   * @param auditor whether it is an auditor's
   */
  record WriteLetter(
      @TargetAggregateIdentifier LetterNumber letter,
      int edition,
      LetterContent content,
      boolean auditor)
      implements LetterCommand {}

  /**
   * Has the letter sent by mail.
   *
   * @param followUp 0 = the letter itself; else which reminder of an answer
   * @param customerSequence of the customer's data that name the contact, on Kafka
   */
  record RequestMail(
      @TargetAggregateIdentifier LetterNumber letter,
      int followUp,
      String contactId,
      Document document,
      Sending sending,
      String customerSequence)
      implements LetterCommand {}

  /**
   * Has the letter printed; another person approves the use of the seal.
   *
   * @param by who proposes it; null = the command's actor
   * @param lapsesAt until when it can be approved
   */
  record RequestPrint(
      @TargetAggregateIdentifier LetterNumber letter,
      @Nullable String by,
      Document document,
      Instant now,
      Instant lapsesAt)
      implements LetterCommand {}

  /** The use of the seal is approved. */
  record ApproveSeal(
      @TargetAggregateIdentifier LetterNumber letter, ProposalId proposal, Instant now)
      implements LetterCommand {}

  /** The seal is not used. */
  record RejectSeal(
      @TargetAggregateIdentifier LetterNumber letter, ProposalId proposal, String reason)
      implements LetterCommand {}

  /** The letter was given to a carrier, or handed over. */
  record RecordPosted(
      @TargetAggregateIdentifier LetterNumber letter,
      String way,
      @Nullable String waybill,
      LocalDate postedOn)
      implements LetterCommand {}

  /** The mail server took it. */
  record RecordMailed(
      @TargetAggregateIdentifier LetterNumber letter,
      int request,
      String message,
      String contactId,
      String hash,
      Instant sentAt,
      LocalDate sentOn)
      implements LetterCommand {}

  /** It did not leave by mail, or came back. */
  record RecordNotMailed(
      @TargetAggregateIdentifier LetterNumber letter,
      int request,
      boolean bounced,
      String reason,
      @Nullable String detail)
      implements LetterCommand {}

  /** It has arrived. */
  record RecordArrival(
      @TargetAggregateIdentifier LetterNumber letter,
      String proof,
      LocalDate arrivedOn,
      @Nullable Sealed signedBy,
      @Nullable String file,
      Instant now)
      implements LetterCommand {}

  /** The customer answered. */
  record RecordAnswer(@TargetAggregateIdentifier LetterNumber letter, Reply reply, Instant now)
      implements LetterCommand {}

  /** The company may see the answer to an auditor's letter. */
  record DiscloseAnswer(@TargetAggregateIdentifier LetterNumber letter, Instant now)
      implements LetterCommand {}

  /** Somebody is to clarify a difference. */
  record AssignDifference(@TargetAggregateIdentifier LetterNumber letter, int line, String owner)
      implements LetterCommand {}

  /** A difference is clarified. */
  record ClarifyDifference(
      @TargetAggregateIdentifier LetterNumber letter,
      int line,
      String outcome,
      @Nullable String note,
      List<String> documents,
      Instant now)
      implements LetterCommand {}

  /** No answer has come: somebody is to call. */
  record AskForCall(@TargetAggregateIdentifier LetterNumber letter) implements LetterCommand {}

  /** Nothing more is expected of it. */
  record CloseLetter(
      @TargetAggregateIdentifier LetterNumber letter,
      String outcome,
      @Nullable String reason,
      Instant now)
      implements LetterCommand {}

  /** What a command comes to. */
  sealed interface Outcome {

    /** It is done. */
    record Done() implements Outcome {}

    /** It was so already. */
    record Unchanged() implements Outcome {}

    record Refused(LetterRefusal refusal) implements Outcome {}

    Outcome DONE = new Done();
    Outcome UNCHANGED = new Unchanged();
  }
}
