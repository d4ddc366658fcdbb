package huikuan.notification.letter;

import huikuan.contracts.CustomerId;
import huikuan.contracts.MessageKind;
import huikuan.contracts.ledger.LetterEvent.LetterMailRequested;
import huikuan.notification.customers.Customers;
import huikuan.notification.history.ContactHistory;
import huikuan.notification.message.BalanceLetter;
import huikuan.notification.message.Frequency;
import huikuan.notification.message.LetterRequest;
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
 * Makes each requested letter a message of its own, beside the contact's message of the day, as
 * soon as the customer's data that the ledger decided by are known here. No cap binds it, but it
 * counts.
 */
@Component
@ProcessingGroup("requests")
class LetterMails {

  private final Reactions reactions;
  private final Customers customers;
  private final ContactHistory history;
  private final Commands commands;

  LetterMails(Reactions reactions, Customers customers, ContactHistory history, Commands commands) {
    this.reactions = reactions;
    this.customers = customers;
    this.history = history;
    this.commands = commands;
  }

  @EventHandler
  void on(LetterMailRequested event) {
    CustomerId customer = event.account().customerId();
    LetterRequest request = new LetterRequest(event.letter(), event.request());
    MessageId message = MessageId.ofLetter(request);
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
      MessageId message, LetterRequest request, LetterMailRequested event) {
    CustomerId customer = event.account().customerId();
    Frequency frequency = history.withOneMore(customer, event.contactId(), event.sending(), true);
    return new RequestMessage(
        message,
        customer,
        MessageKind.LETTER,
        List.of(),
        letter(request, event),
        null,
        event.sending(),
        new Recipient(event.contactId(), null),
        frequency);
  }

  private static BalanceLetter letter(LetterRequest request, LetterMailRequested event) {
    return new BalanceLetter(
        request,
        event.account(),
        event.kind(),
        event.followUp(),
        event.cutOff(),
        event.issuedOn(),
        event.balance(),
        event.language(),
        event.document(),
        event.demanded(),
        event.answerBy(),
        event.replyTo());
  }
}
