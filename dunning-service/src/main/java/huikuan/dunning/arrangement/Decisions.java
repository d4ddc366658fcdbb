package huikuan.dunning.arrangement;

import huikuan.dunning.claim.DecisionIds;

/** The ids of decisions of arrangements by which the ledger is asked for documents. */
public final class Decisions {

  private Decisions() {}

  /**
   * @param kind two letters for the kind of arrangement
   * @param decision the how many-th of the arrangement, from 1
   * @param document the how many-th of the decision, from 1
   */
  public static String of(String kind, ArrangementId of, int decision, int document) {
    return DecisionIds.of(kind, of.toString(), decision, document);
  }

  /** Whether an id is one of a kind of arrangement. */
  public static boolean isOf(String kind, String decision) {
    return decision.startsWith(kind + "-");
  }
}
