package huikuan.notification.digest;

import huikuan.contracts.dunning.DunningEvent.ReminderRequested;
import huikuan.notification.customers.Customers;
import huikuan.notification.digest.DigestCommand.AddSubject;
import huikuan.notification.digest.DigestEvent.DigestSealed;
import huikuan.notification.message.MessageCommand.RequestMessage;
import huikuan.notification.message.MessageId;
import huikuan.notification.message.Recipient;
import huikuan.notification.message.Step;
import huikuan.notification.message.Subject;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.reaction.Reactions;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Adds each requested reminder to the contact's digest of the day, as soon as the customer's data
 * that dunning had are known here, too. Turns a sealed digest into a message.
 */
@Component
@ProcessingGroup("requests")
class Digests {

  private final Reactions reactions;
  private final Customers customers;
  private final Commands commands;

  Digests(Reactions reactions, Customers customers, Commands commands) {
    this.reactions = reactions;
    this.customers = customers;
    this.commands = commands;
  }

  @EventHandler
  void on(ReminderRequested event) {
    AddSubject command = addition(event);
    reactions.react(
        this,
        command.customer().toString(),
        () -> {
          customers.requireAtLeast(command.customer(), event.customerSequence());
          commands.send(command);
        });
  }

  @EventHandler
  void on(DigestSealed event) {
    MessageId message = event.message();
    if (message == null) {
      return;
    }
    RequestMessage command =
        new RequestMessage(
            message,
            event.customer(),
            Objects.requireNonNull(event.kind()),
            event.subjects(),
            null,
            null,
            event.sending(),
            event.recipient(),
            Objects.requireNonNull(event.frequency()));
    reactions.react(
        this, event.customer().toString(), message.toString(), () -> commands.send(command));
  }

  private static AddSubject addition(ReminderRequested event) {
    Recipient recipient = new Recipient(event.recipient().contactId(), event.recipient().role());
    MessageId message =
        event.ordered()
            ? MessageId.ofOrder(event.caseId(), event.request())
            : MessageId.of(
                event.account().customerId(), recipient.contactId(), event.sending().day());
    return new AddSubject(
        DigestId.of(message),
        event.account().customerId(),
        recipient,
        event.kind(),
        subject(event),
        event.sending(),
        event.ordered());
  }

  private static Subject subject(ReminderRequested event) {
    return new Subject(
        new Step(
            event.caseId(),
            event.request(),
            event.account(),
            event.itemKind(),
            event.invoice(),
            event.level()),
        event.ordinal(),
        event.invoiceDate(),
        event.dueOn(),
        event.amount(),
        event.open(),
        event.contract(),
        event.reference(),
        event.minimum(),
        event.policy(),
        event.confirmGoods());
  }
}
