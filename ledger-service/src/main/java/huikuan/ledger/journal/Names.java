package huikuan.ledger.journal;

import java.nio.charset.StandardCharsets;

/**
 * Identifiers as parts of account names. Characters of a tool's own syntax are escaped, so that no
 * two identifiers become the same name.
 */
final class Names {

  /** Characters beside letters and digits that have no meaning in a name for hledger. */
  private static final String PLAIN_IN_HLEDGER = "-_./+&'";

  /** Escapes begin with {@code -u}; there is no shorter one. */
  private static final char BEANCOUNT_ESCAPE = 'u';

  /** The prefix of a name whose first character may not begin a name. */
  private static final String BEANCOUNT_START = "X-u-";

  /**
   * Escapes as in a URL: a character with a meaning becomes its UTF-8 bytes in hexadecimal, each
   * after a percent sign; so does a space after a space, and every other kind of space.
   */
  static String hledger(String identifier) {
    StringBuilder name = new StringBuilder();
    int[] characters = identifier.codePoints().toArray();
    for (int at = 0; at < characters.length; at++) {
      int each = characters[at];
      boolean single = each == ' ' && at > 0 && characters[at - 1] != ' ';
      if (single || plainInHledger(each)) {
        name.appendCodePoint(each);
      } else {
        for (byte part : Character.toString(each).getBytes(StandardCharsets.UTF_8)) {
          name.append("%%%02X".formatted(part));
        }
      }
    }
    return name.toString();
  }

  private static boolean plainInHledger(int character) {
    return character < 0x80
        ? Character.isLetterOrDigit(character) || PLAIN_IN_HLEDGER.indexOf(character) >= 0
        : !Character.isSpaceChar(character);
  }

  /**
   * Letters, digits and hyphens are all that a name may hold, and it begins with a capital letter
   * or a digit. Whatever else is {@code -u}, its number in hexadecimal, and a hyphen.
   */
  static String beancount(String identifier) {
    StringBuilder name = new StringBuilder();
    int[] characters = identifier.codePoints().toArray();
    if (!startsInBeancount(characters[0])) {
      name.append(BEANCOUNT_START);
    }
    for (int at = 0; at < characters.length; at++) {
      int each = characters[at];
      boolean likeEscape =
          each == '-' && at + 1 < characters.length && characters[at + 1] == BEANCOUNT_ESCAPE;
      if (plainInBeancount(each) && !likeEscape) {
        name.appendCodePoint(each);
      } else {
        name.append("-u%x-".formatted(each));
      }
    }
    return name.toString();
  }

  private static boolean startsInBeancount(int character) {
    return (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9');
  }

  private static boolean plainInBeancount(int character) {
    return character == '-' || Character.isLetter(character) || Character.isDigit(character);
  }

  private Names() {}
}
