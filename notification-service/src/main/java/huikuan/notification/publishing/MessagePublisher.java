package huikuan.notification.publishing;

import huikuan.contracts.AccountId;
import huikuan.contracts.notification.NotificationEvent;
import huikuan.contracts.notification.NotificationEvent.MessageFailed;
import huikuan.contracts.notification.NotificationEvent.MessageSent;
import huikuan.contracts.notification.NotificationEvent.MessageWithdrawn;
import huikuan.notification.message.Matter;
import huikuan.notification.message.MessageEvent;
import huikuan.notification.message.MessageEvent.AttemptFailed;
import huikuan.notification.message.MessageEvent.GivenUp;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.notification.message.MessageEvent.Withdrawn;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.relay.Publication;
import huikuan.platform.relay.Publisher;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells how each message ended; the way there stays inside. */
@Component
class MessagePublisher implements Publisher {

  @Override
  public String topic() {
    return "notification.events";
  }

  @Override
  public Class<?> contract() {
    return NotificationEvent.class;
  }

  @Override
  public List<Publication> publish(RecordedEvent event) {
    if (!(event.payload() instanceof MessageEvent message)) {
      return List.of();
    }
    return switch (message) {
      case Requested requested -> List.of();
      case AttemptFailed failed -> List.of();
      case Sent sent -> List.of(publication(told(sent)));
      case Withdrawn withdrawn -> List.of(publication(told(withdrawn)));
      case GivenUp givenUp -> List.of(publication(told(givenUp)));
    };
  }

  private static Publication publication(NotificationEvent event) {
    AccountId account = event.account();
    return new Publication(account.toString(), account.customerId(), event);
  }

  private static MessageSent told(Sent event) {
    Matter matter = event.matter();
    return new MessageSent(
        event.message().value(),
        matter.caseId(),
        matter.request(),
        matter.account(),
        matter.invoice(),
        matter.level(),
        event.channel(),
        event.contactId(),
        event.hash(),
        event.attempt(),
        event.sentAt());
  }

  private static MessageWithdrawn told(Withdrawn event) {
    Matter matter = event.matter();
    return new MessageWithdrawn(
        event.message().value(),
        matter.caseId(),
        matter.request(),
        matter.account(),
        matter.invoice(),
        matter.level(),
        event.reason());
  }

  private static MessageFailed told(GivenUp event) {
    Matter matter = event.matter();
    return new MessageFailed(
        event.message().value(),
        matter.caseId(),
        matter.request(),
        matter.account(),
        matter.invoice(),
        matter.level(),
        event.channel(),
        event.contactId(),
        event.reason(),
        event.attempts());
  }
}
