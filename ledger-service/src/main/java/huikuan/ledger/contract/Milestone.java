package huikuan.ledger.contract;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.BasisEvent;
import huikuan.platform.blob.BlobHash;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a contract at which an amount may be asked for (付款节点), as it was told with the
 * contract.
 *
 * @param amount in the contract's currency; null = it names none
 * @param plannedOn null = not told; so of the other days
 * @param actualOn the day on which it was reached
 * @param acceptedOn the day on which the customer accepted it
 * @param acceptedBy a person, in words
 * @param evidence a file of the company
 */
public record Milestone(
    String id,
    String name,
    @Nullable Money amount,
    @Nullable LocalDate plannedOn,
    @Nullable LocalDate actualOn,
    @Nullable LocalDate acceptedOn,
    @Nullable String acceptedBy,
    @Nullable BlobHash evidence) {

  /** The milestone, as other services are told of it. */
  public BasisEvent.Milestone published() {
    return new BasisEvent.Milestone(id, name, amount, plannedOn, actualOn, acceptedOn);
  }

  /** The milestone as it was told, but not reached. */
  Milestone open() {
    return new Milestone(id, name, amount, plannedOn, null, null, null, null);
  }
}
