package huikuan.standalone.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount taken apart: a sign before or behind, or brackets; a currency; and a number with marks,
 * not yet understood.
 *
 * @param number digits, and marks before or between them
 * @param currency a sign or a word; empty = none
 */
record AmountText(boolean negative, String number, String currency) {

  private static final int LONGEST = 60;

  /** Full-width forms of ASCII stand in the same order, so far away. */
  private static final int FULL_WIDTH = 0xFEE0;

  private static final Pattern PARTS = Pattern.compile("([^0-9.,]*)([.,]?[0-9](?:.*[0-9])?)(.*)");
  private static final Pattern SIGNS = Pattern.compile("[-+() ]");

  /** Null if no number stands in it. */
  static @Nullable AmountText of(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    Matcher parts = PARTS.matcher(plain(text));
    if (!parts.matches()) {
      return null;
    }
    String around = parts.group(1) + " " + parts.group(3);
    String signs = around.replaceAll("[^-+()]", "");
    boolean brackets = parts.group(1).contains("(") && signs.equals("()");
    if (!brackets && !signs.isEmpty() && !signs.equals("-") && !signs.equals("+")) {
      return null;
    }
    String currency = SIGNS.matcher(around).replaceAll("");
    return new AmountText(brackets || signs.equals("-"), parts.group(2), currency);
  }

  /** Digits, marks and signs in their ASCII form; every space a plain one. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (char each : text.toCharArray()) {
      plain.append(plain(each));
    }
    return plain.toString();
  }

  private static char plain(char each) {
    if (each >= '！' && each <= '～') {
      return (char) (each - FULL_WIDTH);
    }
    if (Character.isWhitespace(each) || Character.getType(each) == Character.SPACE_SEPARATOR) {
      return ' ';
    }
    return switch (each) {
      case '\u2212', '\u2010', '\u2011', '\u2013' -> '-';
      case '\u2019' -> '\'';
      case '￥' -> '¥';
      default -> each;
    };
  }
}
