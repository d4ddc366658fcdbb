package huikuan.ledger.evidence;

import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.Readiness.Milestone;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows the facts of contracts on which readiness depends. */
interface ContractFacts {

  /**
   * The facts of a contract, as far as they are known.
   *
   * @param requires the evidence that it asks for; null = it says nothing of it
   * @param milestones that the claim waits for, in the contract's order; null = they are not known
   */
  record Known(@Nullable List<EvidenceKind> requires, @Nullable List<Milestone> milestones) {}

  /**
   * The facts of the contract of a claim; empty = it is another customer's: it counts for nothing.
   */
  Optional<Known> of(ClaimItems.Found claim, String contract);
}
