package huikuan.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a message about a claim may leave, by the claim's policy and by what was known of its
 * company when the step was asked for.
 *
 * @param day the day at the customer on which the claim's step fell due: it leaves then or not
 * @param hours of that day in which it may leave, in order of time, in the customer's zone as it is
 *     when it leaves
 * @param sealsAt when the contact's message of that day is put together
 * @param mostInWeek how many messages a person may be sent in seven days
 * @param mostInWeekOfCustomer how many all contacts of the customer may be sent together
 * @param receiptsThrough the last day whose receipts were all posted; null = no feed states it
 */
public record Sending(
    LocalDate day,
    List<Hours> hours,
    Instant sealsAt,
    int mostInWeek,
    int mostInWeekOfCustomer,
    @Nullable LocalDate receiptsThrough) {

  public Sending {
    hours = List.copyOf(hours);
  }

  /**
   * The first moment from which on the message may leave.
   *
   * @param there the date and time at the customer
   * @return {@code there} itself within the hours; empty = the day, or the last of its hours, is
   *     over
   */
  public Optional<LocalDateTime> firstFrom(LocalDateTime there) {
    LocalDateTime from = there.toLocalDate().isBefore(day) ? day.atStartOfDay() : there;
    if (from.toLocalDate().isAfter(day)) {
      return Optional.empty();
    }
    return Hours.firstFrom(hours, from.toLocalTime()).map(day::atTime);
  }
}
