package huikuan.notification.message;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to a message. Each may be repeated: the second time changes nothing. */
public sealed interface MessageCommand {

  MessageId message();

  /**
   * Asks for a message, once for its id.
   *
   * @param day the day at the customer on which it falls due
   */
  record RequestMessage(
      @TargetAggregateIdentifier MessageId message,
      Matter matter,
      LocalDate day,
      Recipient recipient,
      Claim claim,
      String policy)
      implements MessageCommand {}

  /** Asks for the number of the attempt to make now, from 1; 0 = there is none to make. */
  record PrepareAttempt(@TargetAggregateIdentifier MessageId message) implements MessageCommand {}

  /**
   * The channel has taken the message.
   *
   * @param hash of what was sent, which is kept elsewhere
   */
  record RecordSent(
      @TargetAggregateIdentifier MessageId message, int attempt, String hash, Instant sentAt)
      implements MessageCommand {}

  /** The channel could not take it for now. */
  record RecordFailedAttempt(
      @TargetAggregateIdentifier MessageId message,
      int attempt,
      String error,
      Instant failedAt,
      Instant retryAt)
      implements MessageCommand {}

  /** There is no reason left to send it. */
  record Withdraw(@TargetAggregateIdentifier MessageId message, String reason, Instant withdrawnAt)
      implements MessageCommand {}

  /**
   * It cannot be delivered.
   *
   * @param attempts how many were made
   */
  record GiveUp(
      @TargetAggregateIdentifier MessageId message, int attempts, String reason, Instant givenUpAt)
      implements MessageCommand {}
}
