package huikuan.notification.message;

import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import huikuan.contracts.MessageKind;
import huikuan.platform.eventlog.Keyed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The events of a message. The last three are final, and each message ends with one of them. */
public sealed interface MessageEvent {

  MessageId message();

  CustomerId customer();

  /**
   * A message is to be sent.
   *
   * @param subjects in the order in which they are listed
   * @param channel {@code mail}
   * @param template the letter: the level of the furthest of its steps
   * @param day the day at the customer on which it falls due
   */
  @EventName("huikuan.notification.message.requested.v1")
  record Requested(
      MessageId message,
      CustomerId customer,
      MessageKind kind,
      List<Subject> subjects,
      String channel,
      String template,
      LocalDate day,
      Recipient recipient)
      implements MessageEvent, Keyed {
    @Override
    public List<String> businessKeys() {
      return List.of(key(message));
    }

    /** By which the log finds it. */
    public static String key(MessageId message) {
      return "message " + message;
    }

    /** The steps that it answers. */
    public List<Step> steps() {
      return subjects.stream().map(Subject::step).toList();
    }
  }

  /** The channel did not take it; it will be tried again. */
  @EventName("huikuan.notification.message.attempt-failed.v1")
  record AttemptFailed(
      MessageId message,
      CustomerId customer,
      int attempt,
      String error,
      Instant failedAt,
      Instant retryAt)
      implements MessageEvent {}

  /**
   * The channel took it. Its content and address are kept apart from the log, so that they can be
   * erased.
   *
   * @param subjects what it told of each claim
   * @param leftOut the steps that it does not answer
   * @param hash of what was sent
   */
  @EventName("huikuan.notification.message.sent.v1")
  record Sent(
      MessageId message,
      CustomerId customer,
      MessageKind kind,
      List<SentSubject> subjects,
      List<LeftOut> leftOut,
      String channel,
      String contactId,
      int attempt,
      String hash,
      Instant sentAt)
      implements MessageEvent {}

  /** It was not sent, because there was no reason left to: none of its steps was to be answered. */
  @EventName("huikuan.notification.message.withdrawn.v1")
  record Withdrawn(
      MessageId message, CustomerId customer, List<LeftOut> leftOut, Instant withdrawnAt)
      implements MessageEvent {

    /** The reason of the first step. */
    public String reason() {
      return leftOut.getFirst().reason();
    }
  }

  /**
   * It could not be delivered and is not tried again.
   *
   * @param steps that are not answered
   * @param reason the channel's answer; {@code contact-gone} = the contact can't be written to any
   *     more
   */
  @EventName("huikuan.notification.message.given-up.v1")
  record GivenUp(
      MessageId message,
      CustomerId customer,
      MessageKind kind,
      List<Step> steps,
      String channel,
      String contactId,
      int attempts,
      String reason,
      Instant givenUpAt)
      implements MessageEvent {}
}
