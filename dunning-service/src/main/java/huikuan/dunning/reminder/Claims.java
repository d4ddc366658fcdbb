package huikuan.dunning.reminder;

import huikuan.contracts.AccountId;
import huikuan.contracts.ledger.LedgerEvent.DueDateChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LetterEvent.Demanded;
import huikuan.contracts.ledger.LetterEvent.Difference;
import huikuan.contracts.ledger.LetterEvent.DifferenceClarified;
import huikuan.contracts.ledger.LetterEvent.LetterAnswered;
import huikuan.contracts.ledger.LetterEvent.LetterArrived;
import huikuan.contracts.ledger.LetterEvent.LetterClosed;
import huikuan.contracts.ledger.LetterKind;
import huikuan.contracts.notification.NotificationEvent;
import huikuan.contracts.notification.NotificationEvent.MessageBounced;
import huikuan.contracts.notification.NotificationEvent.MessageFailed;
import huikuan.contracts.notification.NotificationEvent.MessageSent;
import huikuan.contracts.notification.NotificationEvent.OfMessage;
import huikuan.contracts.notification.NotificationEvent.StepsLeftOut;
import huikuan.dunning.claim.CaseIds;
import huikuan.dunning.claim.ClaimCommand;
import huikuan.dunning.claim.ClaimCommand.ChangeOpenAmount;
import huikuan.dunning.claim.ClaimCommand.Document;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.MoveDueDate;
import huikuan.dunning.claim.ClaimCommand.OpenCase;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimCommand.RecordDemand;
import huikuan.dunning.claim.ClaimCommand.ReportDelivery;
import huikuan.dunning.claim.Terms;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.letter.LetterHistories;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.policy.PolicySubject;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.reaction.Reactions;
import huikuan.platform.relay.CloudEvents;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends the events of other services to the cases that they concern. An invoice opens a case, and
 * so does a refund of which something is open. A document that changes the open amount may close
 * the case, or reopen it. A letter about the balance may demand the item, and its answer dispute
 * it.
 */
@Component
@ProcessingGroup("reminders")
class Claims {

  private static final Logger log = LoggerFactory.getLogger(Claims.class);
  private static final String POSITION = "position";

  private final Customers customers;
  private final Policies policies;
  private final LetterHistories letters;
  private final Reactions reactions;
  private final Commands commands;

  Claims(
      Customers customers,
      Policies policies,
      LetterHistories letters,
      Reactions reactions,
      Commands commands) {
    this.customers = customers;
    this.policies = policies;
    this.letters = letters;
    this.reactions = reactions;
    this.commands = commands;
  }

  @EventHandler
  void on(InvoicePosted event, @Timestamp Instant recordedAt) {
    Terms invoice = Terms.of(event);
    String caseId = CaseIds.of(invoice.account(), invoice.itemKind(), invoice.number());
    send(caseId, () -> opening(caseId, invoice, recordedAt));
  }

  private OpenCase opening(String caseId, Terms item, Instant recordedAt) {
    Customer customer = customers.find(item.account().customerId());
    Policy policy =
        policies.of(
            new PolicySubject(customer.id(), customer.customerClass(), item.contract()),
            recordedAt,
            customer.zone());
    return new OpenCase(caseId, item, customer, policy, recordedAt);
  }

  @EventHandler
  void on(
      OpenItemsChanged event,
      @MetaDataValue(POSITION) Long position,
      @MetaDataValue(CloudEvents.SEQUENCE) @Nullable String sequence,
      @Timestamp Instant recordedAt) {
    Document document =
        new Document(
            event.kind(), event.number(), event.postedOn(), event.undone(), event.undoneNumber());
    for (OpenItem each : event.items()) {
      String caseId = CaseIds.of(event.account(), each.kind(), each.number());
      reactions.react(
          this,
          caseId,
          caseId,
          () -> {
            if (each.terms() != null && each.open().signum() > 0) {
              // If the case is open, or was opened before, this does nothing.
              sendNow(opening(caseId, Terms.of(event.account(), each, sequence), recordedAt));
            }
            sendNow(
                new ChangeOpenAmount(
                    caseId,
                    document,
                    each.change(),
                    each.open(),
                    position,
                    sequence,
                    recordedAt,
                    customers.find(event.customerId()),
                    isNamed(each, event.items())));
          });
    }
  }

  /**
   * Money that names no item pays what is due first. So it leaves a rest of the last item alone;
   * one that leaves a rest of another item, or pays one item alone, counts as meant for it.
   */
  private static boolean isNamed(OpenItem item, List<OpenItem> all) {
    return all.size() == 1
        || !item.equals(all.getLast())
        || all.stream().limit(all.size() - 1L).anyMatch(other -> other.open().signum() > 0);
  }

  @EventHandler
  void on(DueDateChanged event, @MetaDataValue(POSITION) Long position, @Timestamp Instant at) {
    String caseId = CaseIds.of(event.account(), event.itemKind(), event.item());
    send(
        caseId,
        () ->
            new MoveDueDate(
                caseId,
                event.dueOn(),
                event.before(),
                event.reason(),
                position,
                at,
                customers.find(event.customerId())));
  }

  @EventHandler
  void on(OfMessage event, @Timestamp Instant recordedAt) {
    Delivery delivery =
        switch (event) {
          case MessageSent m -> new Delivery("sent", m.contactId(), m.sentAt(), m.hash());
          case MessageFailed m -> new Delivery("failed", m.contactId(), recordedAt, m.reason());
          case MessageBounced m ->
              new Delivery("bounced", m.contactId(), m.bouncedAt(), m.reason());
          case StepsLeftOut m -> new Delivery("left-out", null, recordedAt, reason(m));
        };
    for (NotificationEvent.Step step : event.steps()) {
      send(
          step.caseId(),
          () ->
              new ReportDelivery(
                  step.caseId(),
                  step.request(),
                  step.level(),
                  event.message(),
                  delivery.outcome(),
                  delivery.contactId(),
                  delivery.at(),
                  delivery.detail(),
                  recordedAt,
                  customers.find(event.customer())));
    }
  }

  private static String reason(StepsLeftOut event) {
    return event.detail() == null ? event.reason() : event.reason() + ": " + event.detail();
  }

  private record Delivery(String outcome, @Nullable String contactId, Instant at, String detail) {}

  /** What the customer does not agree with is on hold until it is clarified. */
  @EventHandler
  void on(LetterAnswered event, @Timestamp Instant recordedAt) {
    for (Difference each : event.differences()) {
      if (each.itemKind() != null && each.disputed() != null) {
        String caseId = CaseIds.of(event.account(), each.itemKind(), each.item());
        reactions.react(this, caseId, caseId, () -> hold(caseId, event, each, recordedAt));
      }
    }
  }

  private void hold(String caseId, LetterAnswered event, Difference of, Instant recordedAt) {
    Customer customer = customers.find(event.account().customerId());
    Hold hold =
        new Hold(
            Hold.sourceOf(event.letter(), of.line()),
            Hold.CLARIFICATION,
            of.until(),
            of.disputed(),
            of.reason());
    boolean over = !hold.endsIn(customer.zone()).isAfter(recordedAt);
    if (!over && letters.of(event.letter()).isOpen(of.line())) {
      sendNow(new PlaceHold(caseId, hold, recordedAt, customer));
    }
  }

  /** What is still disputed then gets a hold by the person who clarified it. */
  @EventHandler
  void on(DifferenceClarified event, @Timestamp Instant recordedAt) {
    letters
        .of(event.letter())
        .difference(event.line())
        .ifPresent(
            each -> resume(event.letter(), event.account(), each, Hold.CLARIFIED, recordedAt));
  }

  @EventHandler
  void on(LetterClosed event, @Timestamp Instant recordedAt) {
    letters
        .of(event.letter())
        .differences()
        .forEach(
            each -> resume(event.letter(), event.account(), each, Hold.LETTER_CLOSED, recordedAt));
  }

  private void resume(
      String letter, AccountId account, Difference of, String by, Instant recordedAt) {
    if (of.itemKind() != null && of.disputed() != null) {
      String caseId = CaseIds.of(account, of.itemKind(), of.item());
      send(
          caseId,
          () ->
              new EndHold(
                  caseId,
                  Hold.sourceOf(letter, of.line()),
                  by,
                  recordedAt,
                  customers.find(account.customerId())));
    }
  }

  /** A demand that arrived by letter stands in for the policy's. */
  @EventHandler
  void on(LetterArrived event, @Timestamp Instant recordedAt) {
    if (event.kind() != LetterKind.DEMAND) {
      return;
    }
    for (Demanded each : event.demanded()) {
      String caseId = CaseIds.of(event.account(), each.itemKind(), each.item());
      send(
          caseId,
          () ->
              new RecordDemand(
                  caseId,
                  event.letter(),
                  event.proof(),
                  event.arrivedOn(),
                  each.open(),
                  recordedAt,
                  customers.find(event.account().customerId())));
    }
  }

  /** Sends to one case. If that fails, the events of this case wait, and other cases go on. */
  private void send(String caseId, Supplier<? extends ClaimCommand> command) {
    reactions.react(this, caseId, caseId, () -> sendNow(command.get()));
  }

  /** A case that was never opened here is not chased, so nothing has to change. */
  private void sendNow(ClaimCommand command) {
    try {
      commands.send(command);
    } catch (AggregateNotFoundException unknown) {
      log.warn("There is no case {} for {}", command.caseId(), command.getClass().getSimpleName());
    }
  }
}
