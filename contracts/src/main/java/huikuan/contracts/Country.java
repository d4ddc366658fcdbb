package huikuan.contracts;

import java.util.Locale;
import java.util.Set;

/** Countries by their two letters. */
public final class Country {

  /** The allowed form, for people. */
  public static final String ALLOWED = "a country by ISO 3166, such as CN or DE";

  private static final Set<String> ALL = Set.of(Locale.getISOCountries());

  private Country() {}

  public static boolean allows(String text) {
    return ALL.contains(text);
  }

  /**
   * @param text two capital letters
   * @return the same
   * @throws IllegalArgumentException if it is no country; the message tells the allowed form
   */
  public static String parse(String text) {
    if (!allows(text)) {
      throw new IllegalArgumentException(ALLOWED);
    }
    return text;
  }
}
