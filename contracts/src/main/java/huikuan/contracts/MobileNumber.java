package huikuan.contracts;

import java.util.regex.Pattern;

/**
 * The one rule for mobile numbers: E.164, so that a number says its country. Spaces, hyphens and
 * brackets are taken and left out.
 */
public final class MobileNumber {

  public static final String ALLOWED = "a number with its country, such as +86 138 0000 0000";

  private static final int LONGEST_WRITTEN = 40;
  private static final Pattern SEPARATORS = Pattern.compile("[ ()-]");
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  /** Chinese numbers as Chinese customers write them: without the country. */
  private static final Pattern CHINESE = Pattern.compile("1[3-9][0-9]{9}");

  /**
   * The number as {@code +8613800000000}.
   *
   * @throws IllegalArgumentException that tells the allowed form
   */
  public static String parse(String text) {
    if (text.length() <= LONGEST_WRITTEN) {
      String digits = SEPARATORS.matcher(text).replaceAll("");
      String number = CHINESE.matcher(digits).matches() ? "+86" + digits : digits;
      if (E164.matcher(number).matches()) {
        return number;
      }
    }
    throw new IllegalArgumentException(ALLOWED);
  }

  private MobileNumber() {}
}
