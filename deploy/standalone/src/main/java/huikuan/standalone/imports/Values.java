package huikuan.standalone.imports;

import huikuan.contracts.Identifier;
import java.time.ZoneId;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;

/**
 * The ledger's rules for values that have no rule of their own among the contracts, asked before
 * anything is sent. Each answers the value as the ledger keeps it.
 *
 * @throws IllegalArgumentException of each, with what is allowed
 */
final class Values {

  private static final int LONGEST_WORDS = 200;

  private Values() {}

  static String words(String text) {
    if (text.length() > LONGEST_WORDS || !Identifier.printable(text)) {
      throw new IllegalArgumentException("1 to " + LONGEST_WORDS + " printable characters");
    }
    return text;
  }

  static Currency currency(String code) {
    try {
      Currency currency = Currency.getInstance(code);
      if (currency.getDefaultFractionDigits() >= 0) {
        return currency;
      }
    } catch (IllegalArgumentException unknown) {
      // Told below.
    }
    throw new IllegalArgumentException("an ISO 4217 currency code, such as CNY");
  }

  static String locale(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      if (!locale.getLanguage().isEmpty()) {
        return locale.toLanguageTag();
      }
    } catch (IllformedLocaleException malformed) {
      // Told below, as is a tag without a language.
    }
    throw new IllegalArgumentException("a language tag, such as zh-CN or en");
  }

  static String timeZone(String zone) {
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      throw new IllegalArgumentException("an IANA time zone, such as Asia/Shanghai");
    }
    return zone;
  }
}
