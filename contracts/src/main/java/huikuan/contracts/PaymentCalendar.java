package huikuan.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's way of paying. Days of the month are 1 to 31; one that a month does not have is its
 * last day, so 31 is the last day of each.
 *
 * @param closingDay an invoice received after it belongs to the next month's cycle: a run before
 *     the next closing day does not pay it; null = no such day
 * @param runDays days of the month on which it pays
 * @param runWeekdays days of the week on which it pays, beside {@code runDays}
 * @param onDayOff where a run goes that is planned on a day off
 * @param bankCutOffDay its bank makes no transfers after it until the next month's first working
 *     day; null = it makes them on each working day
 * @param transferDays working days from a run to our account
 * @param approvalDays working days that it needs from being asked until a run
 * @param budgetNeeded a budget has to be applied for before it can pay
 * @param budgetDays working days that a budget takes, in addition; they count only if it is needed
 * @param closures its own days off
 * @param bank by which it pays, in words; null = not known
 * @param invoiceRequirements what an invoice must have or come with, in words
 * @param funding null = nothing is known to be wrong
 */
public record PaymentCalendar(
    @Nullable Integer closingDay,
    List<Integer> runDays,
    List<DayOfWeek> runWeekdays,
    OnDayOff onDayOff,
    @Nullable Integer bankCutOffDay,
    int transferDays,
    int approvalDays,
    boolean budgetNeeded,
    int budgetDays,
    List<Closure> closures,
    @Nullable String bank,
    List<String> invoiceRequirements,
    @Nullable Funding funding) {

  /** Lists that are absent in JSON are empty. */
  public PaymentCalendar {
    runDays = copy(runDays);
    runWeekdays = copy(runWeekdays);
    closures = copy(closures);
    invoiceRequirements = copy(invoiceRequirements);
  }

  /** The day to which a run moves that is planned on a day off. */
  public enum OnDayOff {
    /** The last working day before it. */
    @JsonProperty("before")
    BEFORE,
    /** The next working day. */
    @JsonProperty("after")
    AFTER
  }

  /** Days off of the customer alone, such as plant holidays; both days belong to them. */
  public record Closure(LocalDate from, LocalDate until) {}

  /**
   * The state of its money.
   *
   * @param until the day until which the state is known to last
   */
  public record Funding(State state, LocalDate until) {

    public enum State {
      @JsonProperty("short")
      SHORT
    }
  }

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
