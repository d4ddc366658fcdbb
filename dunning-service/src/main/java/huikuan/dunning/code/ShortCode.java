package huikuan.dunning.code;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** Ten digits that follow from a text, such as {@code 7K3Q9F2MXB}. */
public final class ShortCode {

  private static final int DIGITS = 10;
  private static final int RADIX = 32;

  private ShortCode() {}

  public static String of(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      String digits = new BigInteger(1, hash).toString(RADIX).toUpperCase(Locale.ROOT);
      return digits.substring(digits.length() - DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
