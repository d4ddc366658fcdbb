package huikuan.contracts.notification;

import huikuan.contracts.AccountId;
import huikuan.contracts.EventName;
import java.time.Instant;

/** Topic {@code notification.events}; source: the notification service. */
public sealed interface NotificationEvent {

  AccountId account();

  /** The message's id, the same on every attempt. */
  String message();

  /** The reminder case that asked for the message. */
  String caseId();

  /** Which of the case's requests it answers. */
  int request();

  String level();

  /**
   * A message was handed over to the channel.
   *
   * @param message the message's id, the same on every attempt
   * @param request which of the case's requests it answers
   * @param channel {@code mail}
   * @param contactId the contact of the account's customer that was written to
   * @param hash of what was sent, and to which address; hexadecimal
   * @param attempt 1 = the first
   */
  @EventName("huikuan.notification.message-sent.v1")
  record MessageSent(
      String message,
      String caseId,
      int request,
      AccountId account,
      String invoice,
      String level,
      String channel,
      String contactId,
      String hash,
      int attempt,
      Instant sentAt)
      implements NotificationEvent {}

  /**
   * A message could not be delivered and is not tried again.
   *
   * @param reason the channel's answer; {@code contact-gone} = the contact can't be written to any
   *     more
   */
  @EventName("huikuan.notification.message-failed.v1")
  record MessageFailed(
      String message,
      String caseId,
      int request,
      AccountId account,
      String invoice,
      String level,
      String channel,
      String contactId,
      String reason,
      int attempts)
      implements NotificationEvent {}

  /**
   * A message was not sent because, at the moment of sending, nothing was owed, or its case was on
   * hold.
   *
   * @param reason {@code settled}, {@code reversed} or {@code on-hold}
   */
  @EventName("huikuan.notification.message-withdrawn.v1")
  record MessageWithdrawn(
      String message,
      String caseId,
      int request,
      AccountId account,
      String invoice,
      String level,
      String reason)
      implements NotificationEvent {}
}
