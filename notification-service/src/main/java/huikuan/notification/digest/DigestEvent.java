package huikuan.notification.digest;

import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Sending;
import huikuan.notification.message.LeftOut;
import huikuan.notification.message.Recipient;
import huikuan.notification.message.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a digest: the claims due for one contact of a customer on one day. */
public sealed interface DigestEvent {

  DigestId digest();

  CustomerId customer();

  /**
   * The first claim is due for the contact.
   *
   * @param sending when the message may leave
   */
  @EventName("huikuan.notification.digest.opened.v1")
  record DigestOpened(DigestId digest, CustomerId customer, Recipient recipient, Sending sending)
      implements DigestEvent {}

  /** A claim is to be in the contact's message of the day. */
  @EventName("huikuan.notification.digest.subject-added.v1")
  record SubjectAdded(DigestId digest, CustomerId customer, MessageKind kind, Subject subject)
      implements DigestEvent {}

  /** A claim came when the contact's message of the day had been put together. */
  @EventName("huikuan.notification.digest.subject-refused.v1")
  record SubjectRefused(DigestId digest, CustomerId customer, LeftOut leftOut)
      implements DigestEvent {}

  /**
   * It is decided what the contact is written.
   *
   * @param kind null = nothing is written
   * @param subjects as they stand now, in the order in which they are listed
   * @param leftOut the others
   */
  @EventName("huikuan.notification.digest.sealed.v1")
  record DigestSealed(
      DigestId digest,
      CustomerId customer,
      Recipient recipient,
      Sending sending,
      @Nullable MessageKind kind,
      List<Subject> subjects,
      List<LeftOut> leftOut)
      implements DigestEvent {}
}
