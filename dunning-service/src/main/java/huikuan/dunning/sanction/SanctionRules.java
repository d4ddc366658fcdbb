package huikuan.dunning.sanction;

import static java.util.stream.Collectors.joining;

import huikuan.contracts.ItemName;
import huikuan.contracts.readiness.Readiness;
import huikuan.contracts.readiness.Readiness.Act;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.ladder.Ground;
import huikuan.dunning.ladder.Rung;
import huikuan.dunning.ladder.Rung.Claims;
import huikuan.dunning.sanction.Lack.What;
import huikuan.dunning.sanction.SanctionBook.ItemRef;
import huikuan.dunning.sanction.SanctionEvent.AskedItem;
import huikuan.platform.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the evidence for a step of the ladder is complete on a day, and what is missing. */
final class SanctionRules {

  private static final int MOST_MISSING = 100;

  private final SanctionBook book;
  private final SanctionBasis basis;
  private final AskedClaims claims;
  private final Customer customer;
  private final WorkingDays days;
  private final LocalDate today;

  /** A ground that is named, and its clause. */
  record NamedGround(@Nullable String name, @Nullable String clause) {
    static final NamedGround NONE = new NamedGround(null, null);
  }

  /**
   * The result of a check.
   *
   * @param items that the sanction is for
   */
  record Found(List<Lack> missing, List<AskedItem> items) {}

  SanctionRules(SanctionBook book, SanctionBasis basis, AskedClaims claims, Instant now) {
    this.book = book;
    this.basis = basis;
    this.claims = claims;
    customer = basis.customer(book.customer());
    days = basis.workingDays(customer.country());
    today = LocalDate.ofInstant(now, customer.zone());
  }

  LocalDate today() {
    return today;
  }

  /** The beginning of the working day that is so many working days away. */
  Instant after(int count) {
    return start(days.plus(today, count));
  }

  /** The end of the working day that is so many working days away. */
  Instant endOf(int count) {
    return start(days.plus(today, count).plusDays(1));
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(customer.zone()).toInstant();
  }

  /** The ground that the machine names; empty = one is needed, and it knows none. */
  Optional<NamedGround> ground(Rung rung) {
    return rung.grounds().isEmpty()
        ? Optional.of(NamedGround.NONE)
        : rung.groundFor(customer.country())
            .map(each -> new NamedGround(each.name(), each.number()));
  }

  /** The same for a ground that a person names; its clause may be known from the ladder. */
  NamedGround ground(Rung rung, @Nullable String name, @Nullable String clause) {
    if (name == null) {
      return rung.grounds().isEmpty() ? NamedGround.NONE : new NamedGround(null, clause);
    }
    String number = rung.ground(name, customer.country()).map(Ground::number).orElse(null);
    return new NamedGround(name, clause == null ? number : clause);
  }

  /** The first day on which a step may be proposed; null = what comes before is not in force. */
  @Nullable LocalDate earliest(Rung rung) {
    if (rung.after() == null) {
      return today;
    }
    return book.inForce(rung.after())
        .map(Measure::since)
        .map(since -> days.plus(Objects.requireNonNull(since), rung.workingDays()))
        .orElse(null);
  }

  /** Checks all that a step needs; what is missing is in the order in which it is checked. */
  Found check(Rung rung, NamedGround ground) {
    List<Lack> missing = new ArrayList<>();
    if (!claims.enough()) {
      missing.add(Lack.of(What.NOT_ENOUGH_ASKED, null));
    }
    missing.addAll(barred(rung));
    List<AskedItem> items = evidence(rung, missing);
    ground(rung, ground, missing);
    return new Found(missing.stream().limit(MOST_MISSING).toList(), items);
  }

  /** The step before that is missing, and the disputes that a step does not bear. */
  List<Lack> barred(Rung rung) {
    List<Lack> missing = new ArrayList<>();
    order(rung, missing);
    if (rung.undisputed()) {
      disputed(missing);
    }
    return missing;
  }

  private void order(Rung rung, List<Lack> missing) {
    LocalDate earliest = earliest(rung);
    if (earliest == null) {
      missing.add(Lack.of(What.NOT_IN_ORDER, Objects.requireNonNull(rung.after()).word()));
    } else if (earliest.isAfter(today)) {
      missing.add(Lack.of(What.TOO_EARLY, earliest.toString()));
    }
  }

  private void disputed(List<Lack> missing) {
    book.items()
        .forEach(
            (ref, joined) -> {
              if (!joined.disputes().isEmpty()) {
                missing.add(
                    new Lack(
                        What.DISPUTED,
                        ref.account(),
                        ref.item().kind(),
                        ref.item().number(),
                        null));
              }
            });
  }

  /** The claims that count; what keeps others from counting is missing unless these are enough. */
  private List<AskedItem> evidence(Rung rung, List<Lack> missing) {
    List<Lack> lacks = new ArrayList<>();
    List<AskedItem> complete = new ArrayList<>();
    for (AskedItem item : claims.items()) {
      List<Lack> of = lacks(rung, item);
      lacks.addAll(of);
      if (of.isEmpty()) {
        complete.add(item);
      }
    }
    if (!lacks.isEmpty() && (rung.claims() == Claims.ALL || !claims.enough(complete))) {
      missing.addAll(lacks);
    }
    return complete;
  }

  private List<Lack> lacks(Rung rung, AskedItem item) {
    List<Lack> lacks = new ArrayList<>();
    if (rung.proven() && item.proof() == null) {
      lacks.add(Lack.of(What.DEMAND_NOT_PROVEN, item, null));
    }
    if (rung.ready()) {
      Readiness readiness = readiness(item);
      if (readiness.holds().contains(Act.SANCTION)) {
        lacks.add(Lack.of(What.NOT_READY, item, told(readiness)));
      }
    }
    return lacks;
  }

  private Readiness readiness(AskedItem item) {
    ItemName name = new ItemName(item.itemKind(), item.invoice());
    String contract =
        Objects.requireNonNull(book.items().get(new ItemRef(item.account(), name))).as().contract();
    return basis.readiness(customer, item.account(), name, contract, today);
  }

  private static String told(Readiness readiness) {
    return readiness.missing().stream()
        .map(each -> each.what() + " " + each.name())
        .collect(joining(", "));
  }

  private void ground(Rung rung, NamedGround named, List<Lack> missing) {
    if (rung.grounds().isEmpty()) {
      return;
    }
    String name = named.name();
    Optional<Ground> ground =
        name == null ? Optional.empty() : rung.ground(name, customer.country());
    if (ground.isEmpty()) {
      missing.add(Lack.of(What.NO_GROUND, admissible(rung)));
    } else if (ground.get().clause() && named.clause() == null) {
      missing.add(Lack.of(What.NO_CLAUSE, name));
    }
  }

  private @Nullable String admissible(Rung rung) {
    String names =
        rung.grounds().stream()
            .filter(each -> each.admits(customer.country()))
            .map(Ground::name)
            .collect(joining(", "));
    return names.isEmpty() ? null : names;
  }
}
