package huikuan.dunning.batch;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The ids of batches, such as {@code batch.CN01.7K3Q9F2MXB-1}, and of their parts. An id follows
 * from what the batch is about, so that the same request names the same batch.
 */
final class BatchIds {

  private static final Pattern FORM = Pattern.compile("batch\\.[^.]{1,64}\\.[0-9A-Z]{10}-\\d{1,6}");

  private static final int DIGITS = 10;
  private static final int RADIX = 32;

  private BatchIds() {}

  static boolean isBatch(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * @param about all that decides what the batch does
   * @param number the first is 1; the next begins when the one before was started or has ended
   */
  static String of(String company, String about, int number) {
    return "batch.%s.%s-%d".formatted(company, code(about), number);
  }

  private static String code(String about) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(about.getBytes(StandardCharsets.UTF_8));
      String digits = new BigInteger(1, hash).toString(RADIX).toUpperCase(Locale.ROOT);
      return digits.substring(digits.length() - DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param part from 1
   */
  static String ofPart(String batch, int part) {
    return batch + "." + part;
  }
}
