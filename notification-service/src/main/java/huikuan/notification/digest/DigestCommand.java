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
   * Adds a claim; the first opens the digest, also the first after it was sealed with nothing to
   * write.
   *
   * @param sending when the message may leave; that of the claim that opens it counts
   * @param ordered by a person: no cap binds the message
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
   * Decides what the person is written today; if that is a message, nothing is added afterwards.
   *
   * @param opening which of the openings ends
   */
  record SealDigest(@TargetAggregateIdentifier DigestId digest, int opening)
      implements DigestCommand {}
}
