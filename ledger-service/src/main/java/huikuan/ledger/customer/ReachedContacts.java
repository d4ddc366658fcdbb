package huikuan.ledger.customer;

import huikuan.contracts.Sealed;
import huikuan.contracts.ledger.Contact;
import huikuan.ledger.customer.DuplicateContacts.Reach;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mail addresses of the people at a customer. The contacts of an address are found by an index,
 * so a sheet of many rows is not compared row by row with all before.
 */
final class ReachedContacts {

  private final Map<String, Reach> byId = new HashMap<>();
  private final Map<String, Set<String>> validByMail = new HashMap<>();

  static ReachedContacts of(
      Collection<Contact> contacts, Map<Sealed, String> texts, LocalDate day) {
    ReachedContacts reached = new ReachedContacts();
    contacts.forEach(each -> reached.put(Reach.of(each, texts, day)));
    return reached;
  }

  /** Takes the place of what was known of the same contact. */
  void put(Reach reach) {
    Reach before = byId.put(reach.id(), reach);
    if (before != null) {
      before.mails().forEach(mail -> valid(mail).remove(before.id()));
    }
    if (reach.valid()) {
      reach.mails().forEach(mail -> valid(mail).add(reach.id()));
    }
  }

  private Set<String> valid(String mail) {
    return validByMail.computeIfAbsent(mail, _ -> new HashSet<>());
  }

  /** Ids of the others who have a mail address of this one that it has not had until now. */
  List<String> sharing(Reach told) {
    Reach before = byId.get(told.id());
    return told.mails().stream()
        .filter(mail -> before == null || !before.mails().contains(mail))
        .flatMap(mail -> validByMail.getOrDefault(mail, Set.of()).stream())
        .filter(id -> !id.equals(told.id()))
        .distinct()
        .sorted()
        .toList();
  }
}
