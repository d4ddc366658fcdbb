package huikuan.notification;

import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Address;
import huikuan.contracts.ledger.Contact.Address.Kind;
import huikuan.contracts.ledger.Contact.Holding;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.platform.personal.PersonKeys.Sealer;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of the people at a customer, in clear. */
public record TestContact(
    String id,
    String name,
    Role role,
    List<Mailbox> mailboxes,
    @Nullable String language,
    @Nullable String timeZone,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo) {

  /** A mail address. */
  public record Mailbox(String email, boolean designated) {}

  public TestContact(String id, String name, Role role, @Nullable String email) {
    this(
        id,
        name,
        role,
        Stream.ofNullable(email).map(each -> new Mailbox(each, false)).toList(),
        null,
        null,
        null,
        null);
  }

  /** The same person under another id. */
  public TestContact as(String otherId) {
    return new TestContact(otherId, name, role, mailboxes, language, timeZone, validFrom, validTo);
  }

  public TestContact valid(@Nullable LocalDate from, @Nullable LocalDate to) {
    return new TestContact(id, name, role, mailboxes, language, timeZone, from, to);
  }

  public TestContact in(String ownLanguage, String ownZone) {
    return new TestContact(id, name, role, mailboxes, ownLanguage, ownZone, validFrom, validTo);
  }

  /** The same, with a second address at which it was agreed that mail has arrived. */
  public TestContact designated(String email) {
    List<Mailbox> both =
        Stream.concat(mailboxes.stream(), Stream.of(new Mailbox(email, true))).toList();
    return new TestContact(id, name, role, both, language, timeZone, validFrom, validTo);
  }

  /** As the ledger tells it. */
  public Contact sealed(Sealer sealer) {
    return new Contact(
        id,
        sealer.seal(name),
        role,
        null,
        null,
        mailboxes.stream()
            .map(each -> new Address(Kind.EMAIL, sealer.seal(each.email), each.designated))
            .toList(),
        language,
        timeZone,
        List.of(),
        validFrom,
        validTo,
        null,
        null,
        null,
        new Holding(Holding.Basis.CONTRACT, "person:chen.jing", null));
  }
}
