package huikuan.ledger.customer;

import huikuan.contracts.Hours;
import huikuan.contracts.Sealed;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Absence;
import huikuan.contracts.ledger.Contact.Address;
import huikuan.contracts.ledger.Contact.Confirmation;
import huikuan.contracts.ledger.Contact.Holding;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.Contact.Stale;
import huikuan.contracts.ledger.Contact.State;
import huikuan.contracts.ledger.Contact.Window;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of the people at a customer, in clear, as the API tells it. */
@Schema(name = "Contact")
public record ContactView(
    String id,
    @Nullable String name,
    Role role,
    @Nullable String email,
    @Nullable String mobile,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable String contract,
    @Schema(description = "The id of the payer to which the person belongs") @Nullable String party,
    List<AddressView> addresses,
    @Nullable String language,
    @Nullable String timeZone,
    List<WindowView> windows,
    @Nullable Absence absence,
    State state,
    @Nullable Confirmation confirmation,
    @Nullable Stale stale,
    Holding.Basis basis,
    String source,
    @Nullable LocalDate keepUntil,
    @Schema(
            description =
                "Ids of contacts that are likely the same person; in lists of a customer's people")
        @Nullable List<String> sameAs) {

  /** An address; its value is missing once the person is forgotten. */
  @Schema(name = "ContactAddress")
  public record AddressView(Address.Kind kind, @Nullable String value, boolean designated) {}

  /** Hours of some days of the week, such as {@code mon}. */
  @Schema(name = "ContactWindow")
  public record WindowView(List<String> days, List<Hours> hours) {}

  /**
   * @param texts of the person, as {@link SealedContacts} opens them
   */
  public static ContactView of(Contact contact, Map<Sealed, String> texts) {
    return new ContactView(
        contact.id(),
        texts.get(contact.name()),
        contact.role(),
        used(contact, Address.Kind.EMAIL, texts),
        used(contact, Address.Kind.MOBILE, texts),
        contact.validFrom(),
        contact.validTo(),
        contact.contract(),
        party(contact.payer()),
        contact.addresses().stream()
            .map(each -> new AddressView(each.kind(), texts.get(each.value()), each.designated()))
            .toList(),
        contact.language(),
        contact.timeZone(),
        windows(contact.windows()),
        contact.absence(),
        contact.state(),
        contact.confirmation(),
        contact.stale(),
        contact.holding().basis(),
        contact.holding().source(),
        contact.holding().until(),
        null);
  }

  /** All people at a customer, each with those that are likely the same. */
  static List<ContactView> all(Collection<Contact> contacts, Map<Sealed, String> texts) {
    Map<String, Set<String>> doubles = DuplicateContacts.among(contacts, texts);
    return contacts.stream()
        .map(each -> of(each, texts).sameAs(doubles.getOrDefault(each.id(), Set.of())))
        .toList();
  }

  private ContactView sameAs(Set<String> ids) {
    return ids.isEmpty()
        ? this
        : new ContactView(
            id,
            name,
            role,
            email,
            mobile,
            validFrom,
            validTo,
            contract,
            party,
            addresses,
            language,
            timeZone,
            windows,
            absence,
            state,
            confirmation,
            stale,
            basis,
            source,
            keepUntil,
            List.copyOf(ids));
  }

  private static @Nullable String party(Contact.@Nullable Payer payer) {
    return payer == null ? null : payer.party();
  }

  private static @Nullable String used(
      Contact contact, Address.Kind kind, Map<Sealed, String> texts) {
    return contact.address(kind).map(each -> texts.get(each.value())).orElse(null);
  }

  private static List<WindowView> windows(List<Window> windows) {
    Map<Set<?>, WindowView> byDays = new LinkedHashMap<>();
    for (Window each : windows) {
      byDays
          .computeIfAbsent(
              each.days(),
              _ ->
                  new WindowView(
                      each.days().stream().sorted().map(Weekdays::word).toList(),
                      new ArrayList<>()))
          .hours()
          .add(each.hours());
    }
    return List.copyOf(byDays.values());
  }
}
