package huikuan.notification.message;

import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.platform.eventlog.Keyed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of a message. It ends with {@link Sent}, {@link Withdrawn}, {@link Withheld} or {@link
 * GivenUp}; a sent message may bounce.
 */
public sealed interface MessageEvent {

  MessageId message();

  CustomerId customer();

  /**
   * A message is to be sent.
   *
   * @param subjects in the order in which they are listed; empty = it takes a letter or a copy
   * @param letter null = it takes none
   * @param copy of evidence; null = it takes none
   * @param channel {@code mail}
   * @param template the level of the furthest of its steps; the template is chosen when it is sent.
   *     Of a letter or a copy the template's name
   * @param sending when it may leave
   * @param frequency the counts of messages to the recipient, with this one
   */
  @EventName("huikuan.notification.message.requested.v1")
  record Requested(
      MessageId message,
      CustomerId customer,
      MessageKind kind,
      List<Subject> subjects,
      @Nullable BalanceLetter letter,
      @Nullable EvidenceCopy copy,
      String channel,
      String template,
      Sending sending,
      Recipient recipient,
      Frequency frequency)
      implements MessageEvent, Keyed {
    @Override
    public List<String> businessKeys() {
      return List.of(key(message));
    }

    /**
     * The keys by which the message of a letter or a copy is counted; those about claims are by
     * their digest.
     */
    @Override
    public List<String> mentions() {
      return letter == null && copy == null
          ? List.of()
          : Frequency.counted(customer, recipient.contactId(), frequency.person()).stream()
              .map(each -> each.orderedOn(frequency.day()))
              .toList();
    }

    /** The file that it takes to the customer; null = none. */
    public @Nullable Document document() {
      return letter != null ? letter.document() : copy != null ? copy.document() : null;
    }

    /** The language in which the file is; null = it takes none. */
    public @Nullable String language() {
      return letter != null ? letter.language() : copy != null ? copy.language() : null;
    }

    @Nullable LetterRequest letterRequest() {
      return letter == null ? null : letter.request();
    }

    @Nullable CopyRequest copyRequest() {
      return copy == null ? null : copy.request();
    }

    /** The key by which the log finds the message. */
    public static String key(MessageId message) {
      return "message " + message;
    }

    /** The day at the customer on which the message is to leave. */
    public LocalDate day() {
      return sending.day();
    }

    /** The steps that the message answers. */
    public List<Step> steps() {
      return subjects.stream().map(Subject::step).toList();
    }
  }

  /** The channel did not take the message; it will be tried again. */
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
   * The channel took the message. Its content and address are kept apart from the log, so that they
   * can be erased.
   *
   * @param subjects what the message said about each claim; empty = it took a letter or a copy
   * @param leftOut the steps that it leaves out
   * @param letter the request that it answers; null = it took none
   * @param copy the request that it answers; null = it took none
   * @param hash of the sent content
   * @param template the version that wrote it, such as {@code zh/reminder-1/3}; null = not recorded
   * @param customerSequence of the customer's data with the address; null = not known
   * @param grounds the facts on which its sending was based
   */
  @EventName("huikuan.notification.message.sent.v1")
  record Sent(
      MessageId message,
      CustomerId customer,
      MessageKind kind,
      List<SentSubject> subjects,
      List<LeftOut> leftOut,
      @Nullable LetterRequest letter,
      @Nullable CopyRequest copy,
      String channel,
      String contactId,
      int attempt,
      String hash,
      @Nullable String template,
      @Nullable String customerSequence,
      Grounds grounds,
      Instant sentAt)
      implements MessageEvent, Keyed {
    @Override
    public List<String> businessKeys() {
      return List.of();
    }

    /** The keys by which the message is counted. */
    @Override
    public List<String> mentions() {
      LocalDate day = grounds.frequency().day();
      return Frequency.counted(customer, contactId, grounds.person()).stream()
          .map(each -> each.sentOn(day))
          .toList();
    }
  }

  /** The message was not sent, because there was no reason left: all its steps are left out. */
  @EventName("huikuan.notification.message.withdrawn.v1")
  record Withdrawn(
      MessageId message, CustomerId customer, List<LeftOut> leftOut, Instant withdrawnAt)
      implements MessageEvent {

    /** The reason for which the first step is left out. */
    public String reason() {
      return leftOut.getFirst().reason();
    }
  }

  /**
   * The message was not sent: something keeps the letter, or the copy, from being sent.
   *
   * @param letter null = it takes a copy
   * @param copy null = it takes a letter
   */
  @EventName("huikuan.notification.message.withheld.v1")
  record Withheld(
      MessageId message,
      CustomerId customer,
      @Nullable LetterRequest letter,
      @Nullable CopyRequest copy,
      Obstacle obstacle,
      Instant withheldAt)
      implements MessageEvent {}

  /**
   * The message could not be delivered and is not tried again.
   *
   * @param steps the steps that are not answered; empty = it takes a letter or a copy
   * @param letter the request that is not answered; null = it takes none
   * @param copy the request that is not answered; null = it takes none
   * @param reason the channel's answer; {@code contact-gone} = the contact can no longer be written
   *     to
   * @param undeliverable whether the contact's address takes no mail
   * @param customerSequence of the customer's data with that address; null = not known
   */
  @EventName("huikuan.notification.message.given-up.v1")
  record GivenUp(
      MessageId message,
      CustomerId customer,
      MessageKind kind,
      List<Step> steps,
      @Nullable LetterRequest letter,
      @Nullable CopyRequest copy,
      String channel,
      String contactId,
      int attempts,
      String reason,
      boolean undeliverable,
      @Nullable String customerSequence,
      Instant givenUpAt)
      implements MessageEvent {}

  /**
   * The message was sent and bounced: the contact's address takes no mail.
   *
   * @param steps the steps that it answered; empty = it took a letter or a copy
   * @param letter the request that it answered; null = it was about claims
   * @param reason what the receiving server answered, without the address
   * @param customerSequence of the customer's data with that address; null = not known
   * @param person the number that stands for that address
   */
  @EventName("huikuan.notification.message.bounced.v1")
  record Bounced(
      MessageId message,
      CustomerId customer,
      MessageKind kind,
      List<Step> steps,
      @Nullable LetterRequest letter,
      @Nullable CopyRequest copy,
      String channel,
      String contactId,
      String reason,
      @Nullable String customerSequence,
      String person,
      Instant bouncedAt)
      implements MessageEvent {}
}
