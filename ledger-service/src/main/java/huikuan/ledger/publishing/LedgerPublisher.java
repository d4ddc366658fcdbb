package huikuan.ledger.publishing;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.AccountEvent.DocumentReversed;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import huikuan.ledger.account.Allocation;
import huikuan.ledger.account.Item;
import huikuan.ledger.account.Kind;
import huikuan.ledger.customer.CustomerEvent;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.relay.Publication;
import huikuan.platform.relay.Publisher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
      case AccountEvent account -> told(account);
      case CustomerEvent customer -> List.of(told(customer));
      default -> List.of();
    };
  }

  private static List<Publication> told(AccountEvent event) {
    return (switch (event) {
          case InvoicePosted invoice -> Stream.of(contract(invoice));
          case ReceiptRecorded receipt -> Stream.of(contract(receipt));
          default -> changed(event).stream();
        })
        .map(contract -> publication(event.account(), contract))
        .toList();
  }

  private static Publication publication(AccountId account, LedgerEvent contract) {
    return new Publication(account.toString(), account.customerId(), contract);
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
        invoice.labels().contract(),
        invoice.labels().reference(),
        invoice.labels().salesOwner());
  }

  private static LedgerEvent contract(ReceiptRecorded receipt) {
    return new LedgerEvent.ReceiptRecorded(
        receipt.account(),
        receipt.number(),
        receipt.postedOn(),
        receipt.amount(),
        receipt.unapplied(),
        receipt.allocations().stream()
            .filter(allocation -> invoice(allocation.claim()))
            .map(LedgerPublisher::contract)
            .toList());
  }

  private static LedgerEvent.Allocation contract(Allocation allocation) {
    return new LedgerEvent.Allocation(
        allocation.claim().number(), allocation.amount(), allocation.openAfter());
  }

  /** Only of invoices: nobody else is told of other claims. */
  private static Optional<LedgerEvent> changed(AccountEvent event) {
    Map<String, LedgerEvent.OpenAmount> invoices = new LinkedHashMap<>();
    for (Allocation each : event.allocations()) {
      if (invoice(each.claim())) {
        invoices.merge(
            each.claim().number(),
            new LedgerEvent.OpenAmount(
                each.claim().number(), each.amount().negated(), each.openAfter()),
            (one, two) ->
                new LedgerEvent.OpenAmount(
                    one.invoice(), one.change().plus(two.change()), two.open()));
      }
    }
    if (event instanceof DocumentReversed undone && invoice(undone.reversed())) {
      undone(undone, invoices);
    }
    return invoices.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LedgerEvent.OpenAmountsChanged(
                event.account(),
                event.kind().toString(),
                event.number(),
                event.postedOn(),
                List.copyOf(invoices.values())));
  }

  /** What stood against an invoice undone was freed first; then all of it went. */
  private static void undone(
      DocumentReversed undone, Map<String, LedgerEvent.OpenAmount> invoices) {
    Money nothing = Money.zero(undone.account().currency());
    Money gone = undone.amount().negated();
    invoices.merge(
        undone.reversed().number(),
        new LedgerEvent.OpenAmount(undone.reversed().number(), gone, nothing),
        (freed, all) ->
            new LedgerEvent.OpenAmount(freed.invoice(), freed.change().plus(gone), nothing));
  }

  private static boolean invoice(Item item) {
    return item.kind() == Kind.INVOICE;
  }
}
