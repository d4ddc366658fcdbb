package huikuan.ledger.contract;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.CustomerId;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.commands.Reached;
import huikuan.ledger.contract.ContractCommand.ChangeContract;
import huikuan.ledger.contract.ContractCommand.Outcome;
import huikuan.ledger.contract.ContractCommand.Outcome.Overtaken;
import huikuan.ledger.contract.ContractCommand.ReachMilestone;
import huikuan.ledger.contract.ContractCommand.ReopenMilestone;
import huikuan.ledger.contract.ContractCommand.Surroundings;
import huikuan.ledger.contract.ContractEvent.ContractChanged;
import huikuan.ledger.contract.ContractEvent.MilestoneReached;
import huikuan.ledger.contract.ContractEvent.MilestoneReopened;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.Premise;
import huikuan.platform.eventlog.PremiseOutdated;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The contracts as the log has them, and the way to change them. A change is decided on other
 * contracts as they are read, and the log refuses its commit if any has changed since: so contracts
 * never come from each other in a circle, and one that is replaced does not change.
 */
@Component
class Contracts {

  /** All that is known. */
  static final long NOW = Long.MAX_VALUE;

  private static final String TYPE = Contract.class.getSimpleName();
  private static final int ATTEMPTS = 20;

  /**
   * A contract after one of its events.
   *
   * @param event the last that it knows
   */
  record Step(RecordedEvent event, ContractState state) {}

  /**
   * The contracts that came from one, in the order of their ids.
   *
   * @param replacedBy they stand in its place
   * @param splitInto they took a part of it
   */
  record Successors(List<String> replacedBy, List<String> splitInto) {}

  private final EventLog log;
  private final Commands commands;
  private final Predecessors predecessors;

  Contracts(EventLog log, Commands commands) {
    this.log = log;
    this.commands = commands;
    this.predecessors = new Predecessors(key -> newest(key, NOW));
  }

  /** A contract's steps that are known at a position, oldest first; empty = it is not known. */
  List<Step> steps(ContractKey key, long position) {
    return steps(log.ofAggregate(key.toString(), 0), position);
  }

  private static List<Step> steps(List<RecordedEvent> events, long position) {
    List<Step> steps = new ArrayList<>();
    ContractState state = null;
    for (RecordedEvent event : events) {
      if (event.position() <= position) {
        state = ContractState.after(state, (ContractEvent) event.payload());
        steps.add(new Step(event, state));
      }
    }
    return steps;
  }

  /** A contract as it is known at a position; null = it is not known. */
  @Nullable Step newest(ContractKey key, long position) {
    List<Step> steps = steps(key, position);
    return steps.isEmpty() ? null : steps.getLast();
  }

  /** Many contracts, read together; those that are not known are absent. */
  Map<ContractKey, Step> newest(Set<ContractKey> keys) {
    Map<String, ContractKey> byId = new HashMap<>();
    keys.forEach(key -> byId.put(key.toString(), key));
    Map<ContractKey, Step> newest = new HashMap<>();
    log.ofAggregates(byId.keySet())
        .forEach(
            (id, events) -> newest.put(requireNonNull(byId.get(id)), steps(events, NOW).getLast()));
    return newest;
  }

  /** The contracts that came from one, as known at a position. */
  Successors successors(ContractKey key, long position) {
    List<String> replacedBy = new ArrayList<>();
    List<String> splitInto = new ArrayList<>();
    for (String id : told(ContractChanged.successorsOf(key), position)) {
      Step step = newest(key.other(id), position);
      if (step != null && step.state().data().replaces().contains(key.contract())) {
        replacedBy.add(id);
      }
      if (step != null && step.state().data().splitFrom().contains(key.contract())) {
        splitInto.add(id);
      }
    }
    return new Successors(replacedBy, splitInto);
  }

  /** The ids of a customer's contracts, in their order. */
  List<String> ofCustomer(CustomerId customer) {
    return told(ContractChanged.ofCustomer(customer), NOW);
  }

  private List<String> told(String key, long position) {
    TreeSet<String> ids = new TreeSet<>();
    for (RecordedEvent event : log.about(List.of(key)).getOrDefault(key, List.of())) {
      if (event.position() <= position) {
        ids.add(((ContractEvent) event.payload()).contract());
      }
    }
    return List.copyOf(ids);
  }

  /**
   * @param named the fields that the sender has named
   */
  Reached<Outcome> change(
      ContractKey key, ContractData data, Set<String> named, @Nullable Long seen) {
    return send(
        () ->
            new ChangeContract(
                key, data, named, seen, surroundings(key, predecessors.faults(key, data))));
  }

  Reached<Outcome> reach(MilestoneReached reached, @Nullable Long seen) {
    ContractKey key = new ContractKey(reached.company(), reached.contract());
    return send(() -> new ReachMilestone(key, reached, seen, surroundings(key, List.of())));
  }

  Reached<Outcome> reopen(MilestoneReopened reopened, @Nullable Long seen) {
    ContractKey key = new ContractKey(reopened.company(), reopened.contract());
    return send(() -> new ReopenMilestone(key, reopened, seen, surroundings(key, List.of())));
  }

  private Surroundings surroundings(ContractKey key, List<ContractCommand.Refusal> faults) {
    boolean fresh = log.ofAggregate(key.toString(), 0, 1).isEmpty();
    return new Surroundings(fresh, fresh ? List.of() : successors(key, NOW).replacedBy(), faults);
  }

  private Reached<Outcome> send(Supplier<ContractCommand> made) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Premise premise = new Premise(TYPE, log.head());
      ContractCommand command = made.get();
      try {
        Reached<Outcome> reached =
            alone(command)
                ? commands.send(command)
                : premise.whileDeciding(() -> commands.send(command));
        if (!(reached.result() instanceof Overtaken)) {
          return reached;
        }
      } catch (PremiseOutdated another) {
        // Another contract was changed meanwhile: what is around is read again.
      }
    }
    throw Commands.busy();
  }

  /** A new contract has no successors; so many new ones are taken in side by side. */
  private static boolean alone(ContractCommand command) {
    return command instanceof ChangeContract change
        && change.around().fresh()
        && change.data().predecessors().isEmpty();
  }
}
