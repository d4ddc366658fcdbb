package huikuan.standalone.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invoice of the file, and its settlement.
 *
 * @param line where it stands in the file
 * @param settledOn when all of it was paid; null = open
 * @param contactEmail of the payment responsible; null = nobody is named
 */
record Row(
    long line,
    String company,
    String customer,
    String currency,
    String number,
    LocalDate postedOn,
    LocalDate dueOn,
    BigDecimal amount,
    @Nullable LocalDate settledOn,
    String receipt,
    String customerName,
    String locale,
    String timeZone,
    String contactName,
    @Nullable String contactEmail) {

  boolean settledBy(LocalDate day) {
    return settledOn != null && !settledOn.isAfter(day);
  }
}
