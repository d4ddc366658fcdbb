package huikuan.ledger.publishing;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.contracts.ledger.LedgerEvent.DueDateChanged;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.AccountEvent.DueDatePutOff;
import huikuan.ledger.account.AccountEvent.ExtensionTakenBack;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.EffectEvent.DocumentTookEffect;
import huikuan.ledger.account.Item;
import huikuan.ledger.account.Kind;
import huikuan.ledger.confirmation.ConfirmationEvent;
import huikuan.ledger.contract.ContractEvent;
import huikuan.ledger.customer.CustomerEvent;
import huikuan.ledger.customer.CustomerEvent.ContactForgotten;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.ledger.customer.CustomerEvent.OfContact;
import huikuan.ledger.customer.CustomerEvent.PartySet;
import huikuan.ledger.customer.CustomerEvent.PaymentCalendarSet;
import huikuan.ledger.evidence.EvidenceEvent;
import huikuan.ledger.evidence.InvoiceWayEvent;
import huikuan.ledger.evidence.InvoiceWayEvent.InvoiceWayTold;
import huikuan.ledger.people.PersonEvent;
import huikuan.ledger.people.PersonEvent.PersonChanged;
import huikuan.ledger.recipient.LinkEvent;
import huikuan.ledger.requested.RequestEvent;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.relay.Publication;
import huikuan.platform.relay.Publisher;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      case DueDatePutOff putOff ->
          putOff.ofToldClaim()
              ? moved(putOff, putOff.claim(), putOff.dueOn(), putOff.before())
              : List.of();
      case ExtensionTakenBack back ->
          back.ofToldClaim() ? moved(back, back.claim(), back.dueOn(), back.before()) : List.of();
      case InvoicePosted invoice when invoice.way() != null -> toldWithWay(invoice);
      case AccountEvent account -> told(DocumentTookEffect.atOnce(account));
      case DocumentTookEffect effect -> told(effect);
      case CustomerEvent customer -> List.of(told(customer));
      case PersonEvent person -> List.of(told(person));
      case ConfirmationEvent letter ->
          LetterPublications.of(letter).stream()
              .map(each -> publication(letter.account(), each))
              .toList();
      case LinkEvent link ->
          LinkPublications.of(link).stream()
              .map(each -> new Publication(each.lane(), each.lane(), each))
              .toList();
      case ContractEvent contract -> List.of(told(BasisPublications.of(contract)));
      case EvidenceEvent evidence ->
          BasisPublications.of(evidence).map(LedgerPublisher::told).stream().toList();
      case InvoiceWayEvent way -> List.of(told(BasisPublications.of(way)));
      case RequestEvent request ->
          RequestPublications.of(request).stream()
              .map(each -> publication(request.account(), each))
              .toList();
      default -> List.of();
    };
  }

  /** A document dated ahead is told on its day. */
  private static List<Publication> told(DocumentTookEffect effect) {
    Item posted = effect.posted();
    Optional<LedgerEvent> contract =
        posted != null && posted.kind() == Kind.INVOICE
            ? Optional.of(invoicePosted(effect, posted))
            : OpenItemChanges.of(effect);
    return contract.map(event -> publication(effect.account(), event)).stream().toList();
  }

  /** Its way is told at once, as if by itself, though it may be dated ahead. */
  private static List<Publication> toldWithWay(InvoicePosted invoice) {
    List<Publication> told = new ArrayList<>(told(DocumentTookEffect.atOnce(invoice)));
    told.add(told(BasisPublications.of(InvoiceWayTold.with(invoice))));
    return told;
  }

  /** An invoice that is still to be told is told with its new day. */
  private static List<Publication> moved(
      AccountEvent event, Item claim, LocalDate dueOn, LocalDate before) {
    LedgerEvent contract =
        new DueDateChanged(
            event.account(),
            claim.kind().itemKind().orElseThrow(),
            claim.number(),
            dueOn,
            before,
            requireNonNull(event.labels().reason()));
    return List.of(publication(event.account(), contract));
  }

  private static Publication publication(AccountId account, LedgerEvent contract) {
    return new Publication(account.toString(), account.customerId().toString(), contract);
  }

  private static Publication told(CustomerEvent event) {
    LedgerEvent contract =
        switch (event) {
          case CustomerChanged data ->
              new LedgerEvent.CustomerChanged(
                  data.customer(),
                  data.name(),
                  data.locale(),
                  data.timeZone(),
                  data.country(),
                  data.customerClass());
          case OfContact told -> new LedgerEvent.ContactChanged(told.customer(), told.contact());
          case PaymentCalendarSet told ->
              new LedgerEvent.PaymentCalendarChanged(told.customer(), told.calendar());
          case PartySet told -> new LedgerEvent.PartyChanged(told.customer(), told.party());
          case ContactForgotten told ->
              new LedgerEvent.ContactForgotten(told.customer(), told.contactId());
        };
    String customer = event.customer().toString();
    return new Publication(customer, customer, contract);
  }

  private static Publication told(PersonEvent event) {
    return switch (event) {
      case PersonChanged(var person, var until, var deputy) -> {
        LedgerEvent contract = new LedgerEvent.PersonChanged(person, until, deputy);
        yield new Publication(person, contract.lane(), contract);
      }
    };
  }

  private static Publication told(LedgerEvent event) {
    return new Publication(event.lane(), event.lane(), event);
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
        invoice.salesOwner(),
        invoice.statutory());
  }
}
