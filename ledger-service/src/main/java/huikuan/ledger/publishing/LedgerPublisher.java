package huikuan.ledger.publishing;

import huikuan.contracts.ledger.LedgerEvent;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.AccountEvent.Allocation;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import huikuan.ledger.customer.CustomerEvent;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.relay.Publication;
import huikuan.platform.relay.Publisher;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class LedgerPublisher implements Publisher {

  @Override
  public String topic() {
    return "ledger.events";
  }

  @Override
  public Class<?> contract() {
    return LedgerEvent.class;
  }

  @Override
  public List<Publication> publish(RecordedEvent event) {
    return switch (event.payload()) {
      case AccountEvent account -> List.of(told(account));
      case CustomerEvent customer -> List.of(told(customer));
      default -> List.of();
    };
  }

  private static Publication told(AccountEvent event) {
    return new Publication(
        event.account().toString(),
        event.account().customerId(),
        switch (event) {
          case InvoicePosted invoice -> contract(invoice);
          case ReceiptRecorded receipt -> contract(receipt);
        });
  }

  private static Publication told(CustomerEvent event) {
    return switch (event) {
      case CustomerChanged data ->
          new Publication(
              data.customer().toString(),
              data.customer(),
              new LedgerEvent.CustomerChanged(
                  data.customer(), data.name(), data.locale(), data.timeZone(), data.contacts()));
    };
  }

  private static LedgerEvent contract(InvoicePosted invoice) {
    return new LedgerEvent.InvoicePosted(
        invoice.account(),
        invoice.number(),
        invoice.postedOn(),
        invoice.dueOn(),
        invoice.amount(),
        invoice.contract(),
        invoice.reference(),
        invoice.salesOwner());
  }

  private static LedgerEvent contract(ReceiptRecorded receipt) {
    return new LedgerEvent.ReceiptRecorded(
        receipt.account(),
        receipt.number(),
        receipt.postedOn(),
        receipt.amount(),
        receipt.unapplied(),
        receipt.allocations().stream().map(LedgerPublisher::contract).toList());
  }

  private static LedgerEvent.Allocation contract(Allocation allocation) {
    return new LedgerEvent.Allocation(
        allocation.invoice(), allocation.amount(), allocation.openAfter());
  }
}
