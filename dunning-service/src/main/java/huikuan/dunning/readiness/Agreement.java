package huikuan.dunning.readiness;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.BasisEvent.ChasingStart;
import huikuan.contracts.ledger.BasisEvent.ContractChanged;
import huikuan.contracts.ledger.BasisEvent.Milestone;
import huikuan.contracts.ledger.BasisEvent.MilestoneReached;
import huikuan.contracts.ledger.BasisEvent.MilestoneReopened;
import huikuan.contracts.ledger.BasisEvent.OfContract;
import huikuan.dunning.readiness.StageHolds.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contract, and how far it is. What people recorded of a milestone stands over what was told with
 * the contract.
 *
 * @param recorded as reached, by the milestone's id
 * @param reopened the ids of those recorded as not reached
 */
public record Agreement(
    ContractChanged told, Map<String, MilestoneReached> recorded, Set<String> reopened) {

  public Agreement {
    recorded = Map.copyOf(recorded);
    reopened = Set.copyOf(reopened);
  }

  /**
   * The same after one more event.
   *
   * @param before null = the event is the first
   */
  static @Nullable Agreement after(@Nullable Agreement before, OfContract event) {
    if (event instanceof ContractChanged changed) {
      return before == null
          ? new Agreement(changed, Map.of(), Set.of())
          : new Agreement(changed, before.recorded, before.reopened);
    }
    return before == null ? null : before.with(event);
  }

  private Agreement with(OfContract event) {
    Map<String, MilestoneReached> reached = new HashMap<>(recorded);
    Set<String> not = new HashSet<>(reopened);
    switch (event) {
      case MilestoneReached it -> {
        reached.put(it.milestone(), it);
        not.remove(it.milestone());
      }
      case MilestoneReopened it -> {
        reached.remove(it.milestone());
        not.add(it.milestone());
      }
      case ContractChanged _ -> throw new IllegalArgumentException("It tells the whole contract");
    }
    return new Agreement(told, reached, not);
  }

  /** A claim may name a contract of another customer by mistake: it does not stand on it. */
  boolean isOf(CustomerId customer) {
    return told.customer().equals(customer);
  }

  /** Whether claims are chased only from an amount on, which all of them make together. */
  public boolean startsFromAmount() {
    return told.chasingStarts().stream().anyMatch(each -> each.amount() != null);
  }

  /** Whether a claim makes all of the contract reach the amount from which they are chased. */
  public boolean startsWith(Place place) {
    Money after = place.before().plus(place.amount());
    return starts(place.amount())
        .anyMatch(least -> place.before().compareTo(least) < 0 && after.compareTo(least) >= 0);
  }

  /** Whether all of the contract does not reach the amount from which claims are chased. */
  public boolean awaitsAmount(Place place) {
    return starts(place.amount()).anyMatch(least -> place.all().compareTo(least) < 0);
  }

  private Stream<Money> starts(Money like) {
    return told.chasingStarts().stream()
        .map(ChasingStart::amount)
        .filter(Objects::nonNull)
        .filter(least -> least.currency().equals(like.currency()));
  }

  /** The milestones as they stand, in order. */
  public List<Milestone> milestones() {
    return told.milestones().stream().map(this::standing).toList();
  }

  private Milestone standing(Milestone of) {
    MilestoneReached reached = recorded.get(of.id());
    if (reached != null) {
      return new Milestone(
          of.id(), of.name(), of.amount(), of.plannedOn(), reached.on(), reached.acceptedOn());
    }
    return reopened.contains(of.id())
        ? new Milestone(of.id(), of.name(), of.amount(), of.plannedOn(), null, null)
        : of;
  }
}
