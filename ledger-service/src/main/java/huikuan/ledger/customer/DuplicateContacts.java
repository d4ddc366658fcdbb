package huikuan.ledger.customer;

import huikuan.contracts.Sealed;
import huikuan.contracts.Validity;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Address;
import huikuan.contracts.ledger.Contact.Address.Kind;
import huikuan.platform.personal.BlindIndex;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Contacts of a customer that are likely one person: with the same mail address, number or name.
 * Addresses are compared as they are looked for, by {@link BlindIndex#comparable}. Names are
 * compared more freely, which that form can't be: it stands in what is stored.
 */
final class DuplicateContacts {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private DuplicateContacts() {}

  /** By contact, the ids of the others that are likely the same person. */
  static Map<String, Set<String>> among(Collection<Contact> contacts, Map<Sealed, String> texts) {
    Map<String, Set<String>> byTrait = new LinkedHashMap<>();
    Map<String, Set<String>> same = new LinkedHashMap<>();
    for (Contact each : contacts) {
      traits(each, texts)
          .forEach(
              trait -> byTrait.computeIfAbsent(trait, _ -> new LinkedHashSet<>()).add(each.id()));
    }
    byTrait
        .values()
        .forEach(
            ids ->
                ids.forEach(
                    id -> same.computeIfAbsent(id, _ -> new LinkedHashSet<>()).addAll(ids)));
    same.forEach((id, ids) -> ids.remove(id));
    return same;
  }

  private static Stream<String> traits(Contact contact, Map<Sealed, String> texts) {
    return Stream.concat(
        trait("name", name(texts.get(contact.name()))),
        contact.addresses().stream()
            .filter(each -> each.kind() != Kind.POST)
            .flatMap(each -> trait(kind(each), address(texts.get(each.value())))));
  }

  /** A number is one, whether for talking or for messages. */
  private static String kind(Address address) {
    return address.kind() == Kind.EMAIL ? "email" : "number";
  }

  private static Stream<String> trait(String kind, @Nullable String text) {
    return text == null ? Stream.empty() : Stream.of(kind + " " + text);
  }

  /** Case, width and spaces make no difference. */
  private static @Nullable String name(@Nullable String text) {
    return text == null
        ? null
        : SPACES
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
  }

  private static @Nullable String address(@Nullable String text) {
    return text == null ? null : BlindIndex.comparable(text);
  }

  /**
   * The mail addresses of a person.
   *
   * @param valid whether the person is a contact today
   * @param mails addresses in the form in which they are compared
   */
  record Reach(String id, boolean valid, Set<String> mails) {

    static Reach of(Contact contact, Map<Sealed, String> texts, LocalDate day) {
      return new Reach(
          contact.id(),
          contact.validOn(day),
          contact.addresses().stream()
              .filter(each -> each.kind() == Kind.EMAIL)
              .flatMap(each -> Stream.ofNullable(texts.get(each.value())))
              .map(BlindIndex::comparable)
              .collect(Collectors.toSet()));
    }

    static Reach of(ContactData told, LocalDate day) {
      return new Reach(
          told.id(),
          Validity.holds(day, told.validFrom(), told.validTo()),
          told.addresses().stream()
              .filter(each -> each.kind() == Kind.EMAIL)
              .map(each -> BlindIndex.comparable(each.value()))
              .collect(Collectors.toSet()));
    }
  }
}
