package huikuan.ledger.evidence;

import huikuan.ledger.evidence.Subject.OfItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows what contracts say. */
public interface ContractFacts {

  /**
   * What is known of a contract.
   *
   * @param requires the evidence that it asks for; null = it says nothing of it
   * @param milestones of the item, in the contract's order; null = they are not known
   */
  record Known(@Nullable List<EvidenceKind> requires, @Nullable List<Milestone> milestones) {}

  /** A stage (付款节点) that must be reached before anything is asked for. */
  record Milestone(String name, Stage stage) {}

  /** How far a milestone has come. */
  enum Stage {
    /** Our side has something to do for it. */
    AHEAD,
    /** Our side has done it, and the customer has to accept it. */
    TO_BE_ACCEPTED,
    REACHED
  }

  /** What is known of the contract of an item. */
  Known of(OfItem item, String contract);
}
