package huikuan.dunning.sanction;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimEvent.DemandProof;
import huikuan.dunning.ladder.Ladder;
import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.sanction.SanctionEvent.EscalationOpened;
import huikuan.dunning.sanction.SanctionEvent.EvidenceMissing;
import huikuan.dunning.sanction.SanctionEvent.InvoiceJoined;
import huikuan.dunning.sanction.SanctionEvent.OfSanction;
import huikuan.dunning.sanction.SanctionEvent.SanctionProposed;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is known of the escalated claims of one customer, and of its sanctions. */
final class SanctionBook {

  /** An item of an account. */
  record ItemRef(AccountId account, ItemName item) {
    static ItemRef of(AccountId account, ItemKind kind, String number) {
      return new ItemRef(account, new ItemName(kind, number));
    }
  }

  /** An escalated item, as it is known. */
  record Joined(InvoiceJoined as, Money open, @Nullable DemandProof proof, List<String> disputes) {
    private static Joined of(InvoiceJoined event) {
      return new Joined(event, event.open(), event.proof(), event.disputes());
    }

    private Joined open(Money amount) {
      return new Joined(as, amount, proof, disputes);
    }

    private Joined proven(DemandProof by) {
      return new Joined(as, open, proof == null ? by : proof, disputes);
    }

    private Joined disputed(List<String> sources) {
      return new Joined(as, open, proof, sources);
    }
  }

  private record Round(int number, String caseId, boolean open) {}

  private @Nullable CustomerId customer;
  private @Nullable String ladder;
  private final Map<AccountId, Round> rounds = new LinkedHashMap<>();
  private final Map<ItemRef, Joined> items = new LinkedHashMap<>();
  private final Map<AccountId, Money> minimums = new LinkedHashMap<>();
  private final NavigableMap<Integer, Measure> measures = new TreeMap<>();
  private final Map<SanctionKind, Instant> notBefore = new EnumMap<>(SanctionKind.class);
  private @Nullable EvidenceMissing missing;
  private @Nullable String owner;
  private long position;

  CustomerId customer() {
    return requireNonNull(customer);
  }

  /** The reference of the ladder that it follows; null = nothing was ever escalated. */
  @Nullable String ladder() {
    return ladder;
  }

  Map<ItemRef, Joined> items() {
    return items;
  }

  /** The least sum for which a sanction is proposed in an account; null = any. */
  @Nullable Money minimum(AccountId account) {
    return minimums.get(account);
  }

  long position() {
    return position;
  }

  @Nullable String owner() {
    return owner;
  }

  boolean isOpen(AccountId account) {
    Round round = rounds.get(account);
    return round != null && round.open();
  }

  /** Whether any claim of the customer is escalated. */
  boolean isEscalated() {
    return rounds.values().stream().anyMatch(Round::open);
  }

  int nextRound(AccountId account) {
    Round round = rounds.get(account);
    return round == null ? 1 : round.number() + 1;
  }

  String caseOf(AccountId account) {
    return requireNonNull(rounds.get(account)).caseId();
  }

  /** The cases that are open. */
  List<String> cases() {
    return rounds.values().stream().filter(Round::open).map(Round::caseId).toList();
  }

  int nextNumber() {
    return measures.isEmpty() ? 1 : measures.lastKey() + 1;
  }

  Optional<Measure> measure(int number) {
    return Optional.ofNullable(measures.get(number));
  }

  List<Measure> proposed() {
    return measures.values().stream().filter(Measure::isProposed).toList();
  }

  /** Those in force, the last step of the ladder first. */
  List<Measure> inForce(Ladder by) {
    Stream<Measure> found = measures.values().stream().filter(Measure::isInForce);
    return found
        .sorted(
            (one, other) -> {
              int steps = Integer.compare(step(by, other), step(by, one));
              return steps == 0 ? Integer.compare(other.number(), one.number()) : steps;
            })
        .toList();
  }

  private static int step(Ladder ladder, Measure measure) {
    return ladder
        .rung(measure.kind(), measure.form())
        .map(rung -> ladder.steps().indexOf(rung))
        .orElse(ladder.steps().size());
  }

  Optional<Measure> inForce(SanctionKind kind) {
    return measures.values().stream()
        .filter(each -> each.isInForce() && each.kind() == kind)
        .findFirst();
  }

  /** All whose last order has not been answered by some system. */
  List<Measure> silent(Instant now) {
    return measures.values().stream().filter(each -> !each.silent(now).isEmpty()).toList();
  }

  /** The moment from which on the machine may propose it again; null = at once. */
  @Nullable Instant notBefore(SanctionKind kind) {
    return notBefore.get(kind);
  }

  /** Whether this was told last as missing. */
  boolean isTold(EvidenceMissing event) {
    return missing == null
        ? event.missing().isEmpty()
        : missing.missing().equals(event.missing())
            && missing.kind() == event.kind()
            && Objects.equals(missing.form(), event.form());
  }

  void remember(SanctionEvent event) {
    customer = event.customer();
    switch (event) {
      case SanctionEvent.OfCase of -> rememberCase(of);
      case EvidenceMissing it -> missing = it.missing().isEmpty() ? null : it;
      case SanctionEvent.SanctionsAssigned it -> owner = it.owner();
      case OfSanction of -> rememberSanction(of);
    }
  }

  private void rememberCase(SanctionEvent.OfCase event) {
    switch (event) {
      case EscalationOpened it -> open(it);
      case InvoiceJoined it -> {
        position = it.position();
        items.put(ItemRef.of(it.account(), it.itemKind(), it.invoice()), Joined.of(it));
        if (it.minimum() != null) {
          minimums.put(it.account(), it.minimum());
        } else {
          minimums.remove(it.account());
        }
      }
      case SanctionEvent.InvoiceReduced it -> {
        position = it.position();
        change(it.account(), it.itemKind(), it.invoice(), each -> each.open(it.open()));
      }
      case SanctionEvent.InvoiceAdjusted it -> {
        position = it.position();
        change(it.account(), it.itemKind(), it.invoice(), each -> each.open(it.open()));
      }
      case SanctionEvent.InvoiceLeft it -> {
        position = it.position();
        items.remove(ItemRef.of(it.account(), it.itemKind(), it.invoice()));
      }
      case SanctionEvent.DemandProven it ->
          change(it.account(), it.itemKind(), it.invoice(), each -> each.proven(it.proof()));
      case SanctionEvent.DisputeNoted it ->
          change(it.account(), it.itemKind(), it.invoice(), each -> each.disputed(it.sources()));
      case SanctionEvent.EscalationClosed it ->
          rounds.computeIfPresent(
              it.account(), (_, round) -> new Round(round.number(), round.caseId(), false));
    }
  }

  private void open(EscalationOpened event) {
    if (!isEscalated()) {
      ladder = event.ladder();
      missing = null;
      notBefore.clear();
    }
    rounds.put(event.account(), new Round(event.round(), event.caseId(), true));
  }

  private void change(
      AccountId account, ItemKind kind, String invoice, UnaryOperator<Joined> change) {
    items.computeIfPresent(ItemRef.of(account, kind, invoice), (_, known) -> change.apply(known));
  }

  private void rememberSanction(OfSanction event) {
    if (event instanceof SanctionProposed proposed) {
      measures.put(proposed.number(), new Measure(proposed));
      missing = null;
    }
    requireNonNull(measures.get(event.number())).remember(event);
    switch (event) {
      case SanctionEvent.SanctionLapsed it -> notBefore.put(it.kind(), it.again());
      case SanctionEvent.SanctionRejected it -> notBefore.put(it.kind(), it.again());
      case SanctionEvent.SanctionLifted it when it.again() != null ->
          notBefore.put(it.kind(), it.again());
      default -> {}
    }
  }
}
