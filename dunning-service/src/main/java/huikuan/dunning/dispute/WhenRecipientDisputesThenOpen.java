package huikuan.dunning.dispute;

import huikuan.contracts.ItemName;
import huikuan.contracts.ledger.RecipientEvent.ItemDisputed;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.dispute.DisputeBodies.Item;
import huikuan.dunning.dispute.DisputeCommand.Offered;
import huikuan.dunning.dispute.DisputeEvent.Origin;
import huikuan.dunning.dispute.DisputeEvent.Said;
import huikuan.platform.reaction.Reactions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Opens a dispute of what a recipient disputes by the link in a mail. */
@Component
@ProcessingGroup("reminders")
class WhenRecipientDisputesThenOpen {

  private final Disputes disputes;
  private final Customers customers;
  private final Reactions reactions;

  WhenRecipientDisputesThenOpen(Disputes disputes, Customers customers, Reactions reactions) {
    this.disputes = disputes;
    this.customers = customers;
    this.reactions = reactions;
  }

  @EventHandler
  void on(ItemDisputed event, @Timestamp Instant at) {
    reactions.react(this, "disputes " + event.account().customerId(), () -> open(event, at));
  }

  /** As much as is free is disputed; the words are kept by the dispute that has all of it. */
  private void open(ItemDisputed event, Instant now) {
    Customer customer = customers.find(event.account().customerId());
    Item item = new Item(new ItemName(event.itemKind(), event.item()), event.amount());
    List<Offered> offered =
        disputes.offered(event.account(), List.of(item)).stream()
            .flatMap(Optional::stream)
            .toList();
    LocalDate today = LocalDate.ofInstant(now, customer.zone());
    DisputeFacts facts =
        new DisputeFacts(
            event.reason(),
            null,
            null,
            null,
            disputes.times().dueOn(today, customer),
            DisputeStage.NEW);
    Said said = new Said(event.contactId(), null, event.message(), event.note(), event.file());
    if (!offered.isEmpty()) {
      DisputeAnswer _ =
          disputes.open(event.account(), customer, offered, facts, Origin.RECIPIENT, said);
    }
  }
}
