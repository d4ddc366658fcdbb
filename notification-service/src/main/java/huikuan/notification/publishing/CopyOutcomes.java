package huikuan.notification.publishing;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.notification.NotificationEvent;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyBounced;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyFailed;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyMailed;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyWithheld;
import huikuan.notification.message.CopyRequest;
import huikuan.notification.message.MessageEvent.Bounced;
import huikuan.notification.message.MessageEvent.GivenUp;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.notification.message.MessageEvent.Withheld;

/** The outcomes of copies of evidence, as the other services are told of them. */
final class CopyOutcomes {

  static NotificationEvent told(Sent event, CopyRequest answered) {
    return new EvidenceCopyMailed(
        event.message().value(),
        event.customer(),
        answered.subject(),
        answered.copy(),
        event.channel(),
        event.contactId(),
        event.hash(),
        event.attempt(),
        event.sentAt());
  }

  static NotificationEvent told(GivenUp event, CopyRequest answered) {
    return new EvidenceCopyFailed(
        event.message().value(),
        event.customer(),
        answered.subject(),
        answered.copy(),
        event.channel(),
        event.contactId(),
        event.reason(),
        event.undeliverable(),
        event.customerSequence(),
        event.attempts());
  }

  static NotificationEvent told(Bounced event, CopyRequest answered) {
    return new EvidenceCopyBounced(
        event.message().value(),
        event.customer(),
        answered.subject(),
        answered.copy(),
        event.channel(),
        event.contactId(),
        event.reason(),
        event.customerSequence(),
        event.bouncedAt());
  }

  static NotificationEvent told(Withheld event) {
    CopyRequest answered = requireNonNull(event.copy());
    return new EvidenceCopyWithheld(
        event.message().value(),
        event.customer(),
        answered.subject(),
        answered.copy(),
        event.obstacle().reason(),
        event.obstacle().detail());
  }

  private CopyOutcomes() {}
}
