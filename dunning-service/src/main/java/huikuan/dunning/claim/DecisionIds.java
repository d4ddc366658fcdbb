package huikuan.dunning.claim;

import huikuan.dunning.code.ShortCode;

/**
 * The ids of decisions by which the ledger is asked for documents, such as {@code
 * DS-7K3Q9F2MXB-1.1}. They are the documents' numbers, too, and these are short; so what decides is
 * in them by a code.
 */
public final class DecisionIds {

  private DecisionIds() {}

  /**
   * @param kind two letters for the kind of what decides
   * @param of its id
   * @param decision the how many-th of it, from 1
   * @param document the how many-th of the decision, from 1
   */
  public static String of(String kind, String of, int decision, int document) {
    return "%s-%s-%d.%d".formatted(kind, ShortCode.of(of), decision, document);
  }
}
