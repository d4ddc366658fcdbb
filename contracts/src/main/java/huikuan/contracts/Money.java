package huikuan.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in the minor units of one ISO 4217 currency. Arithmetic is exact: an overflow or a mix
 * of currencies throws. Written {@code "1234.50 USD"}, with as many decimals as the currency has.
 *
 * @param minorUnits cents, fen, yen: the smallest unit of the currency; may be negative
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {

  /** An amount that fits has at most nineteen digits; the rest is room for zeros. */
  private static final int LONGEST = 40;

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /**
   * @param amount a decimal, such as {@code 1234.5}
   * @throws ArithmeticException if the amount has more decimals than the currency, or is too large
   */
  public static Money of(BigDecimal amount, Currency currency) {
    int decimals = Math.max(0, currency.getDefaultFractionDigits());
    return new Money(amount.setScale(decimals).movePointRight(decimals).longValueExact(), currency);
  }

  /**
   * Reads the text that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is no plain decimal with a currency
   * @throws ArithmeticException as {@link #of}
   */
  @JsonCreator
  public static Money parse(String text) {
    int space = text.indexOf(' ');
    if (space < 0 || space > LONGEST || !isPlain(text, space)) {
      throw new IllegalArgumentException("Not an amount with its currency: " + text);
    }
    return of(
        new BigDecimal(text.substring(0, space)), Currency.getInstance(text.substring(space + 1)));
  }

  /** An exponent of a few digits would make a number of millions of them. */
  private static boolean isPlain(String text, int end) {
    for (int at = 0; at < end; at++) {
      char each = text.charAt(at);
      if ((each < '0' || each > '9') && each != '.' && each != '-') {
        return false;
      }
    }
    return true;
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minorUnits, sameCurrency(other).minorUnits), currency);
  }

  /** So many times the amount. */
  public Money times(int factor) {
    return new Money(Math.multiplyExact(minorUnits, (long) factor), currency);
  }

  public Money negated() {
    return new Money(Math.negateExact(minorUnits), currency);
  }

  public Money min(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** -1, 0 or 1. */
  public int signum() {
    return Long.signum(minorUnits);
  }

  /** The plain decimal, such as {@code 1234.50}: how the API writes amounts. */
  public String decimal() {
    return BigDecimal.valueOf(minorUnits, Math.max(0, currency.getDefaultFractionDigits()))
        .toPlainString();
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minorUnits, sameCurrency(other).minorUnits);
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("Cannot mix " + currency + " and " + other.currency);
    }
    return other;
  }

  @JsonValue
  @Override
  public String toString() {
    return decimal() + " " + currency.getCurrencyCode();
  }
}
