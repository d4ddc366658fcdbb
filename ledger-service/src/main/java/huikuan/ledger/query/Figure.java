package huikuan.ledger.query;

import java.math.BigInteger;
import java.util.Currency;

/** The figure of an account or of many: decimal strings in one currency. */
public record Figure(String balance, String open, String unapplied) {

  /** The figure of sums in minor units; the unapplied amount follows from the two. */
  public static Figure of(BigInteger balance, BigInteger open, Currency currency) {
    return new Figure(
        MinorUnits.decimal(balance, currency),
        MinorUnits.decimal(open, currency),
        MinorUnits.decimal(open.subtract(balance), currency));
  }
}
