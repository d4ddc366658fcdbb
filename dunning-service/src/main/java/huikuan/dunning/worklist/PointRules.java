package huikuan.dunning.worklist;

import huikuan.contracts.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many points each rule gives.
 *
 * @param amounts for an amount to be collected; of each currency the smallest first
 * @param otherCurrencies for an amount of a currency that has no band
 * @param daysLate for the oldest claim to be collected; the fewest days first
 * @param points of the other rules, by their words; one that is absent gives none
 */
public record PointRules(
    List<AmountBand> amounts,
    int otherCurrencies,
    List<DaysBand> daysLate,
    Map<String, Integer> points) {

  /** From an amount on. */
  public record AmountBand(Money from, int points) {}

  /** From a number of days on. */
  public record DaysBand(int from, int points) {}

  public PointRules {
    amounts = List.copyOf(amounts);
    daysLate = List.copyOf(daysLate);
    points = Map.copyOf(points);
  }

  int of(PointRule rule) {
    return points.getOrDefault(rule.word(), 0);
  }

  /** The points for an amount above zero. */
  int ofAmount(Money amount) {
    boolean listed = false;
    int given = 0;
    for (AmountBand band : amounts) {
      if (band.from().currency().equals(amount.currency())) {
        listed = true;
        given = amount.compareTo(band.from()) >= 0 ? band.points() : given;
      }
    }
    return listed ? given : otherCurrencies;
  }

  /** The points for a claim that is late. */
  int ofDaysLate(int days) {
    int given = 0;
    for (DaysBand band : daysLate) {
      given = days >= band.from() ? band.points() : given;
    }
    return given;
  }

  /** The band that an amount is in; null = none. */
  @Nullable Money bandOf(Money amount) {
    Money from = null;
    for (AmountBand band : amounts) {
      if (band.from().currency().equals(amount.currency()) && amount.compareTo(band.from()) >= 0) {
        from = band.from();
      }
    }
    return from;
  }
}
