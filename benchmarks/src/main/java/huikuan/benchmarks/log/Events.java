package huikuan.benchmarks.log;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.platform.axon.StoredTypes;
import java.time.LocalDate;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** Events that all engines store. */
final class Events {

  /** What Axon's own engines name in their stores. */
  static final StoredTypes STORED = StoredTypes.of(LedgerEvent.InvoicePosted.class, MetaData.class);

  private Events() {}

  static GenericDomainEventMessage<LedgerEvent> event(String aggregate, long sequence) {
    LedgerEvent posted =
        new LedgerEvent.InvoicePosted(
            AccountId.parse("CN01." + aggregate + ".USD"),
            aggregate + "-" + sequence,
            LocalDate.of(2026, 1, 2),
            null,
            LocalDate.of(2026, 2, 1),
            Money.parse("55.94 USD"),
            "C-1",
            "PO 4711",
            "li.na");
    return new GenericDomainEventMessage<>(
        "Account", aggregate, sequence, posted, Map.of("actor", "anonymous"));
  }
}
