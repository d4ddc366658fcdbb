package huikuan.dunning.policy;

import huikuan.contracts.PaymentCalendar;
import huikuan.platform.calendar.PaymentRuns;
import huikuan.platform.calendar.PaymentRuns.Run;
import huikuan.platform.calendar.WorkingDays;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The payment runs of a customer that can pay one claim.
 *
 * @param receivedOn the day on which the customer has received the invoice
 */
public record ClaimRuns(PaymentRuns pays, LocalDate receivedOn) {

  /** Null if it is not known when the customer pays. */
  public static @Nullable ClaimRuns of(
      @Nullable PaymentCalendar calendar, WorkingDays country, LocalDate receivedOn) {
    return calendar == null ? null : new ClaimRuns(PaymentRuns.of(calendar, country), receivedOn);
  }

  /**
   * The last day on which we have to ask so that the money is here by a day; empty = no run pays
   * the invoice by then, or we would have to ask before it was received.
   */
  Optional<LocalDate> askBy(LocalDate day) {
    return pays.lastArrivingBy(day, receivedOn)
        .map(Run::askBy)
        .filter(asked -> !asked.isBefore(receivedOn));
  }

  /**
   * The day on which a message is of use. One that comes too late for a run is sent in time for it,
   * or once its money would be here, if it still reaches the same run then; else it leaves on its
   * day.
   *
   * @param day on which it would leave
   * @param earliest it can't leave before
   * @param contactDay the next day on which customers are written to
   */
  LocalDate inTime(LocalDate day, LocalDate earliest, UnaryOperator<LocalDate> contactDay) {
    Optional<Run> missed = pays.underWay(day, receivedOn);
    if (missed.isEmpty()) {
      return day;
    }
    LocalDate before = missed.get().askBy();
    if (!before.isBefore(earliest) && contactDay.apply(before).equals(before)) {
      return before;
    }
    LocalDate after = contactDay.apply(missed.get().arrivesOn().plusDays(1));
    return reached(after).equals(reached(day)) ? after : day;
  }

  private Optional<LocalDate> reached(LocalDate asked) {
    return pays.nextIfAsked(asked, receivedOn).map(Run::day);
  }
}
