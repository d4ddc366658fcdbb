package huikuan.ledger.fields;

import huikuan.contracts.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Amounts and currencies as senders write them. */
final class Amounts {

  static final String ALLOWED_CURRENCY = "an ISO 4217 currency code, such as CNY";

  /** Ninety thousand documents of this amount still add up without an overflow. */
  static final long MOST_MINOR_UNITS = 99_999_999_999_999L;

  private static final Pattern DECIMAL = Pattern.compile("\\d{1,30}(\\.\\d{1,30})?");

  private static final Pattern ZERO = Pattern.compile("0(\\.0{1,4})?");

  private static final Map<String, Currency> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .filter(currency -> currency.getDefaultFractionDigits() >= 0)
          .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Function.identity()));

  static @Nullable Currency currency(String code) {
    return CURRENCIES.get(code);
  }

  /** Null if the text is no amount above zero in this currency. */
  static @Nullable Money amount(String text, Currency currency) {
    if (!DECIMAL.matcher(text).matches()) {
      return null;
    }
    BigDecimal decimal = new BigDecimal(text);
    boolean fits =
        decimal.scale() <= currency.getDefaultFractionDigits()
            && decimal.signum() > 0
            && decimal.compareTo(most(currency)) <= 0;
    return fits ? Money.of(decimal, currency) : null;
  }

  /** As {@link #amount}, but zero and below are allowed too. */
  static @Nullable Money signed(String text, Currency currency) {
    if (text.startsWith("-")) {
      Money amount = amount(text.substring(1), currency);
      return amount == null ? null : amount.negated();
    }
    return ZERO.matcher(text).matches() ? Money.zero(currency) : amount(text, currency);
  }

  static String allowedSigned(@Nullable Currency currency) {
    return allowed(currency).replace(" above zero", "");
  }

  static String allowed(@Nullable Currency currency) {
    String decimals =
        currency == null
            ? "as many decimals as its currency has"
            : "at most " + currency.getDefaultFractionDigits() + " decimals";
    String most = currency == null ? "" : ", up to " + most(currency).toPlainString();
    return "a decimal string above zero with " + decimals + most;
  }

  private static BigDecimal most(Currency currency) {
    return BigDecimal.valueOf(MOST_MINOR_UNITS, currency.getDefaultFractionDigits());
  }

  private Amounts() {}
}
