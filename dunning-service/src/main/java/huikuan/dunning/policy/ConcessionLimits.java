package huikuan.dunning.policy;

import huikuan.contracts.Money;
import java.util.List;

/**
 * The limits within which a collector may grant alone.
 *
 * @param basisPoints of an amount that may be given up
 * @param atMost and no more than this, by currency; in one that is not named, nothing
 * @param extensionDays by which a due date may be put off
 * @param mostDues parts in which an amount may be paid
 * @param daysAhead at the most until the last of them, also with an approval
 * @param offeredDays for which an offer may stand
 */
public record ConcessionLimits(
    int basisPoints,
    List<Money> atMost,
    int extensionDays,
    int mostDues,
    int daysAhead,
    int offeredDays) {

  private static final int WHOLE = 10_000;

  /** The limits of policies that say nothing of concessions. */
  public static final ConcessionLimits STANDARD =
      new ConcessionLimits(
          500,
          List.of(
              Money.parse("10000.00 CNY"),
              Money.parse("10000.00 HKD"),
              Money.parse("1000.00 EUR"),
              Money.parse("1000.00 USD"),
              Money.parse("200000 JPY")),
          30,
          60,
          731,
          60);

  public ConcessionLimits {
    atMost = List.copyOf(atMost);
  }

  /** Whether somebody else has to approve that so much of an amount is given up. */
  public boolean isOver(Money given, Money of) {
    boolean share =
        Math.multiplyExact(given.minorUnits(), (long) WHOLE)
            > Math.multiplyExact(of.minorUnits(), (long) basisPoints);
    return share
        || atMost.stream()
            .filter(each -> each.currency().equals(given.currency()))
            .noneMatch(each -> given.compareTo(each) <= 0);
  }
}
