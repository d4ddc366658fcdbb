package huikuan.dunning.claim;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * The ids of decisions by which the ledger is asked for documents, such as {@code
 * DS-7K3Q9F2MXB-1.1}. They are the documents' numbers, too, and these are short; so what decides is
 * in them by a code.
 */
public final class DecisionIds {

  private static final int DIGITS = 10;
  private static final int RADIX = 32;

  private DecisionIds() {}

  /**
   * @param kind two letters for the kind of what decides
   * @param of its id
   * @param decision the how many-th of it, from 1
   * @param document the how many-th of the decision, from 1
   */
  public static String of(String kind, String of, int decision, int document) {
    return "%s-%s-%d.%d".formatted(kind, code(of), decision, document);
  }

  private static String code(String text) {
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
