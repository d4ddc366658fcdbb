package huikuan.ledger.contract;

import huikuan.contracts.Country;
import java.util.Set;

/**
 * A jurisdiction as contracts name it: a country, such as {@code CN}; or a member of the European
 * Union of whose law only the directives are looked at, such as {@code EU-FR}.
 */
final class Jurisdiction {

  static final String ALLOWED =
      "a country by ISO 3166, such as CN or DE, or a member of the EU, such as EU-FR";

  /** The union, among the tables of payment periods. */
  static final String UNION = "EU";

  private static final String MEMBER = UNION + "-";
  private static final Set<String> MEMBERS =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
          "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

  private Jurisdiction() {}

  /**
   * @throws IllegalArgumentException that tells what is allowed
   */
  static String parse(String text) {
    boolean known =
        text.startsWith(MEMBER)
            ? MEMBERS.contains(text.substring(MEMBER.length()))
            : Country.allows(text);
    if (!known) {
      throw new IllegalArgumentException(ALLOWED);
    }
    return text;
  }

  /** The name of the table of payment periods. */
  static String table(String jurisdiction) {
    return jurisdiction.startsWith(MEMBER) ? UNION : jurisdiction;
  }

  /** The country whose working days count. */
  static String country(String jurisdiction) {
    return jurisdiction.startsWith(MEMBER) ? jurisdiction.substring(MEMBER.length()) : jurisdiction;
  }
}
