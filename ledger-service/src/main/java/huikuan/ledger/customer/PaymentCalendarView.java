package huikuan.ledger.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.PaymentCalendar;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment calendar as the API tells it: in the form in which it is told. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PaymentCalendar")
record PaymentCalendarView(
    @Nullable Integer closingDay,
    List<Integer> runDays,
    List<String> runWeekdays,
    PaymentCalendar.OnDayOff onDayOff,
    @Nullable Integer bankCutOffDay,
    int transferDays,
    int approvalDays,
    boolean budgetNeeded,
    int budgetDays,
    List<PaymentCalendar.Closure> closures,
    @Nullable String bank,
    List<String> invoiceRequirements,
    PaymentCalendar.@Nullable Funding funding) {

  static @Nullable PaymentCalendarView of(@Nullable PaymentCalendar calendar) {
    return calendar == null
        ? null
        : new PaymentCalendarView(
            calendar.closingDay(),
            calendar.runDays(),
            calendar.runWeekdays().stream().map(Weekdays::word).toList(),
            calendar.onDayOff(),
            calendar.bankCutOffDay(),
            calendar.transferDays(),
            calendar.approvalDays(),
            calendar.budgetNeeded(),
            calendar.budgetDays(),
            calendar.closures(),
            calendar.bank(),
            calendar.invoiceRequirements(),
            calendar.funding());
  }
}
