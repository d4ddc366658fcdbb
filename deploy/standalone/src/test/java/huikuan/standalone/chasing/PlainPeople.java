package huikuan.standalone.chasing;

import huikuan.standalone.chasing.Fact.Person;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The people at a customer, and the one who is asked, by the reference. */
final class PlainPeople {

  /** A contact as it is known. */
  private static final class Known {
    private Person person;
    private @Nullable LocalDate confirmedOn;
    private boolean stale;

    /** The address that takes no mail, until it changes. */
    private @Nullable String undeliverable;

    Known(Person person) {
      this.person = person;
    }

    /** Confirmed first, then stale, then proposed. */
    int state() {
      return confirmedOn == null ? 2 : stale ? 1 : 0;
    }

    boolean takesMail() {
      return person.email() != null && !person.email().equals(undeliverable);
    }

    void become(Person changed) {
      boolean other =
          !changed.role().equals(person.role()) || !Objects.equals(changed.email(), person.email());
      stale |= other && confirmedOn != null;
      if (!Objects.equals(changed.email(), person.email())) {
        undeliverable = null;
      }
      person = changed;
    }
  }

  private final Map<String, Known> known = new LinkedHashMap<>();
  private final Map<String, Fact.Payer> payers = new LinkedHashMap<>();

  void add(Fact fact) {
    switch (fact) {
      case Fact.Customer it -> it.people().forEach(this::tell);
      case Fact.Contact it -> {
        Known before = known.get(it.person().id());
        if (before == null) {
          known.put(it.person().id(), new Known(it.person()));
        } else {
          before.become(it.person());
        }
      }
      case Fact.Confirmed it -> {
        Known one = Objects.requireNonNull(known.get(it.contact()));
        one.confirmedOn = it.on();
        one.stale = false;
      }
      case Fact.Payer it -> payers.put(it.id(), it);
      default -> {}
    }
  }

  /** A customer's data take effect on contacts whom nobody of us has confirmed. */
  private void tell(Person person) {
    Known before = known.get(person.id());
    if (before == null) {
      known.put(person.id(), new Known(person));
    } else if (before.confirmedOn == null) {
      before.become(person);
    }
  }

  void bounce(String contact, String address) {
    Known one = Objects.requireNonNull(known.get(contact));
    if (address.equals(one.person.email())) {
      one.undeliverable = address;
      one.stale |= one.confirmedOn != null;
    }
  }

  List<Person> all() {
    return known.values().stream().map(each -> each.person).toList();
  }

  boolean isConfirmed(String contact) {
    return Objects.requireNonNull(known.get(contact)).state() == 0;
  }

  @Nullable String email(String contact) {
    return Objects.requireNonNull(known.get(contact)).person.email();
  }

  Person person(String contact) {
    return Objects.requireNonNull(known.get(contact)).person;
  }

  /** The payer whose contact it is. */
  Optional<Fact.Payer> payer(String contact) {
    return Optional.ofNullable(person(contact).party()).map(payers::get);
  }

  /** The day of a contact's last confirmation; null = nobody has confirmed it. */
  @Nullable LocalDate confirmedOn(String contact) {
    return Objects.requireNonNull(known.get(contact)).confirmedOn;
  }

  /** Whether a contact counts as confirmed on a day, for so many days. */
  boolean isConfirmedOn(String contact, LocalDate day, int within) {
    Known one = Objects.requireNonNull(known.get(contact));
    return one.state() == 0
        && !day.isAfter(Objects.requireNonNull(one.confirmedOn).plusDays(within));
  }

  /** Whether a contact is valid, and its payer pays. */
  boolean isInForce(String contact, LocalDate day) {
    Known one = known.get(contact);
    return one != null && isInForce(one, day);
  }

  private boolean isInForce(Known one, LocalDate day) {
    Fact.Payer payer = one.person.party() == null ? null : payers.get(one.person.party());
    boolean pays =
        payer == null
            || ((payer.validFrom() == null || !day.isBefore(payer.validFrom()))
                && (payer.validTo() == null || !day.isAfter(payer.validTo())));
    return pays && one.person.isValidOn(day);
  }

  /** The contact who is asked for a claim on a day. */
  Optional<String> asked(@Nullable String contract, LocalDate day) {
    for (String role : List.of("paymentResponsible", "accountsPayable")) {
      Optional<String> found =
          known.values().stream()
              .filter(each -> each.person.role().equals(role))
              .filter(each -> contractOf(each) == null || contractOf(each).equals(contract))
              .sorted(
                  Comparator.comparing((Known each) -> each.person.party() == null)
                      .thenComparing(each -> contractOf(each) == null)
                      .thenComparing(Known::state))
              .flatMap(each -> standIn(each, day).stream())
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private @Nullable String contractOf(Known one) {
    Fact.Payer payer = one.person.party() == null ? null : payers.get(one.person.party());
    return payer != null && payer.contract() != null ? payer.contract() : one.person.contract();
  }

  /** The contact itself, or its deputy, or the deputy's deputy. */
  private Optional<String> standIn(Known one, LocalDate day) {
    Known candidate = one;
    if (!isInForce(one, day) || !one.takesMail() && !one.person.isAwayOn(day)) {
      return Optional.empty();
    }
    for (int i = 0; i < 2 && candidate != null && candidate.person.isAwayOn(day); i++) {
      String deputy = Objects.requireNonNull(candidate.person.absence()).deputy();
      candidate = deputy == null ? null : known.get(deputy);
    }
    return candidate == null
            || candidate.person.isAwayOn(day)
            || !isInForce(candidate, day)
            || !candidate.takesMail()
        ? Optional.empty()
        : Optional.of(candidate.person.id());
  }
}
