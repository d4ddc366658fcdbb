package huikuan.contracts.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.ledger.Contact.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The person who is asked for a claim on a day, and why it is this one. Every service asks this
 * rule.
 *
 * <p>For each role in turn, first the contacts of a payer are looked at, then the customer's own;
 * among them first those of the claim's contract, then those of any; among these the confirmed ones
 * first, then the stale ones, then the proposed ones, in the order in which they are listed. A
 * contact of a contract, or of a payer for a contract, counts for its claims alone. The first who
 * is valid on the day, whose payer pays on it, and who can be reached is asked. One who is absent
 * is represented by the deputy, or the deputy's deputy; without one that can be reached, the next
 * contact is looked at.
 *
 * @param contact null = nobody can be asked
 * @param role for which the person is asked; null = nobody is
 * @param ofContract whether it is a contact of the claim's contract, or of a payer for it
 * @param deputyOf the id of the absent contact that is represented; null = none is
 * @param passed who would have come before, and why not, in order; the absent contacts that are
 *     represented, too
 */
public record WhoIsAsked(
    @Nullable Contact contact,
    @Nullable Role role,
    boolean ofContract,
    @Nullable String deputyOf,
    List<Passed> passed) {

  public WhoIsAsked {
    passed = List.copyOf(passed);
  }

  /** A contact that would have come before. */
  public record Passed(String contactId, Why why) {

    /** Why it is not asked. */
    public enum Why {
      /** It is not valid yet, or no longer. */
      @JsonProperty("notValid")
      NOT_VALID,
      /** It belongs to a payer that does not pay yet, or no longer. */
      @JsonProperty("partyNotInForce")
      PARTY_NOT_IN_FORCE,
      /** It has no address that takes messages. */
      @JsonProperty("notReachable")
      NOT_REACHABLE,
      /** It is away: a deputy is asked, if one can be. */
      @JsonProperty("absent")
      ABSENT
    }
  }

  /** The roles in the order in which they are asked for money. */
  public static final List<Role> ROLES = List.of(Role.PAYMENT_RESPONSIBLE, Role.ACCOUNTS_PAYABLE);

  /** The person who is asked for money, if every mail address takes messages. */
  public static WhoIsAsked on(LocalDate day, List<Contact> contacts, @Nullable String contract) {
    return on(
        day,
        contacts,
        contract,
        ROLES,
        contact -> contact.address(Contact.Address.Kind.EMAIL).isPresent());
  }

  /** Whether it is this contact. */
  public boolean asks(String contactId) {
    return contact != null && contact.id().equals(contactId);
  }

  /**
   * @param contacts of the customer, in the order in which they are listed
   * @param contract of the claim; null = it has none
   * @param roles in the order in which they are asked
   * @param reachable whether a contact has an address that takes messages
   */
  public static WhoIsAsked on(
      LocalDate day,
      List<Contact> contacts,
      @Nullable String contract,
      List<Role> roles,
      Predicate<Contact> reachable) {
    List<Passed> passed = new ArrayList<>();
    for (Role role : roles) {
      for (Contact each : candidates(contacts, contract, role)) {
        List<Passed> absent = new ArrayList<>();
        Optional<Contact> asked = askedFor(each, day, contacts, reachable, absent);
        if (asked.isPresent()) {
          passed.addAll(absent);
          boolean deputy = asked.get() != each;
          return new WhoIsAsked(
              asked.get(), role, !each.contracts().isEmpty(), deputy ? each.id() : null, passed);
        }
        passed.add(new Passed(each.id(), why(each, day)));
      }
    }
    return new WhoIsAsked(null, null, false, null, passed);
  }

  /** The contacts of a payer come first; among them those of the contract, then the confirmed. */
  private static List<Contact> candidates(
      List<Contact> contacts, @Nullable String contract, Role role) {
    return contacts.stream()
        .filter(each -> each.role() == role)
        .filter(each -> each.contracts().stream().allMatch(of -> of.equals(contract)))
        .sorted(
            Comparator.<Contact, Boolean>comparing(each -> each.payer() == null)
                .thenComparing(each -> each.contracts().isEmpty())
                .thenComparing(WhoIsAsked::rank))
        .toList();
  }

  private static int rank(Contact contact) {
    return switch (contact.state()) {
      case CONFIRMED -> 0;
      case STALE -> 1;
      case PROPOSED -> 2;
    };
  }

  /**
   * The contact itself, or the one that represents it.
   *
   * @param absent takes those that are represented, in order
   */
  private static Optional<Contact> askedFor(
      Contact first,
      LocalDate day,
      List<Contact> contacts,
      Predicate<Contact> reachable,
      List<Passed> absent) {
    Set<String> seen = new HashSet<>();
    Contact at = first;
    while (at.validOn(day) && at.paysOn(day) && seen.add(at.id())) {
      if (!at.absentOn(day)) {
        return reachable.test(at) ? Optional.of(at) : Optional.empty();
      }
      String deputy = Objects.requireNonNull(at.absence()).deputy();
      Optional<Contact> next =
          contacts.stream().filter(each -> each.id().equals(deputy)).findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      absent.add(new Passed(at.id(), Passed.Why.ABSENT));
      at = next.get();
    }
    return Optional.empty();
  }

  private static Passed.Why why(Contact contact, LocalDate day) {
    if (!contact.validOn(day)) {
      return Passed.Why.NOT_VALID;
    }
    if (!contact.paysOn(day)) {
      return Passed.Why.PARTY_NOT_IN_FORCE;
    }
    return contact.absentOn(day) ? Passed.Why.ABSENT : Passed.Why.NOT_REACHABLE;
  }
}
