package huikuan.ledger.confirmation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.AccountId;
import huikuan.contracts.ledger.LetterKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The number of a letter, which is its id: {@code CN01.20130331.7K3Q9F2MXB}. It follows from what
 * the letter is about, so a letter that is asked for again has the same.
 */
record LetterNumber(String value) {

  static final String ALLOWED = "the number of a letter, such as CN01.20130331.7K3Q9F2MXB";

  private static final Pattern FORM =
      Pattern.compile("[^.]{1,64}\\.\\d{8}\\.[0-9A-HJKMNP-TV-Z]{10}");

  /** Crockford's: no letter looks like a digit. */
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LENGTH = 10;
  private static final int BITS = 5;

  /**
   * @throws IllegalArgumentException if the text is no number of a letter
   */
  @JsonCreator
  static LetterNumber parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(ALLOWED);
    }
    return new LetterNumber(text);
  }

  /**
   * @param from of a statement: its first day
   * @param auditor whether it is an auditor's: such letters and the company's do not stand in each
   *     other's way
   * @param edition 1 = the first letter about this; each that takes the place of another has the
   *     next
   */
  static LetterNumber of(
      AccountId account,
      LetterKind kind,
      @Nullable LocalDate from,
      LocalDate cutOff,
      boolean auditor,
      int edition) {
    String about =
        "%s %s %s %s %d%s"
            .formatted(account, kind, from, cutOff, edition, auditor ? " auditor" : "");
    return new LetterNumber(
        "%s.%s.%s"
            .formatted(
                account.company(), DateTimeFormatter.BASIC_ISO_DATE.format(cutOff), code(about)));
  }

  /** Ten digits to the base 32 of a text's hash. */
  static String code(String about) {
    byte[] hash = sha256(about.getBytes(StandardCharsets.UTF_8));
    StringBuilder code = new StringBuilder();
    for (int at = 0; at < LENGTH; at++) {
      int bit = at * BITS;
      int two = (hash[bit / 8] & 0xff) << 8 | hash[bit / 8 + 1] & 0xff;
      code.append(DIGITS.charAt(two >> (16 - BITS - bit % 8) & 31));
    }
    return code.toString();
  }

  static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  String company() {
    return value.substring(0, value.indexOf('.'));
  }

  /** The last part, which is printed for those who ask whether a letter is ours. */
  String code() {
    return value.substring(value.lastIndexOf('.') + 1);
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }
}
