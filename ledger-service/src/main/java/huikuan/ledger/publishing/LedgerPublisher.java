package huikuan.ledger.publishing;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.Allocation;
import huikuan.ledger.account.EffectEvent.DocumentTookEffect;
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
      case AccountEvent account -> told(DocumentTookEffect.atOnce(account));
      case DocumentTookEffect effect -> told(effect);
      case CustomerEvent customer -> List.of(told(customer));
      default -> List.of();
    };
  }

  /** A document dated ahead is told on its day. */
  private static List<Publication> told(DocumentTookEffect effect) {
    Item posted = effect.posted();
    Kind own = posted == null ? Kind.ALLOCATION : posted.kind();
    return (switch (own) {
          case INVOICE -> Stream.of(invoicePosted(effect, requireNonNull(posted)));
          case RECEIPT -> Stream.of(receiptRecorded(effect));
          default -> changed(effect).stream();
        })
        .map(contract -> publication(effect.account(), contract))
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
                  data.customer(),
                  data.name(),
                  data.locale(),
                  data.timeZone(),
                  data.country(),
                  data.contacts()));
    };
  }

  private static LedgerEvent invoicePosted(DocumentTookEffect effect, Item invoice) {
    return new LedgerEvent.InvoicePosted(
        effect.account(),
        effect.number(),
        effect.postedOn(),
        invoice.originallyPostedOn(),
        requireNonNull(invoice.dueOn()),
        requireNonNull(effect.amount()),
        invoice.contract(),
        effect.reference(),
        invoice.salesOwner());
  }

  private static LedgerEvent receiptRecorded(DocumentTookEffect effect) {
    Money amount = requireNonNull(effect.amount());
    Money unapplied = amount;
    for (Allocation each : effect.allocations()) {
      unapplied = unapplied.minus(each.amount());
    }
    return new LedgerEvent.ReceiptRecorded(
        effect.account(),
        effect.number(),
        effect.postedOn(),
        amount,
        unapplied,
        effect.allocations().stream()
            .filter(allocation -> invoice(allocation.claim()))
            .map(LedgerPublisher::contract)
            .toList());
  }

  private static LedgerEvent.Allocation contract(Allocation allocation) {
    return new LedgerEvent.Allocation(
        allocation.claim().number(), allocation.amount(), allocation.openAfter());
  }

  /** Only of invoices: nobody else is told of other claims. */
  private static Optional<LedgerEvent> changed(DocumentTookEffect effect) {
    Map<String, LedgerEvent.OpenAmount> invoices = new LinkedHashMap<>();
    for (Allocation each : effect.allocations()) {
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
    if (effect.reversed() != null && invoice(effect.reversed())) {
      undone(effect.reversed(), requireNonNull(effect.amount()), invoices);
    }
    return invoices.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LedgerEvent.OpenAmountsChanged(
                effect.account(),
                effect.kind().toString(),
                effect.number(),
                effect.postedOn(),
                List.copyOf(invoices.values())));
  }

  /** Removes the whole of an undone invoice, after all that stood against it was freed. */
  private static void undone(
      Item undone, Money amount, Map<String, LedgerEvent.OpenAmount> invoices) {
    Money nothing = Money.zero(amount.currency());
    Money gone = amount.negated();
    invoices.merge(
        undone.number(),
        new LedgerEvent.OpenAmount(undone.number(), gone, nothing),
        (freed, all) ->
            new LedgerEvent.OpenAmount(freed.invoice(), freed.change().plus(gone), nothing));
  }

  private static boolean invoice(Item item) {
    return item.kind() == Kind.INVOICE;
  }
}
