package huikuan.notification.digest;

import huikuan.contracts.CustomerId;
import huikuan.contracts.MessageKind;
import huikuan.notification.message.Recipient;
import huikuan.notification.message.Subject;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to a digest. Each may be repeated: the second time changes nothing. */
sealed interface DigestCommand {

  DigestId digest();

  /**
   * Adds a claim; the first opens the digest.
   *
   * @param day the customer's
   * @param sealsAt when the digest is sealed, if this is the first claim
   * @param mostInWeek how many messages the contact may be sent in seven days; the first claim's
   *     counts
   */
  record AddSubject(
      @TargetAggregateIdentifier DigestId digest,
      CustomerId customer,
      Recipient recipient,
      LocalDate day,
      MessageKind kind,
      Subject subject,
      Instant sealsAt,
      int mostInWeek)
      implements DigestCommand {}

  /** Decides what the person is written today; nothing is added afterwards. */
  record SealDigest(@TargetAggregateIdentifier DigestId digest) implements DigestCommand {}
}
