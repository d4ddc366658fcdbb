package huikuan.ledger.recipient;

import huikuan.contracts.ledger.Contact;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.customer.CustomerData;
import huikuan.ledger.customer.KnownCustomer;
import huikuan.ledger.customer.SealedContacts;
import huikuan.ledger.recipient.LinkCommand.Outcome;
import huikuan.ledger.recipient.LinkCommand.UseLink;
import huikuan.platform.actor.Actor;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.link.LinkRefused;
import huikuan.platform.link.RecipientLink;
import huikuan.platform.link.RecipientLinks;
import huikuan.platform.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says who comes by a link, if it is good. Nothing here keeps or tells the link's secret. */
@Component
class Recipients {

  private final RecipientLinks links;
  private final CustomerData customers;
  private final SealedContacts contacts;
  private final Commands commands;
  private final CompanySettings companies;
  private final Clock clock;

  Recipients(
      RecipientLinks links,
      CustomerData customers,
      SealedContacts contacts,
      Commands commands,
      CompanySettings companies,
      Clock clock) {
    this.links = links;
    this.customers = customers;
    this.contacts = contacts;
    this.commands = commands;
    this.companies = companies;
    this.clock = clock;
  }

  /**
   * The recipient of the mail with a link, as long as the contact has the address that the mail
   * went to. That the link was used is recorded, once.
   *
   * @param token the link's secret; null = none was sent
   * @throws ProblemException if it is no link, or can't be used any more
   */
  Recipient of(@Nullable String token) {
    Instant now = clock.instant();
    RecipientLink link = link(token, now);
    KnownCustomer customer =
        customers.newest(link.customer()).orElseThrow(LinkProblems::linkRevoked);
    LocalDate there = LocalDate.ofInstant(now, ZoneId.of(customer.data().timeZone()));
    Contact contact =
        customer
            .contact(link.contactId())
            .filter(each -> each.validOn(there))
            .filter(each -> contacts.mailAddresses(each).stream().anyMatch(link::wentTo))
            .orElseThrow(LinkProblems::linkRevoked);
    RecipientAnswers standing = send(new UseLink(link, now));
    LocalDate today = companies.dayAt(link.customer().company(), now);
    String name = contacts.open(contact.name()).orElseThrow(LinkProblems::linkRevoked);
    return new Recipient(link, contact, name, customer.data(), now, today, standing);
  }

  private RecipientLink link(@Nullable String token, Instant now) {
    if (token == null) {
      throw LinkProblems.linkUnknown();
    }
    try {
      return links.read(token, now);
    } catch (LinkRefused refused) {
      throw refused.expired() ? LinkProblems.linkExpired() : LinkProblems.linkUnknown();
    }
  }

  /**
   * Sends a command by a link.
   *
   * @return how things stand then
   * @throws ProblemException if it was refused
   */
  RecipientAnswers send(LinkCommand.ByLink command) {
    Outcome outcome = as(command.by(), () -> commands.<Outcome>send(command).result());
    return switch (outcome) {
      case Outcome.Told(var standing) -> standing;
      case Outcome.Refused(var refusal) -> throw new ProblemException(LinkProblems.of(refusal));
      case Outcome.Decided _, Outcome.Done _ -> throw new IllegalStateException("" + command);
    };
  }

  /** Does what a recipient asks for; events name it as their actor. */
  static void as(RecipientLink link, Runnable action) {
    as(
        link,
        () -> {
          action.run();
          return link;
        });
  }

  /** The same, with what it comes to. */
  static <T> T as(RecipientLink link, Supplier<T> action) {
    return Actor.recipient(link.contactId(), action::get);
  }
}
