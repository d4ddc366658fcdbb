package huikuan.dunning.companies;

import huikuan.platform.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the customers of a company are chased.
 *
 * @param from the first day at the customer on which a message may leave; null = none
 * @param receiptsThrough the last day whose receipts are all posted; null = no feed states it
 * @param zone the company's
 * @param bankDays the working days of the company's country
 */
public record Chasing(
    @Nullable LocalDate from,
    @Nullable LocalDate receiptsThrough,
    ZoneId zone,
    WorkingDays bankDays) {

  /** Whether messages may leave on a day at the customer. */
  public boolean isOpenOn(LocalDate day) {
    return from != null && !day.isBefore(from);
  }

  /** The bank day whose receipts are missing at a moment; empty = none is. */
  public Optional<LocalDate> missingReceipts(Instant now) {
    LocalDate required = requiredReceipts(now);
    return receiptsThrough == null || !receiptsThrough.isBefore(required)
        ? Optional.empty()
        : Optional.of(required);
  }

  /** The bank day before the company's today. */
  public LocalDate requiredReceipts(Instant now) {
    return bankDays.plus(LocalDate.ofInstant(now, zone), -1);
  }
}
