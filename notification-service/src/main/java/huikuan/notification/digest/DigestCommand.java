package huikuan.notification.digest;

import huikuan.contracts.CustomerId;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Sending;
import huikuan.notification.message.Recipient;
import huikuan.notification.message.Subject;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to a digest. Each may be repeated: the second time changes nothing. */
sealed interface DigestCommand {

  DigestId digest();

  /**
   * Adds a claim. The first one opens the digest; so does the first one after it was sealed without
   * a message.
   *
   * @param sending when the message may leave; that of the first claim counts
   * @param ordered whether a person ordered it: then no cap binds the message
   */
  record AddSubject(
      @TargetAggregateIdentifier DigestId digest,
      CustomerId customer,
      Recipient recipient,
      MessageKind kind,
      Subject subject,
      Sending sending,
      boolean ordered)
      implements DigestCommand {}

  /**
   * Decides about the contact's message of the day. If there is one, no claim is added afterwards.
   *
   * @param opening the number of the opening that ends
   */
  record SealDigest(@TargetAggregateIdentifier DigestId digest, int opening)
      implements DigestCommand {}
}
