package huikuan.platform.fields;

import huikuan.contracts.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Amounts and currencies as senders write them. */
public final class Amounts {

  static final String ALLOWED_CURRENCY = "an ISO 4217 currency code, such as CNY";

  /** Ninety thousand documents of this amount still add up without an overflow. */
  static final long MOST_MINOR_UNITS = 99_999_999_999_999L;

  private static final Pattern DECIMAL = Pattern.compile("\\d{1,30}(\\.\\d{1,30})?");

  private static final Map<String, Currency> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .filter(currency -> currency.getDefaultFractionDigits() >= 0)
          .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Function.identity()));

  static @Nullable Currency currency(String code) {
    return CURRENCIES.get(code);
  }

  /**
   * The code, if it is that of a currency that amounts are in.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  public static String currencyCode(String code) {
    if (currency(code) == null) {
      throw new IllegalArgumentException(ALLOWED_CURRENCY);
    }
    return code;
  }

  /** Null if the text is no amount above zero in this currency. */
  static @Nullable Money amount(String text, Currency currency) {
    Money amount = money(text, currency);
    return amount == null || amount.signum() == 0 ? null : amount;
  }

  /** As {@link #amount}, but zero and below are allowed too. */
  static @Nullable Money signed(String text, Currency currency) {
    boolean negative = text.startsWith("-");
    Money amount = money(negative ? text.substring(1) : text, currency);
    return amount == null || !negative ? amount : amount.negated();
  }

  private static @Nullable Money money(String text, Currency currency) {
    if (!DECIMAL.matcher(text).matches()) {
      return null;
    }
    BigDecimal decimal = new BigDecimal(text).stripTrailingZeros();
    boolean fits =
        decimal.scale() <= currency.getDefaultFractionDigits()
            && decimal.compareTo(most(currency)) <= 0;
    return fits ? Money.of(decimal, currency) : null;
  }

  static String allowed(@Nullable Currency currency) {
    return "a decimal string above zero with " + decimals(currency);
  }

  static String allowedUpTo(Money most) {
    return "a decimal string above zero, up to %s, in %s"
        .formatted(most.decimal(), most.currency().getCurrencyCode());
  }

  static String allowedSigned(@Nullable Currency currency) {
    return "a decimal string with " + decimals(currency);
  }

  private static String decimals(@Nullable Currency currency) {
    return currency == null
        ? "as many decimals as its currency has"
        : "at most %d decimals (more only as zeros), up to %s"
            .formatted(currency.getDefaultFractionDigits(), most(currency).toPlainString());
  }

  private static BigDecimal most(Currency currency) {
    return BigDecimal.valueOf(MOST_MINOR_UNITS, currency.getDefaultFractionDigits());
  }

  private Amounts() {}
}
