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
   * Asks for a message, once for its id.
   *
   * @param subjects in the order in which they are listed
   * @param sending when it may leave
   * @param frequency how often the recipient was written to, with it
   */
  record RequestMessage(
      @TargetAggregateIdentifier MessageId message,
      CustomerId customer,
      MessageKind kind,
      List<Subject> subjects,
      Sending sending,
      Recipient recipient,
      Frequency frequency)
      implements MessageCommand {}

  /** Asks for the attempt to make now; answers null if there is none to make. */
  record PrepareAttempt(@TargetAggregateIdentifier MessageId message) implements MessageCommand {}

  /**
   * The channel has taken the message.
   *
   * @param subjects what it told of each claim
   * @param leftOut the steps that it does not answer, although it was asked to
   * @param hash of what was sent, which is kept elsewhere
   * @param template the version that wrote it, such as {@code zh/reminder-1/3}
   * @param customerSequence of the customer's data with the address; null = not known
   * @param grounds what its sending was based on
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

  /** There is no reason left to send it: none of its steps is to be answered. */
  record Withdraw(
      @TargetAggregateIdentifier MessageId message, List<LeftOut> leftOut, Instant withdrawnAt)
      implements MessageCommand {}

  /**
   * It cannot be delivered.
   *
   * @param attempts how many were made
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

  /** It came back. Answers false if it was not sent. */
  record RecordBounce(
      @TargetAggregateIdentifier MessageId message, String reason, Instant bouncedAt)
      implements MessageCommand {}
}
