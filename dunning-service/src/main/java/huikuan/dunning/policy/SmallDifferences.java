package huikuan.dunning.policy;

import huikuan.contracts.Money;
import java.util.Currency;
import java.util.List;

/**
 * The most that is left open of a paid claim and is not chased: bank fees and rounding.
 *
 * @param atMost by currency; in one that is not named, or is zero, all is chased
 */
public record SmallDifferences(List<Money> atMost) {

  /** The limits of policies that say nothing of small differences. */
  public static final SmallDifferences STANDARD =
      new SmallDifferences(
          List.of(
              Money.parse("5.00 CNY"),
              Money.parse("5.00 HKD"),
              Money.parse("1.00 EUR"),
              Money.parse("1.00 USD"),
              Money.parse("100 JPY")));

  public SmallDifferences {
    atMost = List.copyOf(atMost);
  }

  Money of(Currency currency) {
    return atMost.stream()
        .filter(each -> each.currency().equals(currency))
        .findFirst()
        .orElse(Money.zero(currency));
  }
}
