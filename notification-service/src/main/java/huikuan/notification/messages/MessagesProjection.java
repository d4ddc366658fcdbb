package huikuan.notification.messages;

import huikuan.notification.customers.ContactKey;
import huikuan.notification.message.MessageEvent.AttemptFailed;
import huikuan.notification.message.MessageEvent.Bounced;
import huikuan.notification.message.MessageEvent.GivenUp;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.notification.message.MessageEvent.Withdrawn;
import huikuan.notification.message.MessageEvent.Withheld;
import huikuan.notification.message.Step;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Keeps the messages collection as the log tells it. */
@Component
@ProcessingGroup("messages")
class MessagesProjection {

  private final MessageStore store;

  MessagesProjection(MessageStore store) {
    this.store = store;
  }

  @EventHandler
  void on(
      Requested event,
      @MetaDataValue(value = "position", required = true) Long position,
      @Timestamp Instant recordedAt) {
    Update update =
        status(Status.PENDING)
            .set("position", position)
            .set("company", event.customer().company())
            .set(MessageStore.CUSTOMER, event.customer().toString())
            .set("kind", event.kind().name())
            .set("claims", event.subjects().stream().map(StoredClaim::of).toList())
            .set("accounts", accounts(event))
            .set("invoices", invoices(event))
            .set("levels", distinct(event, Step::level))
            .set("day", event.day().toString())
            .set("channel", event.channel())
            .set("template", event.template())
            .set("contactId", event.recipient().contactId())
            .set("seekers", MessageStore.seekers(contact(event)))
            .set("attempts", 0)
            .set("requestedAt", recordedAt);
    if (event.recipient().role() != null) {
      update.set("role", event.recipient().role().name());
    }
    if (event.letter() != null) {
      update
          .set(MessageStore.LETTER, StoredLetter.of(event.letter()))
          .set(MessageStore.LETTER_NUMBER, event.letter().number());
    }
    if (event.copy() != null) {
      update.set(MessageStore.COPY, StoredCopy.of(event.copy()));
    }
    store.put(event.message().value(), update);
  }

  private static List<String> accounts(Requested event) {
    if (event.copy() != null) {
      return StoredCopy.accounts(event.copy());
    }
    return event.letter() == null
        ? distinct(event, step -> step.account().toString())
        : List.of(event.letter().account().toString());
  }

  private static List<String> invoices(Requested event) {
    if (event.copy() != null) {
      return StoredCopy.items(event.copy());
    }
    return event.letter() == null
        ? distinct(event, Step::invoice)
        : StoredLetter.items(event.letter());
  }

  @EventHandler
  void on(AttemptFailed event) {
    store.put(
        event.message().value(),
        status(Status.RETRYING)
            .set("attempts", event.attempt())
            .set("error", event.error())
            .set("nextAttemptAt", event.retryAt()));
  }

  @EventHandler
  void on(Sent event) {
    Update update = status(Status.SENT);
    if (event.template() != null) {
      update.set("template", event.template());
    }
    store.put(
        event.message().value(),
        update
            .set("attempts", event.attempt())
            .set("claims", event.subjects().stream().map(StoredClaim::of).toList())
            .set("leftOut", event.leftOut().stream().map(StoredClaim::of).toList())
            .set("hash", event.hash())
            .set("grounds", StoredGrounds.of(event))
            .set("sentAt", event.sentAt())
            .unset("error")
            .unset("nextAttemptAt"));
  }

  @EventHandler
  void on(Withdrawn event) {
    store.put(
        event.message().value(),
        status(Status.WITHDRAWN)
            .set("claims", List.of())
            .set("leftOut", event.leftOut().stream().map(StoredClaim::of).toList())
            .set("error", event.reason())
            .unset("nextAttemptAt"));
  }

  @EventHandler
  void on(Withheld event) {
    Update update =
        status(Status.WITHDRAWN).set("error", event.obstacle().reason()).unset("nextAttemptAt");
    if (event.obstacle().detail() != null) {
      update.set("detail", event.obstacle().detail());
    }
    store.put(event.message().value(), update);
  }

  @EventHandler
  void on(GivenUp event) {
    store.put(
        event.message().value(),
        status(Status.FAILED)
            .set("attempts", event.attempts())
            .set("error", event.reason())
            .unset("nextAttemptAt"));
  }

  @EventHandler
  void on(Bounced event) {
    store.put(
        event.message().value(),
        status(Status.BOUNCED).set("error", event.reason()).set("bouncedAt", event.bouncedAt()));
  }

  private static Update status(Status status) {
    return Update.update("status", status.word());
  }

  private static ContactKey contact(Requested event) {
    return new ContactKey(event.customer(), event.recipient().contactId());
  }

  private static List<String> distinct(Requested event, Function<Step, String> what) {
    return event.steps().stream().map(what).distinct().toList();
  }
}
