package huikuan.ledger.recipient;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Sealed;
import huikuan.ledger.recipient.LinkEvent.PersonConfirmed;
import huikuan.ledger.recipient.LinkEvent.PersonDismissed;
import huikuan.ledger.recipient.LinkEvent.PersonNamed;
import huikuan.platform.axon.EntryBatch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/** A person whom a recipient has named, in lists. Name, addresses and notes are sealed. */
@Document(ProposedContactProjection.GROUP)
final class ProposedContactEntry extends EntryBatch.Entry {

  @Id final String id;
  final String company;
  final String customer;

  /** By when it was told, then by its id: no two alike. */
  final String order;

  final String proposal;
  final String name;
  final @Nullable String email;
  final @Nullable String mobile;
  final @Nullable String note;
  final String contactId;
  final String message;
  final Instant toldAt;

  String state = NamedPerson.State.PROPOSED.toString();
  @Nullable Instant decidedAt;
  @Nullable String contact;
  @Nullable String called;
  @Nullable String reason;

  /** The note of the person who confirmed it; sealed. */
  @Nullable String remark;

  @PersistenceCreator
  ProposedContactEntry(
      String id,
      String company,
      String customer,
      String order,
      String proposal,
      String name,
      @Nullable String email,
      @Nullable String mobile,
      @Nullable String note,
      String contactId,
      String message,
      Instant toldAt) {
    this.id = id;
    this.company = company;
    this.customer = customer;
    this.order = order;
    this.proposal = proposal;
    this.name = name;
    this.email = email;
    this.mobile = mobile;
    this.note = note;
    this.contactId = contactId;
    this.message = message;
    this.toldAt = toldAt;
  }

  static String id(CustomerId customer, String proposal) {
    return customer + "/" + proposal;
  }

  @Override
  protected String id() {
    return id;
  }

  static ProposedContactEntry of(PersonNamed told) {
    String id = id(told.customer(), told.proposal());
    return new ProposedContactEntry(
        id,
        told.customer().company(),
        told.customer().customer(),
        "%015d/%s".formatted(told.toldAt().toEpochMilli(), id),
        told.proposal(),
        told.name().toString(),
        text(told.email()),
        text(told.mobile()),
        text(told.note()),
        told.contactId(),
        told.message(),
        told.toldAt());
  }

  void confirm(PersonConfirmed event) {
    state = NamedPerson.State.CONFIRMED.toString();
    decidedAt = event.confirmedAt();
    contact = event.contact().id();
    called = event.called().toString();
    remark = text(event.note());
  }

  void dismiss(PersonDismissed event) {
    state = NamedPerson.State.DISMISSED.toString();
    decidedAt = event.dismissedAt();
    reason = event.reason();
  }

  private static @Nullable String text(@Nullable Sealed sealed) {
    return sealed == null ? null : sealed.toString();
  }
}
