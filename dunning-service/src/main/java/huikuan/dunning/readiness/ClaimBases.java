package huikuan.dunning.readiness;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemName;
import org.jspecify.annotations.Nullable;

/** Finds what is known of the basis of claims. */
@FunctionalInterface
public interface ClaimBases {

  /**
   * @param contract null = the claim has none
   */
  ClaimBasis of(AccountId account, ItemName item, @Nullable String contract);

  /** Whether a demand needs a proof that the customer has the goods. */
  default boolean needReceipt(AccountId account, ItemName item, @Nullable String contract) {
    return of(account, item, contract).needsReceipt();
  }
}
