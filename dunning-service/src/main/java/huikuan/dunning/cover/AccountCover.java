package huikuan.dunning.cover;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import huikuan.contracts.Cover;
import huikuan.contracts.Cover.Owed;
import huikuan.contracts.Cover.Unapplied;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import java.util.List;
import java.util.Map;

/** What is open in an account, and what of it is on hold or covered. */
public final class AccountCover {

  private final Map<ItemName, Owed> owed;
  private final Cover cover;
  private final boolean customerHeld;

  /**
   * @param owed the open items of the account
   * @param credits its credits with unapplied money
   * @param customerHeld whether the whole customer is on hold
   */
  public AccountCover(List<Owed> owed, List<Unapplied> credits, boolean customerHeld) {
    this.owed = owed.stream().collect(toMap(Owed::item, identity()));
    this.cover = new Cover(owed, credits);
    this.customerHeld = customerHeld;
  }

  /**
   * What of an item is open.
   *
   * @param known what is open of it, as the asker knows it: never more is answered
   */
  public Money open(ItemName item, Money known) {
    Owed of = owed.get(item);
    return of == null ? Money.zero(known.currency()) : of.open().plus(of.held()).min(known);
  }

  /**
   * What of an item is asked for: open, not on hold, and not covered.
   *
   * @param known what is open of it, as the asker knows it: never more is asked for
   */
  public Money asked(ItemName item, Money known) {
    Owed of = owed.get(item);
    return of == null || customerHeld
        ? Money.zero(known.currency())
        : cover.asked(item, of.open().min(known));
  }

  /**
   * The same, for an asker that knows the holds.
   *
   * @param chased what is open of it and not on hold
   */
  public Money uncovered(ItemName item, Money chased) {
    return by(item).isEmpty() ? chased : cover.asked(item, chased);
  }

  /** The credits that cover what would be asked for of an item, or a part of it. */
  public List<String> by(ItemName item) {
    return cover.by(item);
  }
}
