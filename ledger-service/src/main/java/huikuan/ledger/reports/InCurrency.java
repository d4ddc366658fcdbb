package huikuan.ledger.reports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/**
 * Sums of several currencies told in one: each currency's sum is converted and rounded half up,
 * once, and then they are added up.
 *
 * @param currency the one that they are told in
 * @param rates by which they are
 * @param total the figures of all currencies together, but for those that are missing
 * @param missing currencies without a rate up to the day
 */
record InCurrency<T>(String currency, List<Used> rates, T total, List<String> missing) {

  /** A rate, and the day of which it is. */
  @Schema(name = "RateUsed")
  record Used(
      @Schema(example = "USD") String currency,
      @Schema(example = "7.1782") String rate,
      LocalDate day) {}
}
