package huikuan.ledger.contract;

import huikuan.ledger.contract.ContractCommand.Outcome;
import huikuan.ledger.contract.ContractCommand.Outcome.Changed;
import huikuan.ledger.contract.ContractCommand.Outcome.Created;
import huikuan.ledger.contract.ContractCommand.Outcome.Nothing;
import huikuan.ledger.contract.ContractCommand.Outcome.Outdated;
import huikuan.ledger.contract.ContractCommand.Outcome.Overtaken;
import huikuan.ledger.contract.ContractCommand.Outcome.Refused;
import huikuan.ledger.contract.ContractCommand.Refusal;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.List;

/** The problems that tell why a contract was not changed. */
final class ContractProblems {

  private static final String NAMED =
      "named, since the contract has it (null takes it away); with the version in If-Match it can be"
          + " left out";

  private ContractProblems() {}

  /**
   * Refuses what was refused; other outcomes pass.
   *
   * @throws ProblemException if nothing was changed because it may not be
   */
  static void refuse(ContractKey key, Outcome outcome) {
    switch (outcome) {
      case Created _, Changed _, Nothing _ -> {}
      case Outdated _ -> throw IfMatch.changed("contract");
      case Overtaken _ -> throw new IllegalStateException("A command that was overtaken is over");
      case Refused(var refusal) -> throw new ProblemException(problem(key, refusal));
    }
  }

  static ProblemException unknown(ContractKey key) {
    return new ProblemException(problem(key, new Refusal.NoSuchContract()));
  }

  /** The fields that a refusal names. */
  static List<FieldError> fields(ContractKey key, Refusal refusal) {
    return problem(key, refusal).errors();
  }

  private static Problem problem(ContractKey key, Refusal refusal) {
    return switch (refusal) {
      case Refusal.NoSuchContract() -> Problem.notFound("contract", key.contract());
      case Refusal.NoSuchMilestone(var milestone) -> Problem.notFound("milestone", milestone);
      case Refusal.AnotherCustomer(var customer) ->
          otherCustomer("customer", customer + ": a contract never moves to another customer");
      case Refusal.Replaced(var by) ->
          Problem.of(
              "contract-replaced",
              "The contract is replaced",
              409,
              "%s stands in its place: change that, or take %s out of its replaces. Nothing was changed."
                  .formatted(String.join(", ", by), key.contract()));
      case Refusal.UnknownPredecessor(var field, var contract) ->
          refused(
              "unknown-contract",
              "Unknown contract",
              field,
              "a contract of the company; there is no " + contract);
      case Refusal.PredecessorOfAnother(var field, var contract, var customer) ->
          otherCustomer(
              field, "a contract of the same customer; " + contract + " is with " + customer);
      case Refusal.InACircle(var field, var way) ->
          refused(
              "contracts-in-a-circle",
              "Contracts in a circle",
              field,
              "a contract that does not come from this one; " + String.join(" from ", way));
      case Refusal.ReachedMilestoneMissing(var milestone, var on) ->
          refused(
              "milestone-reached",
              "Milestone reached",
              "milestones",
              "with %s, which was recorded as reached on %s; reopen it first, or keep it"
                  .formatted(milestone, on));
      case Refusal.LeavesOut(var fields) ->
          Problem.ofFields(
              "version-required",
              "The request leaves out what the contract has",
              428,
              fields.stream().map(field -> new FieldError(field, NAMED)).toList());
      case Refusal.NotReached(var milestone) ->
          Problem.of(
              "milestone-not-reached",
              "The milestone is not reached",
              409,
              "Nothing is to be taken back of " + milestone + ". Nothing was changed.");
    };
  }

  private static Problem otherCustomer(String field, String allowed) {
    return refused("other-customer", "Other customer", field, allowed);
  }

  private static Problem refused(String name, String title, String field, String allowed) {
    return Problem.ofFields(name, title, 422, List.of(new FieldError(field, allowed)));
  }
}
