package huikuan.standalone.chasing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contracts of a company and the amounts that they keep from being chased, by the reference.
 */
final class PlainContracts {

  private final Map<String, Fact.Contract> contracts = new HashMap<>();

  /** A record of people that a milestone is reached, or reopened. It stands over what is told. */
  private final Map<String, Fact> recorded = new HashMap<>();

  void add(Fact fact) {
    switch (fact) {
      case Fact.Contract it -> contracts.put(it.contract(), it);
      case Fact.Reached it -> recorded.put(it.contract() + "/" + it.milestone(), it);
      case Fact.Reopened it -> recorded.put(it.contract() + "/" + it.milestone(), it);
      default -> {}
    }
  }

  List<String> requires(@Nullable String contract) {
    Fact.Contract one = contract == null ? null : contracts.get(contract);
    return one == null ? List.of() : one.requires();
  }

  /** The amount that the milestones not reached hold of a claim that follows other claims. */
  long heldByMilestones(@Nullable String contract, long before, long amount) {
    Fact.Contract one = contract == null ? null : contracts.get(contract);
    if (one == null || one.milestones().stream().anyMatch(each -> each.amount() == null)) {
      return 0;
    }
    long all = one.milestones().stream().mapToLong(PlainContracts::amount).sum();
    long reached =
        one.milestones().stream()
            .filter(each -> isReached(one, each))
            .mapToLong(PlainContracts::amount)
            .sum();
    return Math.max(0, Math.min(before + amount, all) - Math.max(before, reached));
  }

  private static long amount(Fact.Milestone milestone) {
    return milestone.amount() == null ? 0 : milestone.amount();
  }

  private boolean isReached(Fact.Contract contract, Fact.Milestone milestone) {
    Fact said = recorded.get(contract.contract() + "/" + milestone.id());
    if (said instanceof Fact.Reopened) {
      return false;
    }
    if (said instanceof Fact.Reached it) {
      return !contract.acceptance() || it.acceptedOn() != null;
    }
    return milestone.reachedOn() != null
        && (!contract.acceptance() || milestone.acceptedOn() != null);
  }

  /** Whether all that has to hold before claims are chased does. */
  boolean hasStarted(@Nullable String contract, LocalDate day, long invoiced) {
    Fact.Contract one = contract == null ? null : contracts.get(contract);
    return one == null
        || one.starts().stream()
            .allMatch(
                start ->
                    (start.date() == null || !day.isBefore(start.date()))
                        && (start.amount() == null || invoiced >= start.amount())
                        && (start.milestone() == null
                            || one.milestones().stream()
                                .filter(each -> each.id().equals(start.milestone()))
                                .anyMatch(each -> isReached(one, each))));
  }
}
