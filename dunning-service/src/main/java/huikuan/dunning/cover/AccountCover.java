package huikuan.dunning.cover;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import huikuan.contracts.Cover;
import huikuan.contracts.Cover.Owed;
import huikuan.contracts.Cover.Unapplied;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** The open amounts of an account, and their parts that are on hold or covered. */
public final class AccountCover {

  private final Map<ItemName, Owed> owed;
  private final Cover cover;
  private final boolean customerHeld;
  private final List<Unapplied> credits;

  /**
   * @param owed the open items of the account
   * @param credits its credits with unapplied money
   * @param customerHeld whether the whole customer is on hold
   */
  public AccountCover(List<Owed> owed, List<Unapplied> credits, boolean customerHeld) {
    this.owed = owed.stream().collect(toMap(Owed::item, identity()));
    this.credits = List.copyOf(credits);
    this.cover = new Cover(owed, credits);
    this.customerHeld = customerHeld;
  }

  /** Whether there is unapplied money. */
  public boolean hasCredits() {
    return !credits.isEmpty();
  }

  /** The open items of the account: what is due first comes first. */
  public List<Owed> items() {
    return owed.values().stream()
        .sorted(
            Comparator.comparing(Owed::dueOn)
                .thenComparing(each -> each.item().number())
                .thenComparing(each -> each.item().kind()))
        .toList();
  }

  /** The money of the account that stands against nothing. */
  public Money unapplied(Currency currency) {
    return credits.stream().map(Unapplied::left).reduce(Money.zero(currency), Money::plus);
  }

  /** Whether the whole customer is on hold. */
  public boolean customerHeld() {
    return customerHeld;
  }

  /**
   * The open amount of an item.
   *
   * @param known the open amount that the caller knows; the answer is never more
   */
  public Money open(ItemName item, Money known) {
    Owed of = owed.get(item);
    return of == null ? Money.zero(known.currency()) : of.open().plus(of.held()).min(known);
  }

  /**
   * The amount of an item that is asked for: open, not on hold, and not covered.
   *
   * @param known the open amount that the caller knows; the answer is never more
   */
  public Money asked(ItemName item, Money known) {
    Owed of = owed.get(item);
    return of == null || customerHeld
        ? Money.zero(known.currency())
        : cover.asked(item, of.open().min(known));
  }

  /**
   * The same, for a caller that knows the holds.
   *
   * @param chased the amount of it that is open and not on hold
   */
  public Money uncovered(ItemName item, Money chased) {
    return by(item).isEmpty() ? chased : cover.asked(item, chased);
  }

  /** The credits that cover an item, or a part of it. */
  public List<String> by(ItemName item) {
    return cover.by(item);
  }
}
