package huikuan.dunning.batch;

import huikuan.dunning.code.ShortCode;
import java.util.regex.Pattern;

/**
 * The ids of batches, such as {@code batch.CN01.7K3Q9F2MXB-1}, and of their parts. An id follows
 * from what the batch is about, so that the same request names the same batch.
 */
final class BatchIds {

  private static final Pattern FORM = Pattern.compile("batch\\.[^.]{1,64}\\.[0-9A-Z]{10}-\\d{1,6}");

  private BatchIds() {}

  static boolean isBatch(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * @param about all that decides what the batch does
   * @param number the first is 1; the next begins when the one before was started or has ended
   */
  static String of(String company, String about, int number) {
    return "batch.%s.%s-%d".formatted(company, ShortCode.of(about), number);
  }

  /**
   * @param part from 1
   */
  static String ofPart(String batch, int part) {
    return batch + "." + part;
  }
}
