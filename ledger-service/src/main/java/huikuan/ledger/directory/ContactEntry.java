package huikuan.ledger.directory;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.platform.projection.StoredJson;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One of the people at a customer, as its last event tells it.
 *
 * @param contact null = the person is forgotten; its entry stays, so that no older event brings it
 *     back
 * @param position the commit of the event
 */
record ContactEntry(
    CustomerId customer, String contactId, @Nullable Contact contact, long position) {

  static final String CUSTOMER = "customer";
  static final String CONTACT = "contact";
  private static final String POSITION = "position";
  private static final String TOLD = "told";
  private static final String ANY = "any";

  /** No id holds it. */
  private static final String BETWEEN = "\t";

  static ContactEntry stored(Document document) {
    String told = document.getString(TOLD);
    return new ContactEntry(
        CustomerId.parse(document.getString(CUSTOMER)),
        document.getString(CONTACT),
        told == null ? null : StoredJson.read(told, Contact.class),
        document.getLong(POSITION));
  }

  /** The end of all ids that are about the contact. */
  static String key(CustomerId customer, String contactId) {
    return customer.customer() + BETWEEN + contactId;
  }

  /** The same of the key of a page: a customer's id, and a contact's. */
  static String key(List<String> pageKey) {
    return String.join(BETWEEN, pageKey);
  }

  static String id(CustomerId customer, String contactId) {
    return customer.company() + ".c." + key(customer, contactId);
  }

  String key() {
    return key(customer, contactId);
  }

  String id() {
    return id(customer, contactId);
  }

  /** The prefix of the ids of a list of a company; null = of any role, in any state. */
  static String list(String company, Contact.@Nullable Role role, Contact.@Nullable State state) {
    return "%s.l.%s.%s.".formatted(company, role == null ? ANY : role, state == null ? ANY : state);
  }

  /** The ids by which lists have it: with its role, its state, both and none. */
  List<String> listed() {
    List<String> ids = new ArrayList<>();
    if (contact != null) {
      ids.add(list(customer.company(), null, null) + key());
      ids.add(list(customer.company(), contact.role(), null) + key());
      ids.add(list(customer.company(), null, contact.state()) + key());
      ids.add(list(customer.company(), contact.role(), contact.state()) + key());
    }
    return ids;
  }

  boolean is(Contact.@Nullable Role role, Contact.@Nullable State state) {
    return contact != null
        && (role == null || role == contact.role())
        && (state == null || state == contact.state());
  }

  /** A document that names the contact alone. */
  Document named(String id) {
    return new Document(IdRanges.ID, id)
        .append(CUSTOMER, customer.toString())
        .append(CONTACT, contactId);
  }

  Document document() {
    Document document = named(id()).append(POSITION, position);
    return contact == null ? document : document.append(TOLD, StoredJson.write(contact));
  }
}
