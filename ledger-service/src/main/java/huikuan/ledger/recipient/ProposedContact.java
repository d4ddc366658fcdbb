package huikuan.ledger.recipient;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.Sealed;
import huikuan.ledger.customer.SealedContacts;
import huikuan.ledger.recipient.LinkEvent.PersonConfirmed;
import huikuan.ledger.recipient.LinkEvent.PersonDismissed;
import huikuan.ledger.recipient.LinkEvent.PersonNamed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person whom the recipient of a mail has named as the right one.
 *
 * @param state proposed, confirmed or dismissed
 * @param name missing if the person is forgotten, like all that was told of it
 * @param toldBy the recipient, among the customer's contacts
 * @param message the mail whose link was used
 * @param contact the id under which it is the customer's contact; null = it is not
 * @param called the number that was called before it was confirmed
 * @param reason why it was dismissed, or a note of who confirmed it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ProposedContact")
public record ProposedContact(
    String company,
    String customer,
    String proposal,
    String state,
    @Nullable String name,
    @Nullable String email,
    @Nullable String mobile,
    @Nullable String note,
    String toldBy,
    String message,
    Instant toldAt,
    @Nullable Instant decidedAt,
    @Nullable String contact,
    @Nullable String called,
    @Nullable String reason) {

  static ProposedContact of(ProposedContactEntry entry, SealedContacts contacts) {
    return new ProposedContact(
        entry.company,
        entry.customer,
        entry.proposal,
        entry.state,
        open(entry.name, contacts),
        open(entry.email, contacts),
        open(entry.mobile, contacts),
        open(entry.note, contacts),
        entry.contactId,
        entry.message,
        entry.toldAt,
        entry.decidedAt,
        entry.contact,
        open(entry.called, contacts),
        entry.remark == null ? entry.reason : open(entry.remark, contacts));
  }

  static ProposedContact of(NamedPerson person, SealedContacts contacts) {
    PersonNamed named = person.named();
    ProposedContactEntry entry = ProposedContactEntry.of(named);
    PersonConfirmed confirmed = person.confirmed();
    if (confirmed != null) {
      entry.confirm(confirmed);
    }
    PersonDismissed dismissed = person.dismissed();
    if (dismissed != null) {
      entry.dismiss(dismissed);
    }
    return of(entry, contacts);
  }

  private static @Nullable String open(@Nullable String sealed, SealedContacts contacts) {
    return sealed == null ? null : contacts.text(Sealed.parse(sealed));
  }
}
