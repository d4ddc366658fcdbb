package huikuan.ledger.account;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.StatutoryDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An item that a document put into the account, and later documents name: a claim, or a credit.
 *
 * @param postedOn the business day from which it counts
 * @param dueOn only of claims, as posted
 * @param originallyPostedOn of a balance brought forward: when it was posted elsewhere
 * @param amount that it was posted with
 * @param statutory of claims: the day by law; null = none is known
 */
public record Item(
    Kind kind,
    String number,
    LocalDate postedOn,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate originallyPostedOn,
    Money amount,
    @Nullable String contract,
    @Nullable String salesOwner,
    @Nullable StatutoryDate statutory) {

  /** An item without a day by law. */
  public Item(
      Kind kind,
      String number,
      LocalDate postedOn,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate originallyPostedOn,
      Money amount,
      @Nullable String contract,
      @Nullable String salesOwner) {
    this(kind, number, postedOn, dueOn, originallyPostedOn, amount, contract, salesOwner, null);
  }

  /** The same claim, due on another day. */
  public Item putOffTo(LocalDate day) {
    return new Item(
        kind, number, postedOn, day, originallyPostedOn, amount, contract, salesOwner, statutory);
  }

  /** The day from which its age is counted. */
  public LocalDate agesFrom() {
    return originallyPostedOn == null ? postedOn : originallyPostedOn;
  }
}
