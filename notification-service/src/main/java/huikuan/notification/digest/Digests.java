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
import huikuan.platform.reaction.Commands;
import huikuan.platform.reaction.Reactions;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/**
 * A reminder that dunning asks for is added to the contact's digest of the day, once the customer's
 * data that dunning had is known here, too; a sealed digest becomes a message.
 */
@Component
@ProcessingGroup("requests")
class Digests {

  private final Reactions reactions;
  private final Customers customers;
  private final Commands commands;
  private final DigestSettings settings;

  Digests(Reactions reactions, Customers customers, Commands commands, DigestSettings settings) {
    this.reactions = reactions;
    this.customers = customers;
    this.commands = commands;
    this.settings = settings;
  }

  @EventHandler
  void on(ReminderRequested event, @Timestamp Instant recordedAt) {
    AddSubject command = addition(event, recordedAt);
    reactions.react(
        this,
        command.customer().toString(),
        command.digest().toString(),
        () -> {
          customers.requireAtLeast(command.customer(), event.customerSequence());
          commands.send(command);
        });
  }

  @EventHandler
  void on(DigestSealed event) {
    if (event.kind() == null) {
      return;
    }
    MessageId message = event.digest().message();
    RequestMessage command =
        new RequestMessage(
            message,
            event.customer(),
            Objects.requireNonNull(event.kind()),
            event.subjects(),
            event.day(),
            event.recipient());
    reactions.react(
        this, event.customer().toString(), message.toString(), () -> commands.send(command));
  }

  private AddSubject addition(ReminderRequested event, Instant recordedAt) {
    Recipient recipient = new Recipient(event.recipient().contactId(), event.recipient().role());
    MessageId message =
        MessageId.of(event.account().customerId(), recipient.contactId(), event.day());
    Instant earliest = recordedAt.plus(settings.atLeastOpen());
    return new AddSubject(
        DigestId.of(message),
        event.account().customerId(),
        recipient,
        event.day(),
        event.kind(),
        subject(event),
        event.sealsAt().isBefore(earliest) ? earliest : event.sealsAt(),
        event.mostInWeek());
  }

  private static Subject subject(ReminderRequested event) {
    return new Subject(
        new Step(event.caseId(), event.request(), event.account(), event.invoice(), event.level()),
        event.ordinal(),
        event.invoiceDate(),
        event.dueOn(),
        event.amount(),
        event.open(),
        event.contract(),
        event.reference(),
        event.policy());
  }
}
