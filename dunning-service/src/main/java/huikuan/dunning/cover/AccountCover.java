package huikuan.dunning.cover;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import huikuan.contracts.Cover;
import huikuan.contracts.Cover.Owed;
import huikuan.contracts.Cover.Unapplied;
import huikuan.contracts.Money;
import java.util.List;
import java.util.Map;

/** What is open in an account, and what of it is on hold or covered. */
public final class AccountCover {

  private final Map<String, Owed> owed;
  private final Cover cover;
  private final boolean customerHeld;

  /**
   * @param owed the open invoices of the account
   * @param credits its credits with unapplied money
   * @param customerHeld whether the whole customer is on hold
   */
  public AccountCover(List<Owed> owed, List<Unapplied> credits, boolean customerHeld) {
    this.owed = owed.stream().collect(toMap(Owed::invoice, identity()));
    this.cover = new Cover(owed, credits);
    this.customerHeld = customerHeld;
  }

  /**
   * What of an invoice is open.
   *
   * @param known what was, as far as the asker knows
   */
  public Money open(String invoice, Money known) {
    Owed of = owed.get(invoice);
    return of == null ? Money.zero(known.currency()) : of.open().plus(of.held()).min(known);
  }

  /**
   * What of an invoice is asked for: open, not on hold, and not covered.
   *
   * @param known what is open of it, as far as the asker knows
   */
  public Money asked(String invoice, Money known) {
    Owed of = owed.get(invoice);
    return of == null || customerHeld
        ? Money.zero(known.currency())
        : cover.asked(invoice, of.open().min(known));
  }

  /**
   * The same, for an asker that knows the holds.
   *
   * @param chased what is open of it and not on hold
   */
  public Money uncovered(String invoice, Money chased) {
    return by(invoice).isEmpty() ? chased : cover.asked(invoice, chased);
  }

  /** The credits that cover a part of what is asked for of an invoice, or all. */
  public List<String> by(String invoice) {
    return cover.by(invoice);
  }
}
