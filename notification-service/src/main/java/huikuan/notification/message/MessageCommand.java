package huikuan.notification.message;

import huikuan.contracts.CustomerId;
import huikuan.contracts.MessageKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to a message. Each may be repeated: the second time changes nothing. */
public sealed interface MessageCommand {

  MessageId message();

  /**
   * Asks for a message, once for its id.
   *
   * @param subjects in the order in which they are listed
   * @param day the day at the customer on which it falls due
   */
  record RequestMessage(
      @TargetAggregateIdentifier MessageId message,
      CustomerId customer,
      MessageKind kind,
      List<Subject> subjects,
      LocalDate day,
      Recipient recipient)
      implements MessageCommand {}

  /** Asks for the number of the attempt to make now, from 1; 0 = there is none to make. */
  record PrepareAttempt(@TargetAggregateIdentifier MessageId message) implements MessageCommand {}

  /**
   * The channel has taken the message.
   *
   * @param subjects what it told of each claim
   * @param leftOut the steps that it does not answer, although it was asked to
   * @param hash of what was sent, which is kept elsewhere
   */
  record RecordSent(
      @TargetAggregateIdentifier MessageId message,
      int attempt,
      List<SentSubject> subjects,
      List<LeftOut> leftOut,
      String hash,
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
   */
  record GiveUp(
      @TargetAggregateIdentifier MessageId message, int attempts, String reason, Instant givenUpAt)
      implements MessageCommand {}
}
