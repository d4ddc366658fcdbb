package huikuan.ledger.directory;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Validity;
import huikuan.contracts.ledger.Contact;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The confirmed payment responsibles of a customer, as of its last event.
 *
 * @param timeZone null = not told yet
 * @param confirmed those who are asked for any of its claims; one per contact
 * @param position the commit of the event
 */
record ResponsibleEntry(
    CustomerId customer, @Nullable String timeZone, List<Confirmed> confirmed, long position) {

  private static final String POSITION = "position";
  private static final String TIME_ZONE = "timeZone";
  private static final String CONFIRMED = "confirmed";

  /**
   * A confirmed payment responsible.
   *
   * @param from first day on which it is asked; null = always
   * @param to last day; null = for ever
   */
  record Confirmed(String contact, @Nullable LocalDate from, @Nullable LocalDate to) {

    boolean holds(LocalDate day) {
      return Validity.holds(day, from, to);
    }

    static Confirmed of(Contact contact) {
      Contact.Payer payer = contact.payer();
      return new Confirmed(
          contact.id(),
          either(contact.validFrom(), payer == null ? null : payer.from(), Confirmed::later),
          either(contact.validTo(), payer == null ? null : payer.to(), Confirmed::earlier));
    }

    private static @Nullable LocalDate either(
        @Nullable LocalDate one, @Nullable LocalDate other, BinaryOperator<LocalDate> both) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return both.apply(one, other);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
      return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
      return one.isBefore(other) ? one : other;
    }
  }

  static ResponsibleEntry none(CustomerId customer) {
    return new ResponsibleEntry(customer, null, List.of(), 0);
  }

  static String id(CustomerId customer) {
    return customer.company() + ".r." + customer.customer();
  }

  static ResponsibleEntry stored(Document document) {
    return new ResponsibleEntry(
        CustomerId.parse(document.getString(ContactEntry.CUSTOMER)),
        document.getString(TIME_ZONE),
        document.getList(CONFIRMED, Document.class).stream()
            .map(
                each ->
                    new Confirmed(
                        each.getString(ContactEntry.CONTACT),
                        day(each.getString("from")),
                        day(each.getString("to"))))
            .toList(),
        document.getLong(POSITION));
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  ResponsibleEntry in(String zone, long at) {
    return new ResponsibleEntry(customer, zone, confirmed, at);
  }

  /** The entry with one of the people as it is now. */
  ResponsibleEntry with(Contact contact, long at) {
    List<Confirmed> others = without(contact.id());
    if (contact.role() == Contact.Role.PAYMENT_RESPONSIBLE
        && contact.state() == Contact.State.CONFIRMED
        && contact.contracts().isEmpty()) {
      others.add(Confirmed.of(contact));
    }
    return new ResponsibleEntry(customer, timeZone, others, at);
  }

  ResponsibleEntry forgotten(String contactId, long at) {
    return new ResponsibleEntry(customer, timeZone, without(contactId), at);
  }

  private List<Confirmed> without(String contactId) {
    List<Confirmed> others = new ArrayList<>(confirmed);
    others.removeIf(each -> each.contact().equals(contactId));
    return others;
  }

  /** The customer's time zone. */
  ZoneId zone() {
    return ZoneId.of(Objects.requireNonNull(timeZone, "A customer is told before its people"));
  }

  boolean hasOneOn(LocalDate day) {
    return confirmed.stream().anyMatch(each -> each.holds(day));
  }

  Document document() {
    Document document =
        new Document(IdRanges.ID, id(customer))
            .append(ContactEntry.CUSTOMER, customer.toString())
            .append(POSITION, position)
            .append(CONFIRMED, confirmed.stream().map(ResponsibleEntry::document).toList());
    return timeZone == null ? document : document.append(TIME_ZONE, timeZone);
  }

  private static Document document(Confirmed each) {
    Document document = new Document(ContactEntry.CONTACT, each.contact());
    if (each.from() != null) {
      document.append("from", each.from().toString());
    }
    return each.to() == null ? document : document.append("to", each.to().toString());
  }
}
