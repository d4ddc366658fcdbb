package huikuan.dunning.claim;

import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import java.util.Set;

/** The kinds of documents by which money comes in, is set against a claim, or goes back. */
public final class MoneyDocuments {

  /** A reversal that does not tell what it undoes is one of money, as most are. */
  private static final Set<String> KINDS = Set.of("receipt", "allocation", "reversal");

  private MoneyDocuments() {}

  /**
   * @param kind of a document; of a reversal, of the one that it undoes
   */
  public static boolean includes(String kind) {
    return KINDS.contains(kind);
  }

  /** The kind of the document that changed a claim; of a reversal, of the one that it undoes. */
  public static String kindOf(ClaimAdjusted event) {
    return event.undone() == null ? event.kind() : event.undone();
  }
}
