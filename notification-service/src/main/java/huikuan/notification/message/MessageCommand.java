package huikuan.notification.message;

import huikuan.contracts.CustomerId;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Sending;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command to a message. Each may be repeated: the second time changes nothing. */
public sealed interface MessageCommand {

  MessageId message();

  /**
   * Requests a message, once for its id.
   *
   * @param subjects in the order in which they are listed; empty = it takes a letter or a copy
   * @param letter null = it takes none
   * @param copy of evidence; null = it takes none
   * @param sending when it may leave
   * @param frequency the counts of messages to the recipient, with this one
   */
  record RequestMessage(
      @TargetAggregateIdentifier MessageId message,
      CustomerId customer,
      MessageKind kind,
      List<Subject> subjects,
      @Nullable BalanceLetter letter,
      @Nullable EvidenceCopy copy,
      Sending sending,
      Recipient recipient,
      Frequency frequency)
      implements MessageCommand {}

  /** Asks which attempt to make now. Answers null if there is none to make. */
  record PrepareAttempt(@TargetAggregateIdentifier MessageId message) implements MessageCommand {}

  /**
   * The channel has taken the message.
   *
   * @param subjects what the message said about each claim; empty = it took a letter or a copy
   * @param leftOut the requested steps that it leaves out
   * @param hash of the sent content, which is kept elsewhere
   * @param template the version that wrote it, such as {@code zh/reminder-1/3}
   * @param customerSequence of the customer's data with the address; null = not known
   * @param grounds the facts on which its sending was based
   */
  record RecordSent(
      @TargetAggregateIdentifier MessageId message,
      int attempt,
      List<SentSubject> subjects,
      List<LeftOut> leftOut,
      String hash,
      String template,
      @Nullable String customerSequence,
      Grounds grounds,
      Instant sentAt)
      implements MessageCommand {}

  /** The channel could not take it for now. */
  record RecordFailedAttempt(
      @TargetAggregateIdentifier MessageId message,
      int attempt,
      String error,
      Instant failedAt,
      Instant retryAt)
      implements MessageCommand {}

  /** There is no reason left to send it: all its steps are left out. */
  record Withdraw(
      @TargetAggregateIdentifier MessageId message, List<LeftOut> leftOut, Instant withdrawnAt)
      implements MessageCommand {}

  /** There is no message with the letter, or the copy: something keeps it from being sent. */
  record Withhold(
      @TargetAggregateIdentifier MessageId message, Obstacle obstacle, Instant withheldAt)
      implements MessageCommand {}

  /**
   * The message cannot be delivered.
   *
   * @param attempts the number of attempts made
   * @param undeliverable whether the contact's address takes no mail
   * @param customerSequence of the customer's data with that address; null = not known
   */
  record GiveUp(
      @TargetAggregateIdentifier MessageId message,
      int attempts,
      String reason,
      boolean undeliverable,
      @Nullable String customerSequence,
      Instant givenUpAt)
      implements MessageCommand {}

  /** The message bounced. Answers the reason that is kept, the first; null = it was not sent. */
  record RecordBounce(
      @TargetAggregateIdentifier MessageId message, String reason, Instant bouncedAt)
      implements MessageCommand {}
}
