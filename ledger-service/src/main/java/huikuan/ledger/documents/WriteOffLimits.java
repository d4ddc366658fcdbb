package huikuan.ledger.documents;

import huikuan.contracts.Money;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who has to approve a write-off that is proposed here. A currency that is not listed has no such
 * limit: two approve.
 *
 * @param alone up to these amounts whoever proposes it gives up the rest of a claim alone
 * @param byOne up to these amounts one person approves it, above two do
 */
@ConfigurationProperties("huikuan.write-offs")
record WriteOffLimits(
    @DefaultValue({"500 CNY", "500 HKD", "50 EUR", "50 USD", "10000 JPY"}) List<String> alone,
    @DefaultValue({"50000 CNY", "50000 HKD", "5000 EUR", "5000 USD", "1000000 JPY"})
        List<String> byOne) {

  WriteOffLimits {
    alone.forEach(Money::parse);
    byOne.forEach(Money::parse);
  }

  boolean small(Money amount) {
    return limit(alone, amount).filter(limit -> limit.minus(amount).signum() >= 0).isPresent();
  }

  /**
   * What one other may approve, in the currency of an amount; nothing, if there is no limit for it.
   */
  Money byOne(Money amount) {
    return limit(byOne, amount).orElse(Money.zero(amount.currency()));
  }

  /** The largest in the currency of an amount. */
  private static Optional<Money> limit(List<String> limits, Money amount) {
    return limits.stream()
        .map(Money::parse)
        .filter(limit -> limit.currency().equals(amount.currency()))
        .reduce((one, other) -> one.minus(other).signum() >= 0 ? one : other);
  }
}
