package huikuan.ledger.customer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Stale;
import huikuan.contracts.ledger.Party;
import huikuan.ledger.customer.CustomerCommand.AddConfirmed;
import huikuan.ledger.customer.CustomerCommand.ChangeCustomer;
import huikuan.ledger.customer.CustomerCommand.ConfirmContact;
import huikuan.ledger.customer.CustomerCommand.ForgetContact;
import huikuan.ledger.customer.CustomerCommand.MarkStale;
import huikuan.ledger.customer.CustomerCommand.SetContact;
import huikuan.ledger.customer.CustomerCommand.SetParty;
import huikuan.ledger.customer.CustomerCommand.SetPaymentCalendar;
import huikuan.ledger.customer.CustomerEvent.ContactConfirmed;
import huikuan.ledger.customer.CustomerEvent.ContactForgotten;
import huikuan.ledger.customer.CustomerEvent.ContactNamed;
import huikuan.ledger.customer.CustomerEvent.ContactWentStale;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.ledger.customer.CustomerEvent.PartySet;
import huikuan.ledger.customer.CustomerEvent.PaymentCalendarSet;
import huikuan.ledger.customer.CustomerOutcome.Changed;
import huikuan.ledger.customer.CustomerOutcome.Created;
import huikuan.ledger.customer.CustomerOutcome.Left;
import huikuan.ledger.customer.CustomerOutcome.Refused;
import huikuan.ledger.customer.CustomerOutcome.Unchanged;
import huikuan.ledger.customer.CustomerRefusal.NoSuchCustomer;
import huikuan.ledger.customer.CustomerRefusal.Outdated;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A customer: its master data, the people there, and those who pay for it. {@link CustomerPeople}
 * decides of people, {@link CustomerParties} of the others.
 */
@Aggregate
class Customer {

  @AggregateIdentifier private CustomerKey id;
  private @Nullable CustomerChanged data;
  private @Nullable PaymentCalendar calendar;
  private final CustomerParties parties = new CustomerParties();
  private final CustomerPeople people = new CustomerPeople();

  @SuppressWarnings("NullAway.Init") // Axon makes it, then its first event assigns the id.
  Customer() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  CustomerOutcome handle(ChangeCustomer command) {
    CustomerPeople.Told told =
        people.tell(
            command.data().customer(), command.contacts().stream().map(parties::known).toList());
    List<CustomerEvent> events = new ArrayList<>();
    if (!command.data().equals(data)) {
      events.add(command.data());
    }
    PaymentCalendarSet pays = command.calendar();
    if (pays != null && !Objects.equals(pays.calendar(), calendar)) {
      events.add(pays);
    }
    events.addAll(told.events());
    if (events.isEmpty()) {
      return new Unchanged(told.left());
    }
    Optional<CustomerRefusal> refusal =
        outdated(command.lastChange())
            .or(() -> parties.refusalOf(told.events(), people.contacts(), command.today()))
            .or(() -> people.refusalOf(told.events()));
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    boolean fresh = data == null;
    events.forEach(AggregateLifecycle::apply);
    return fresh ? new Created(told.left()) : new Changed(told.left());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  CustomerOutcome handle(SetPaymentCalendar command) {
    if (data == null) {
      return new Refused(new NoSuchCustomer());
    }
    if (Objects.equals(command.calendar(), calendar)) {
      return new Unchanged(Left.NOTHING);
    }
    Optional<CustomerRefusal> refusal = outdated(command.lastChange());
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    apply(new PaymentCalendarSet(data.customer(), command.calendar()));
    return new Changed(Left.NOTHING);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  CustomerOutcome handle(SetParty command) {
    if (data == null) {
      return new Refused(new NoSuchCustomer());
    }
    Party told = command.party();
    List<CustomerEvent> events = parties.set(data.customer(), told, people.contacts().values());
    if (events.isEmpty()) {
      return new Unchanged(Left.NOTHING);
    }
    Optional<CustomerRefusal> refusal =
        outdated(command.lastChange()).or(() -> parties.refusalOf(told));
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    boolean fresh = !parties.has(told.id());
    events.forEach(AggregateLifecycle::apply);
    return fresh ? new Created(Left.NOTHING) : new Changed(Left.NOTHING);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  CustomerOutcome handle(SetContact command, AddressOwners owners) {
    if (data == null) {
      return new Refused(new NoSuchCustomer());
    }
    Contact before = people.find(command.contact().id());
    Optional<CustomerEvent> event =
        people.set(data.customer(), parties.known(command.contact()), command.today());
    if (event.isEmpty()) {
      return new Unchanged(Left.NOTHING);
    }
    Optional<CustomerRefusal> refusal =
        outdated(command.lastChange())
            .or(() -> people.forgotten(command.contact().id()))
            .or(() -> people.addressRefusal(command, owners))
            .or(() -> parties.refusalOf(List.of(event.get()), people.contacts(), command.today()))
            .or(() -> people.refusalOf(List.of(event.get())));
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    apply(event.get());
    return before == null ? new Created(Left.NOTHING) : new Changed(Left.NOTHING);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  CustomerOutcome handle(ConfirmContact command, Confirmations confirmations) {
    Contact known = people.find(command.contactId());
    if (data == null || known == null) {
      return new Refused(people.missing(command.contactId()));
    }
    Contact confirmed = CustomerPeople.confirmed(known, command.confirmation());
    if (confirmed.equals(known)) {
      return new Unchanged(Left.NOTHING);
    }
    Optional<CustomerRefusal> refusal =
        outdated(command.lastChange())
            .or(() -> CustomerPeople.confirmedSince(known, command.confirmation()));
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    confirmations.await(command.key(), confirmed, data.timeZone());
    apply(new ContactConfirmed(data.customer(), confirmed));
    return new Changed(Left.NOTHING);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  CustomerOutcome handle(AddConfirmed command, Confirmations confirmations) {
    if (data == null) {
      return new Refused(new NoSuchCustomer());
    }
    if (people.hasHad(command.contact().id())) {
      return new Unchanged(Left.NOTHING);
    }
    confirmations.await(command.key(), command.contact(), data.timeZone());
    apply(new ContactNamed(data.customer(), command.contact()));
    return new Created(Left.NOTHING);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  CustomerOutcome handle(MarkStale command) {
    Contact known = people.find(command.contactId());
    if (data == null || known == null) {
      return new Refused(people.missing(command.contactId()));
    }
    if (!CustomerPeople.goesStale(known, command)) {
      return new Unchanged(Left.NOTHING);
    }
    apply(new ContactWentStale(data.customer(), CustomerPeople.stale(known, command.stale())));
    return new Changed(Left.NOTHING);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  CustomerOutcome handle(ForgetContact command) {
    if (data == null) {
      return new Refused(new NoSuchCustomer());
    }
    if (people.forgotten(command.contactId()).isPresent()) {
      return new Unchanged(Left.NOTHING);
    }
    Optional<CustomerRefusal> refusal =
        outdated(command.lastChange()).or(() -> people.forgetRefusal(command));
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    apply(new ContactForgotten(data.customer(), command.contactId(), command.reason()));
    return new Changed(Left.NOTHING);
  }

  /** A confirmation made since is newer, and has a deadline of its own. */
  @DeadlineHandler
  void on(ConfirmationAges ages) {
    handle(
        new MarkStale(
            id, ages.contactId(), new Stale(ages.day(), Stale.Why.AGE), ages.confirmedOn()));
  }

  private Optional<CustomerRefusal> outdated(@Nullable Long lastChange) {
    boolean outdated =
        lastChange != null && lastChange != (data == null ? CustomerCommand.ABSENT : getVersion());
    return outdated ? Optional.of(new Outdated()) : Optional.empty();
  }

  @EventSourcingHandler
  void on(CustomerEvent event) {
    id = new CustomerKey(event.customer());
    switch (event) {
      case CustomerChanged changed -> data = changed;
      case PaymentCalendarSet set -> calendar = set.calendar();
      case PartySet set -> parties.remember(set.party());
      default -> {}
    }
    people.remember(event);
  }
}
