package huikuan.ledger.contract;

import huikuan.ledger.contract.ContractEvent.MilestoneReached;
import huikuan.ledger.contract.ContractEvent.MilestoneReopened;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command about a contract. */
sealed interface ContractCommand {

  Surroundings around();

  /**
   * The contract among others, as known when the command is sent. The log refuses its commit if
   * that has changed since.
   *
   * @param fresh whether there is no such contract yet
   * @param replacedBy the contracts that stand in its place
   * @param faults of the contracts that it shall come from
   */
  record Surroundings(boolean fresh, List<String> replacedBy, List<Refusal> faults) {

    public Surroundings {
      replacedBy = List.copyOf(replacedBy);
      faults = List.copyOf(faults);
    }
  }

  /**
   * Let the contract be this from now on.
   *
   * @param named the fields that its sender has named, also those without a value
   * @param seen the version that its sender has seen; 0 = it must be new, null = any
   */
  record ChangeContract(
      @TargetAggregateIdentifier ContractKey key,
      ContractData data,
      Set<String> named,
      @Nullable Long seen,
      Surroundings around)
      implements ContractCommand {}

  /** Record that a milestone is reached. */
  record ReachMilestone(
      @TargetAggregateIdentifier ContractKey key,
      MilestoneReached reached,
      @Nullable Long seen,
      Surroundings around)
      implements ContractCommand {}

  /** Record that a milestone is not reached after all. */
  record ReopenMilestone(
      @TargetAggregateIdentifier ContractKey key,
      MilestoneReopened reopened,
      @Nullable Long seen,
      Surroundings around)
      implements ContractCommand {}

  /** The outcome of a command. */
  sealed interface Outcome {

    record Created() implements Outcome {}

    record Changed() implements Outcome {}

    /** It was like this. */
    record Nothing() implements Outcome {}

    /** Others were quicker: the command has to be made anew. */
    record Overtaken() implements Outcome {}

    /** The contract is not as its sender has seen it; nothing was changed. */
    record Outdated() implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}
  }

  /** Why a command is refused, in the order of the checks. */
  sealed interface Refusal {

    record NoSuchContract() implements Refusal {}

    record NoSuchMilestone(String milestone) implements Refusal {}

    record AnotherCustomer(String customer) implements Refusal {}

    /** Others stand in its place. */
    record Replaced(List<String> by) implements Refusal {}

    /**
     * A contract that it shall come from.
     *
     * @param field that names it
     */
    record UnknownPredecessor(String field, String contract) implements Refusal {}

    record PredecessorOfAnother(String field, String contract, String customer)
        implements Refusal {}

    /**
     * It would come from itself.
     *
     * @param way from it back to it
     */
    record InACircle(String field, List<String> way) implements Refusal {}

    /** The contract would lose a milestone that a person has recorded as reached. */
    record ReachedMilestoneMissing(String milestone, LocalDate on) implements Refusal {}

    /** The sender has seen no version, and leaves fields out that the contract has. */
    record LeavesOut(List<String> fields) implements Refusal {}

    record NotReached(String milestone) implements Refusal {}
  }
}
