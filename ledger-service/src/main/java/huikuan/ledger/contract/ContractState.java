package huikuan.ledger.contract;

import huikuan.ledger.contract.ContractEvent.ContractChanged;
import huikuan.ledger.contract.ContractEvent.MilestoneReached;
import huikuan.ledger.contract.ContractEvent.MilestoneReopened;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A contract after its events. What people have recorded of a milestone, that it is reached or that
 * it is not, stands over what is told with the contract, until a person records something else.
 *
 * @param recorded the milestones that people have recorded as reached
 * @param reopened the ids of those that people have recorded as not reached
 * @param version how many events there were
 */
record ContractState(
    ContractData data, Map<String, MilestoneReached> recorded, Set<String> reopened, long version) {

  ContractState {
    recorded = Map.copyOf(recorded);
    reopened = Set.copyOf(reopened);
  }

  /**
   * The state after one more event.
   *
   * @param before null = the event is the first
   */
  static ContractState after(@Nullable ContractState before, ContractEvent event) {
    if (before == null) {
      return new ContractState(((ContractChanged) event).data(), Map.of(), Set.of(), 1);
    }
    return switch (event) {
      case ContractChanged changed -> before.changed(changed.data());
      case MilestoneReached reached -> before.reached(reached);
      case MilestoneReopened reopened -> before.reopened(reopened.milestone());
    };
  }

  private ContractState changed(ContractData changed) {
    Set<String> ids = changed.milestones().stream().map(Milestone::id).collect(Collectors.toSet());
    Set<String> still = new HashSet<>(reopened);
    still.retainAll(ids);
    return new ContractState(changed, recorded, still, version + 1);
  }

  private ContractState reached(MilestoneReached reached) {
    Map<String, MilestoneReached> all = new HashMap<>(recorded);
    all.put(reached.milestone(), reached);
    Set<String> others = new HashSet<>(reopened);
    others.remove(reached.milestone());
    return new ContractState(data, all, others, version + 1);
  }

  private ContractState reopened(String milestone) {
    Map<String, MilestoneReached> others = new HashMap<>(recorded);
    others.remove(milestone);
    Set<String> all = new HashSet<>(reopened);
    all.add(milestone);
    return new ContractState(data, others, all, version + 1);
  }

  /** The milestones as they stand. */
  List<Milestone> milestones() {
    return data.milestones().stream().map(this::standing).toList();
  }

  private Milestone standing(Milestone told) {
    MilestoneReached reached = recorded.get(told.id());
    if (reached == null) {
      return reopened.contains(told.id()) ? told.open() : told;
    }
    return new Milestone(
        told.id(),
        told.name(),
        told.amount(),
        told.plannedOn(),
        reached.on(),
        reached.acceptedOn(),
        reached.acceptedBy(),
        reached.evidence());
  }
}
