package huikuan.dunning.claim;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;

/** The ids of cases. A case is of one item. */
public final class CaseIds {

  private static final String INVOICE = "reminder.";
  private static final String REFUND = "refund.";

  private CaseIds() {}

  /**
   * The id is unique: a company's id has no dot, and its numbers are unique for each kind of item.
   */
  public static String of(AccountId account, ItemKind kind, String number) {
    String first =
        switch (kind) {
          case INVOICE -> INVOICE;
          case REFUND -> REFUND;
        };
    return first + account.company() + "." + number;
  }

  /** Whether a text is the id of an item's case. */
  public static boolean isClaim(String text) {
    return text.startsWith(INVOICE) || text.startsWith(REFUND);
  }

  static ItemKind itemKind(String caseId) {
    return caseId.startsWith(REFUND) ? ItemKind.REFUND : ItemKind.INVOICE;
  }
}
