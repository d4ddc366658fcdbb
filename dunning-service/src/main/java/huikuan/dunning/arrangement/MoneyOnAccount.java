package huikuan.dunning.arrangement;

import huikuan.contracts.Money;
import java.util.Collection;
import java.util.Comparator;

/**
 * Money of an account that stands against nothing, and counts for what is agreed. No money counts
 * twice.
 */
public final class MoneyOnAccount {

  private MoneyOnAccount() {}

  /**
   * Money that counts for an agreement already.
   *
   * @param before what stood against nothing when the agreement was made: it does not count
   */
  public record Counted(Money before, Money amount) {}

  /**
   * The money that is left to count for another agreement. The oldest money counts first, so what
   * came before this agreement is used up by others before what came since.
   *
   * @param before what stood against nothing when this agreement was made: it does not count
   * @param others of the same account
   */
  public static Money left(Money unapplied, Money before, Collection<Counted> others) {
    Money none = Money.zero(unapplied.currency());
    Money reached = none;
    Money left = unapplied.minus(before);
    for (Counted each : others.stream().sorted(Comparator.comparing(Counted::before)).toList()) {
      Money from = later(reached, each.before());
      reached = from.plus(each.amount());
      left = left.minus(later(none, reached.minus(later(from, before))));
    }
    return later(none, left);
  }

  private static Money later(Money one, Money other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
