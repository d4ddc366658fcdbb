package huikuan.ledger.evidence;

import huikuan.contracts.ledger.Subject.OfItem;
import huikuan.contracts.readiness.InvoiceState;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.evidence.InvoiceWayEvent.InvoiceWayTold;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ways of invoices, as the log has them. */
@Component
class InvoiceWays {

  private final EventLog log;

  InvoiceWays(EventLog log) {
    this.log = log;
  }

  /** Newest first; what was told with the invoice itself is the oldest. */
  List<RecordedEvent> history(ClaimItems.Found invoice) {
    OfItem item = invoice.item();
    String key = new InvoiceWayKey(item.company(), item.number()).toString();
    List<RecordedEvent> history = new ArrayList<>(log.ofAggregate(key, 0).reversed());
    if (invoice.hasWay()) {
      history.add(invoice.posted());
    }
    return history;
  }

  /** Null = nothing was told. */
  @Nullable InvoiceState state(ClaimItems.Found invoice) {
    List<RecordedEvent> history = history(invoice);
    return history.isEmpty() ? null : told(history.getFirst()).state();
  }

  /** The state that was told with the invoice itself; null = none was. */
  static @Nullable InvoiceWayTold first(ClaimItems.Found invoice) {
    return invoice.hasWay() ? told(invoice.posted()) : null;
  }

  static InvoiceWayTold told(RecordedEvent recorded) {
    return recorded.payload() instanceof InvoicePosted invoice
        ? InvoiceWayTold.with(invoice)
        : (InvoiceWayTold) recorded.payload();
  }
}
