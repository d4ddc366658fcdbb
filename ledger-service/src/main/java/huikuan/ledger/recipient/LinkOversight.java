package huikuan.ledger.recipient;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Sealed;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Address.Kind;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.customer.CustomerCommand.AddConfirmed;
import huikuan.ledger.customer.CustomerData;
import huikuan.ledger.customer.CustomerOutcome;
import huikuan.ledger.customer.CustomerProblems;
import huikuan.ledger.customer.KnownCustomer;
import huikuan.ledger.customer.SealedContacts;
import huikuan.ledger.recipient.LinkCommand.ConfirmPerson;
import huikuan.ledger.recipient.LinkCommand.DismissPerson;
import huikuan.ledger.recipient.LinkCommand.Outcome;
import huikuan.ledger.recipient.LinkCommand.RevokeLinks;
import huikuan.ledger.recipient.LinkEvent.PersonNamed;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.personal.PersonKeys;
import huikuan.platform.web.Page;
import huikuan.platform.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Acts of people of the company on a customer's links, and on what was told by them. */
@Component
class LinkOversight {

  private static final int AT_ONCE = 200;

  private final Commands commands;
  private final CustomerData customers;
  private final SealedContacts contacts;
  private final MongoEventLog log;
  private final Clock clock;

  LinkOversight(
      Commands commands,
      CustomerData customers,
      SealedContacts contacts,
      MongoEventLog log,
      Clock clock) {
    this.commands = commands;
    this.customers = customers;
    this.contacts = contacts;
    this.log = log;
    this.clock = clock;
  }

  /**
   * A person whom a recipient has named.
   *
   * @param position of the commit that named it
   */
  record Proposed(NamedPerson person, long position) {

    String proposal() {
      return person.named().proposal();
    }
  }

  /**
   * @throws ProblemException if nobody was named under the number
   */
  Proposed named(CustomerId customer, String proposal) {
    LinksState state = new LinksState();
    long position = 0;
    for (RecordedEvent event : log.ofAggregate(new LinksKey(customer).toString(), 0)) {
      state.apply((LinkEvent) event.payload());
      if (event.payload() instanceof PersonNamed it && it.proposal().equals(proposal)) {
        position = event.position();
      }
    }
    NamedPerson person = state.named(proposal);
    if (person == null) {
      throw new ProblemException(LinkProblems.of(new LinkRefusal.NoSuchPerson(proposal)));
    }
    return new Proposed(person, position);
  }

  /**
   * The person is the customer's contact. It is decided first, and then added: what fails between
   * the two is made good when the same is sent again.
   *
   * @param called a number that the customer's data had before the person was named
   * @throws ProblemException if they had no such number, or it is decided otherwise
   */
  NamedPerson confirm(CustomerId customer, Proposed named, String called, @Nullable String note) {
    KnownCustomer known = customers.existing(customer);
    Sealed number =
        numberBefore(customer, named.position(), called)
            .orElseThrow(
                () ->
                    ProblemException.field(
                        "called",
                        "a mobile number that the customer's contacts had before the person was"
                            + " named"));
    if (named.person().state() == NamedPerson.State.PROPOSED) {
      requireRoom(known);
    }
    PersonNamed told = named.person().named();
    Instant now = clock.instant();
    NamedPerson decided =
        decide(
            new ConfirmPerson(
                new LinksKey(customer),
                named.proposal(),
                contact(customer, named.person(), now.atZone(zone(known)).toLocalDate()),
                number,
                note == null ? null : contacts.ofNamedBy(customer, told.message()).seal(note),
                now));
    Contact contact = Objects.requireNonNull(decided.confirmed()).contact();
    commands.<CustomerOutcome>send(new AddConfirmed(customer, contact));
    return decided;
  }

  private static ZoneId zone(KnownCustomer customer) {
    return ZoneId.of(customer.data().timeZone());
  }

  /** The person as a contact of the customer, with a key of its own. */
  private Contact contact(CustomerId customer, NamedPerson person, LocalDate today) {
    if (person.confirmed() != null) {
      return person.confirmed().contact();
    }
    PersonNamed named = person.named();
    String id = freeId(customer, named.proposal());
    PersonKeys.Sealer own = contacts.of(customer, id);
    String by = SealedContacts.teller();
    return new Contact(
        id,
        resealed(named.name(), own)
            .orElseThrow(
                () ->
                    new ProblemException(
                        LinkProblems.of(new LinkRefusal.NoSuchPerson(named.proposal())))),
        Contact.Role.PAYMENT_RESPONSIBLE,
        null,
        null,
        addresses(named, own),
        null,
        null,
        List.of(),
        today,
        null,
        null,
        new Contact.Confirmation(today, by, Contact.Confirmation.How.CALL, null),
        null,
        new Contact.Holding(
            Contact.Holding.Basis.CONTRACT, "recipient:" + named.contactId(), null));
  }

  private List<Contact.Address> addresses(PersonNamed named, PersonKeys.Sealer own) {
    List<Contact.Address> addresses = new ArrayList<>();
    resealed(named.email(), own)
        .ifPresent(it -> addresses.add(new Contact.Address(Kind.EMAIL, it, false)));
    resealed(named.mobile(), own)
        .ifPresent(it -> addresses.add(new Contact.Address(Kind.MOBILE, it, false)));
    return addresses;
  }

  private Optional<Sealed> resealed(@Nullable Sealed text, PersonKeys.Sealer own) {
    return text == null ? Optional.empty() : contacts.open(text).map(own::seal);
  }

  private Optional<Sealed> numberBefore(CustomerId customer, long position, String called) {
    return customers.contactsBefore(customer, position).stream()
        .flatMap(contact -> contact.addresses().stream())
        .filter(address -> address.kind() == Kind.MOBILE)
        .map(Contact.Address::value)
        .filter(number -> contacts.open(number).filter(called::equals).isPresent())
        .findFirst();
  }

  private static void requireRoom(KnownCustomer known) {
    if (known.contacts().size() >= KnownCustomer.MOST_CONTACTS) {
      throw CustomerProblems.tooManyContacts(KnownCustomer.MOST_CONTACTS);
    }
  }

  /** The number of the proposal, if no contact has had it as its id. */
  private String freeId(CustomerId customer, String proposal) {
    List<String> taken = customers.existing(customer).ids();
    return Stream.concat(
            Stream.of(proposal), IntStream.iterate(2, n -> n + 1).mapToObj(n -> proposal + "-" + n))
        .filter(id -> !taken.contains(id))
        .findFirst()
        .orElseThrow();
  }

  /** Decides that the person is no contact. */
  NamedPerson dismiss(CustomerId customer, String proposal, String reason) {
    return decide(new DismissPerson(new LinksKey(customer), proposal, reason, clock.instant()));
  }

  private NamedPerson decide(LinkCommand command) {
    return switch (commands.<Outcome>send(command).result()) {
      case Outcome.Decided(var person) -> person;
      case Outcome.Refused(var refusal) -> throw new ProblemException(LinkProblems.of(refusal));
      case Outcome.Told _, Outcome.Done _ -> throw new IllegalStateException("" + command);
    };
  }

  /**
   * Ends links.
   *
   * @param message null = all that are out now
   */
  void revoke(CustomerId customer, @Nullable String message) {
    Instant now = clock.instant();
    commands.<Outcome>send(new RevokeLinks(customer, message, now));
  }

  /**
   * The answers of a customer's recipients, the newest first.
   *
   * @return the events of a page, and one more if there is a next one
   */
  List<RecordedEvent> told(CustomerId customer, Page page) {
    String key = new LinksKey(customer).toString();
    long last = page.isFirst() ? log.lastSequenceOf(key).orElse(-1L) : page.number(0) - 1;
    List<RecordedEvent> found = new ArrayList<>();
    while (last >= 0 && found.size() < page.read()) {
      long to = last;
      long from = Math.max(0, to - AT_ONCE + 1);
      log.ofAggregate(key, from, AT_ONCE).reversed().stream()
          .filter(event -> event.sequence() <= to && RecipientAnswerRow.isTold(event))
          .forEach(found::add);
      last = from - 1;
    }
    return found.subList(0, Math.min(found.size(), page.read()));
  }
}
