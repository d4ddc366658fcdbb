package huikuan.notification.digest;

import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Sending;
import huikuan.notification.message.Counted;
import huikuan.notification.message.Frequency;
import huikuan.notification.message.LeftOut;
import huikuan.notification.message.MessageId;
import huikuan.notification.message.Recipient;
import huikuan.notification.message.Subject;
import huikuan.platform.eventlog.Keyed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of a digest: the claims due for one contact of a customer on one day. */
public sealed interface DigestEvent {

  DigestId digest();

  CustomerId customer();

  /**
   * The digest is opened by its first claim, or by the first one after it was sealed without a
   * message.
   *
   * @param opening the number of this opening, from 1
   * @param sending when the message may leave
   * @param ordered whether a person ordered it: then no cap binds the message
   */
  @EventName("huikuan.notification.digest.opened.v1")
  record DigestOpened(
      DigestId digest,
      int opening,
      CustomerId customer,
      Recipient recipient,
      Sending sending,
      boolean ordered)
      implements DigestEvent {}

  /** A claim is to be in the contact's message of the day. */
  @EventName("huikuan.notification.digest.subject-added.v1")
  record SubjectAdded(DigestId digest, CustomerId customer, MessageKind kind, Subject subject)
      implements DigestEvent {}

  /** A claim came too late: the contact's message of the day was already put together. */
  @EventName("huikuan.notification.digest.subject-refused.v1")
  record SubjectRefused(DigestId digest, CustomerId customer, LeftOut leftOut)
      implements DigestEvent {

    /** The contact's message of the day; null = it had not been put together yet. */
    public @Nullable MessageId message() {
      return leftOut.reason().equals(Digest.CONTACTED_TODAY) ? digest.message() : null;
    }
  }

  /**
   * It is decided whether the contact gets a message, and which. A message claims its places of the
   * day.
   *
   * @param kind null = there is no message, and a further claim opens the digest anew
   * @param subjects with their amounts of now, in the order in which they are listed
   * @param leftOut the others
   * @param frequency the counts of messages, with this one; null = there is no message
   */
  @EventName("huikuan.notification.digest.sealed.v1")
  record DigestSealed(
      DigestId digest,
      CustomerId customer,
      Recipient recipient,
      Sending sending,
      @Nullable MessageKind kind,
      List<Subject> subjects,
      List<LeftOut> leftOut,
      @Nullable Frequency frequency)
      implements DigestEvent, Keyed {
    @Override
    public List<String> businessKeys() {
      return frequency == null ? List.of() : frequency.places(customer);
    }

    /** The keys by which the message is counted. */
    @Override
    public List<String> mentions() {
      return frequency == null
          ? List.of()
          : Frequency.counted(customer, recipient.contactId(), frequency.person()).stream()
              .map(each -> key(each, frequency))
              .toList();
    }

    /** The message that it becomes; null = nothing is written. */
    public @Nullable MessageId message() {
      return kind == null ? null : digest.message();
    }

    private static String key(Counted counted, Frequency frequency) {
      return frequency.ordered()
          ? counted.orderedOn(frequency.day())
          : counted.decidedOn(frequency.day());
    }
  }
}
