package huikuan.ledger.evidence;

import huikuan.contracts.ledger.Subject.OfItem;
import huikuan.contracts.readiness.InvoiceState;
import huikuan.ledger.evidence.InvoiceWayEvent.InvoiceWayTold;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
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

  /** Newest first. */
  List<RecordedEvent> history(OfItem invoice) {
    String key = new InvoiceWayKey(invoice.company(), invoice.number()).toString();
    return log.ofAggregate(key, 0).reversed();
  }

  /** Null = nothing was told. */
  @Nullable InvoiceState state(OfItem invoice) {
    List<RecordedEvent> history = history(invoice);
    return history.isEmpty() ? null : told(history.getFirst()).state();
  }

  static InvoiceWayTold told(RecordedEvent recorded) {
    return (InvoiceWayTold) recorded.payload();
  }
}
