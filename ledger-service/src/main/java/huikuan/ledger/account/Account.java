package huikuan.ledger.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.contracts.AccountId;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import huikuan.ledger.account.Decision.Happens;
import huikuan.ledger.account.Decision.Refused;
import huikuan.ledger.account.OpenInvoices.OpenInvoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * An account remembers only what it needs to decide: its open invoices. That a number was used
 * before is for the log's business keys to know, which never forget and cost nothing here.
 */
@Aggregate(snapshotTriggerDefinition = "accountSnapshots")
class Account {

  @AggregateIdentifier private AccountId id;
  private OpenInvoices open = new OpenInvoices();

  @SuppressWarnings("NullAway.Init") // Axon makes it, then its first event assigns the id.
  Account() {}

  /** One outcome per document, in order. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  List<Outcome> handle(PostDocuments command) {
    Map<DocumentKey, String> accepted = new HashMap<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (Document document : command.documents()) {
      outcomes.add(post(document, accepted));
    }
    return outcomes;
  }

  private Outcome post(Document document, Map<DocumentKey, String> accepted) {
    String earlier = accepted.get(document.key());
    if (earlier != null) {
      return earlier.equals(document.fingerprint())
          ? new Outcome.Repeated()
          : new Outcome.Rejected(new Rejection.NumberTaken(document.key(), document.account()));
    }
    return switch (PostingRules.decide(document, open)) {
      case Refused refused ->
          new Outcome.Rejected(precisely(refused.rejection(), document.account(), accepted));
      case Happens happens -> {
        apply(happens.event());
        accepted.put(document.key(), document.fingerprint());
        yield new Outcome.Accepted();
      }
    };
  }

  // Settled invoices have left the state; those of this command are still at hand.
  private static Rejection precisely(
      Rejection rejection, AccountId account, Map<DocumentKey, String> accepted) {
    return rejection instanceof Rejection.InvoiceNotOpen missing
            && accepted.containsKey(DocumentKey.invoice(account, missing.invoice()))
        ? missing.settled(account.currency())
        : rejection;
  }

  @EventSourcingHandler
  void on(InvoicePosted posted) {
    id = posted.account();
    open.add(new OpenInvoice(posted.number(), posted.postedOn(), posted.dueOn(), posted.amount()));
  }

  @EventSourcingHandler
  void on(ReceiptRecorded recorded) {
    id = recorded.account();
    recorded
        .allocations()
        .forEach(allocation -> open.reduce(allocation.invoice(), allocation.openAfter()));
  }
}
