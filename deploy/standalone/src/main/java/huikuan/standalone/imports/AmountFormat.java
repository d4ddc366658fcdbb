package huikuan.standalone.imports;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a file writes amounts: which mark divides the decimals, and which may stand between groups of
 * three digits. {@code 1.234,56}, {@code 1,234.56-}, {@code (¥1234.56)} are amounts; {@code 1e3} is
 * none.
 */
final class AmountFormat {

  private static final BigDecimal MOST_MINOR_UNITS = new BigDecimal("99999999999999");

  /** The signs and the currencies that each stands for; a dollar may be any country's. */
  private static final Map<String, Set<String>> CURRENCIES =
      Map.of(
          "¥", Set.of("CNY", "JPY"),
          "元", Set.of("CNY"),
          "RMB", Set.of("CNY"),
          "円", Set.of("JPY"),
          "€", Set.of("EUR"),
          "£", Set.of("GBP"),
          "$", Set.of("USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD"),
          "US$", Set.of("USD"),
          "HK$", Set.of("HKD"),
          "₩", Set.of("KRW"));

  /** Why a text is no amount: a reason, and what would be right. */
  static final class Fault extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    Fault(String reason, String detail) {
      super(detail);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  private final char decimal;
  private final Pattern number;

  /**
   * @param groups the marks that may stand between groups of three digits
   */
  AmountFormat(char decimal, String groups) {
    this.decimal = decimal;
    String whole =
        groups.isEmpty()
            ? "[0-9]*"
            : "[0-9]{1,3}(?<mark>[" + groups + "])[0-9]{3}(?:\\k<mark>[0-9]{3})*|[0-9]*";
    this.number = Pattern.compile("(?<whole>" + whole + ")(?:[" + decimal + "](?<part>[0-9]+))?");
  }

  char decimal() {
    return decimal;
  }

  /** Above zero, with no more decimals than the currency has. */
  BigDecimal parse(String text, Currency currency) throws Fault {
    AmountText amount = AmountText.of(text);
    Matcher digits = amount == null ? null : number.matcher(amount.number());
    if (amount == null || digits == null || !digits.matches()) {
      throw new Fault(
          "no amount", "digits with the decimal mark " + decimal + ", such as " + sample());
    }
    if (!fits(amount.currency(), currency)) {
      throw new Fault("another currency", "an amount in " + currency);
    }
    String whole = digits.group("whole").replaceAll("[^0-9]", "");
    String part = digits.group("part") == null ? "0" : digits.group("part");
    BigDecimal value = new BigDecimal((whole.isEmpty() ? "0" : whole) + "." + part);
    return checked(amount.negative() ? value.negate() : value, currency);
  }

  private static BigDecimal checked(BigDecimal value, Currency currency) throws Fault {
    int decimals = currency.getDefaultFractionDigits();
    if (value.signum() <= 0) {
      throw new Fault("not above zero", "an amount above zero; credits are not taken from a file");
    }
    if (value.stripTrailingZeros().scale() > decimals) {
      throw new Fault("too many decimals", "at most %d in %s".formatted(decimals, currency));
    }
    BigDecimal most = MOST_MINOR_UNITS.movePointLeft(decimals);
    if (value.compareTo(most) > 0) {
      throw new Fault("too large", "at most " + most.toPlainString());
    }
    return value.setScale(decimals);
  }

  private static boolean fits(String sign, Currency currency) {
    return sign.isEmpty()
        || sign.equalsIgnoreCase(currency.getCurrencyCode())
        || CURRENCIES.getOrDefault(sign, Set.of()).contains(currency.getCurrencyCode());
  }

  private String sample() {
    return "1234" + decimal + "56";
  }
}
