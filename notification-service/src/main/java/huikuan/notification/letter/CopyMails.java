package huikuan.notification.letter;

import huikuan.contracts.CustomerId;
import huikuan.contracts.MessageKind;
import huikuan.contracts.ledger.EvidenceCopyRequested;
import huikuan.notification.customers.Customers;
import huikuan.notification.history.ContactHistory;
import huikuan.notification.message.CopyRequest;
import huikuan.notification.message.EvidenceCopy;
import huikuan.notification.message.Frequency;
import huikuan.notification.message.MessageCommand.RequestMessage;
import huikuan.notification.message.MessageId;
import huikuan.notification.message.Recipient;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.reaction.Reactions;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Makes each requested copy of evidence a message of its own, as soon as the customer's data that
 * the ledger decided by are known here. A person ordered it, and mostly the recipient has asked for
 * it, so no cap binds it, as none binds a letter; but it counts.
 */
@Component
@ProcessingGroup("requests")
class CopyMails {

  private final Reactions reactions;
  private final Customers customers;
  private final ContactHistory history;
  private final Commands commands;

  CopyMails(Reactions reactions, Customers customers, ContactHistory history, Commands commands) {
    this.reactions = reactions;
    this.customers = customers;
    this.history = history;
    this.commands = commands;
  }

  @EventHandler
  void on(EvidenceCopyRequested event) {
    CustomerId customer = event.customer();
    CopyRequest request = new CopyRequest(event.subject(), event.copy());
    MessageId message = MessageId.ofCopy(request);
    reactions.react(
        this,
        customer.toString(),
        message.toString(),
        () -> {
          customers.requireAtLeast(customer, event.customerSequence());
          commands.send(command(message, request, event));
        });
  }

  private RequestMessage command(
      MessageId message, CopyRequest request, EvidenceCopyRequested event) {
    Frequency frequency =
        history.withOneMore(event.customer(), event.contactId(), event.sending(), true);
    return new RequestMessage(
        message,
        event.customer(),
        MessageKind.COPY,
        List.of(),
        null,
        copy(request, event),
        event.sending(),
        new Recipient(event.contactId(), null),
        frequency);
  }

  private static EvidenceCopy copy(CopyRequest request, EvidenceCopyRequested event) {
    return new EvidenceCopy(
        request,
        event.number(),
        event.kind(),
        event.documentOn(),
        event.language(),
        event.document());
  }
}
