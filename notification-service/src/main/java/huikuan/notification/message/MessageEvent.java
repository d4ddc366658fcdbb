package huikuan.notification.message;

import huikuan.contracts.EventName;
import huikuan.platform.eventlog.Keyed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The events of a message. The last three are final, and each message ends with one of them. */
public sealed interface MessageEvent {

  MessageId message();

  Matter matter();

  /** The reminder case behind it: what a saga listens by. */
  default String caseId() {
    return matter().caseId();
  }

  /**
   * A message is to be sent.
   *
   * @param channel {@code mail}
   * @param template the letter, one per level
   * @param day the day at the customer on which it falls due
   */
  @EventName("huikuan.notification.message.requested.v1")
  record Requested(
      MessageId message,
      Matter matter,
      String channel,
      String template,
      LocalDate day,
      Recipient recipient,
      Claim claim,
      String policy)
      implements MessageEvent, Keyed {
    @Override
    public List<String> businessKeys() {
      return List.of("message " + message);
    }
  }

  /** The channel did not take it; it will be tried again. */
  @EventName("huikuan.notification.message.attempt-failed.v1")
  record AttemptFailed(
      MessageId message,
      Matter matter,
      int attempt,
      String error,
      Instant failedAt,
      Instant retryAt)
      implements MessageEvent {}

  /**
   * The channel took it. Its content and address are kept apart from the log, so that they can be
   * erased.
   *
   * @param hash of what was sent
   */
  @EventName("huikuan.notification.message.sent.v1")
  record Sent(
      MessageId message,
      Matter matter,
      String channel,
      String contactId,
      int attempt,
      String hash,
      Instant sentAt)
      implements MessageEvent {}

  /**
   * It was not sent, because there was no reason left to.
   *
   * @param reason {@code settled}; {@code reversed} = the invoice itself was undone; {@code
   *     on-hold}
   */
  @EventName("huikuan.notification.message.withdrawn.v1")
  record Withdrawn(MessageId message, Matter matter, String reason, Instant withdrawnAt)
      implements MessageEvent {}

  /**
   * It could not be delivered and is not tried again.
   *
   * @param reason the channel's answer; {@code contact-gone} = the contact can't be written to any
   *     more
   */
  @EventName("huikuan.notification.message.given-up.v1")
  record GivenUp(
      MessageId message,
      Matter matter,
      String channel,
      String contactId,
      int attempts,
      String reason,
      Instant givenUpAt)
      implements MessageEvent {}
}
