package huikuan.dunning.readiness;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemName;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what is known of the basis of claims. */
@FunctionalInterface
public interface ClaimBases {

  /**
   * @param contract null = the claim has none
   */
  ClaimBasis of(AccountId account, ItemName item, @Nullable String contract);

  /**
   * The holds of a claim by its contract on a day, as all that was told until now has them.
   *
   * @param contract null = the claim has none
   * @return empty = no contract holds the claim, or lets it go
   */
  default Optional<StageHolds> holds(
      String caseId, AccountId account, @Nullable String contract, LocalDate today) {
    return Optional.empty();
  }

  /** Whether a demand needs a proof that the customer has the goods. */
  default boolean needProofOfGoods(AccountId account, ItemName item, @Nullable String contract) {
    return of(account, item, contract).needsProofOfGoods();
  }
}
