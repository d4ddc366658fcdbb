package huikuan.dunning.policy;

import huikuan.contracts.Money;
import java.util.List;

/**
 * The limits of promises to pay.
 *
 * @param toleranceDays working days after the promised day within which the money may come
 * @param toleranceBasisPoints of the promised amount that may be missing
 * @param toleranceAtMost and no more than this, by currency; in one that is not named nothing may
 * @param daysAhead that a collector may agree on alone
 * @param daysAheadApproved that an approver may; beyond it, an instalment plan is needed
 * @param mostBroken from so many broken ones on, somebody else approves the next
 * @param brokenWithinDays that count
 */
public record PromiseTerms(
    int toleranceDays,
    int toleranceBasisPoints,
    List<Money> toleranceAtMost,
    int daysAhead,
    int daysAheadApproved,
    int mostBroken,
    int brokenWithinDays) {

  private static final int WHOLE = 10_000;

  /** The terms of policies that say nothing of promises. */
  public static final PromiseTerms STANDARD =
      new PromiseTerms(
          2,
          100,
          List.of(
              Money.parse("100.00 CNY"),
              Money.parse("100.00 HKD"),
              Money.parse("20.00 EUR"),
              Money.parse("20.00 USD"),
              Money.parse("2000 JPY")),
          14,
          30,
          2,
          180);

  public PromiseTerms {
    toleranceAtMost = List.copyOf(toleranceAtMost);
  }

  /** The amount that may be missing of a promised one; rounded down. */
  public Money tolerance(Money promised) {
    Money none = Money.zero(promised.currency());
    Money share =
        new Money(
            Math.floorDiv(
                Math.multiplyExact(promised.minorUnits(), (long) toleranceBasisPoints), WHOLE),
            promised.currency());
    return toleranceAtMost.stream()
        .filter(each -> each.currency().equals(promised.currency()))
        .findFirst()
        .map(share::min)
        .orElse(none);
  }
}
