package huikuan.ledger.contract;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.ledger.contract.ContractCommand.ChangeContract;
import huikuan.ledger.contract.ContractCommand.Outcome;
import huikuan.ledger.contract.ContractCommand.Outcome.Changed;
import huikuan.ledger.contract.ContractCommand.Outcome.Created;
import huikuan.ledger.contract.ContractCommand.Outcome.Nothing;
import huikuan.ledger.contract.ContractCommand.Outcome.Outdated;
import huikuan.ledger.contract.ContractCommand.Outcome.Overtaken;
import huikuan.ledger.contract.ContractCommand.Outcome.Refused;
import huikuan.ledger.contract.ContractCommand.ReachMilestone;
import huikuan.ledger.contract.ContractCommand.Refusal;
import huikuan.ledger.contract.ContractCommand.ReopenMilestone;
import huikuan.ledger.contract.ContractCommand.Surroundings;
import huikuan.ledger.contract.ContractEvent.ContractChanged;
import huikuan.ledger.contract.ContractEvent.MilestoneReached;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A contract with a customer, and how far it is. */
@Aggregate
class Contract {

  @AggregateIdentifier private @Nullable ContractKey id;
  private @Nullable ContractState state;

  Contract() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(ChangeContract command) {
    ContractState standing = state;
    if (standing != null && standing.data().equals(command.data())) {
      return new Nothing();
    }
    if (outdated(command.seen())) {
      return new Outdated();
    }
    if (command.around().fresh() != (standing == null)) {
      return new Overtaken();
    }
    Refusal refusal = refusal(standing, command);
    if (refusal != null) {
      return new Refused(refusal);
    }
    ContractKey key = command.key();
    long version = standing == null ? 1 : standing.version() + 1;
    apply(new ContractChanged(key.company(), key.contract(), version, command.data()));
    return standing == null ? new Created() : new Changed();
  }

  private static @Nullable Refusal refusal(
      @Nullable ContractState standing, ChangeContract command) {
    ContractData data = command.data();
    Surroundings around = command.around();
    if (standing != null && isOfAnother(standing, data)) {
      return refusal(standing, data);
    }
    if (!around.replacedBy().isEmpty()) {
      return new Refusal.Replaced(around.replacedBy());
    }
    if (!around.faults().isEmpty()) {
      return around.faults().getFirst();
    }
    if (standing == null) {
      return null;
    }
    Refusal refusal = refusal(standing, data);
    return refusal == null && command.seen() == null
        ? leavesOut(standing.data(), command.named())
        : refusal;
  }

  /** A short request must not take away what its sender may not know of. */
  private static @Nullable Refusal leavesOut(ContractData standing, Set<String> named) {
    List<String> fields =
        standing.given().stream().filter(field -> !named.contains(field)).toList();
    return fields.isEmpty() ? null : new Refusal.LeavesOut(fields);
  }

  private static boolean isOfAnother(ContractState standing, ContractData data) {
    return !standing.data().customer().equals(data.customer());
  }

  /** Why a contract refuses other data, whatever is around it; null = it does not. */
  static @Nullable Refusal refusal(ContractState standing, ContractData data) {
    return isOfAnother(standing, data)
        ? new Refusal.AnotherCustomer(standing.data().customer().customer())
        : missing(standing, data);
  }

  private static @Nullable Refusal missing(ContractState standing, ContractData data) {
    for (Milestone each : standing.data().milestones()) {
      MilestoneReached reached = standing.recorded().get(each.id());
      if (reached != null && data.milestone(each.id()).isEmpty()) {
        return new Refusal.ReachedMilestoneMissing(each.id(), reached.on());
      }
    }
    return null;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(ReachMilestone command) {
    MilestoneReached reached = command.reached();
    ContractState standing = state;
    if (standing != null && reached.equals(standing.recorded().get(reached.milestone()))) {
      return new Nothing();
    }
    return recorded(command.seen(), reached.milestone(), command.around(), reached);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(ReopenMilestone command) {
    String milestone = command.reopened().milestone();
    if (state != null && state.reopened().contains(milestone)) {
      return new Nothing();
    }
    boolean notReached =
        state != null
            && state.milestones().stream()
                .anyMatch(each -> each.id().equals(milestone) && each.actualOn() == null);
    return notReached
        ? new Refused(new Refusal.NotReached(milestone))
        : recorded(command.seen(), milestone, command.around(), command.reopened());
  }

  private Outcome recorded(
      @Nullable Long seen, String milestone, Surroundings around, ContractEvent event) {
    if (state == null) {
      return new Refused(new Refusal.NoSuchContract());
    }
    if (state.data().milestone(milestone).isEmpty()) {
      return new Refused(new Refusal.NoSuchMilestone(milestone));
    }
    if (outdated(seen)) {
      return new Outdated();
    }
    if (!around.replacedBy().isEmpty()) {
      return new Refused(new Refusal.Replaced(around.replacedBy()));
    }
    apply(event);
    return new Changed();
  }

  private boolean outdated(@Nullable Long seen) {
    return seen != null && seen != (state == null ? 0 : state.version());
  }

  @EventSourcingHandler
  void on(ContractEvent event) {
    id = new ContractKey(event.company(), event.contract());
    state = ContractState.after(state, event);
  }
}
