package huikuan.ledger.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.PaymentCalendar;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.commands.Today;
import huikuan.ledger.customer.CustomerCommand.SetPaymentCalendar;
import huikuan.ledger.customer.CustomerOutcome.Refused;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.calendar.PaymentRuns;
import huikuan.platform.calendar.PaymentRuns.Run;
import huikuan.platform.calendar.WorkingDays;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.Days;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A customer's payment calendar, and the days by which it has to be asked. */
@RestController
@RequestMapping("/api/v1/customers/{company}/{customer}/payment-calendar")
@Tag(name = "Customers", description = "How and whom to write to")
class PaymentCalendarController {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
  private static final int MOST_BYTES = 64 * 1024;
  private static final int RUNS = 6;

  /**
   * A customer's payment calendar, with its next runs.
   *
   * @param calendar absent = not known
   * @param runs the next ones
   * @param moneyBy the last run whose money is here by the day that was asked for; absent = none
   *     is, or no day was asked for
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(@Nullable PaymentCalendarView calendar, List<Run> runs, @Nullable Run moneyBy) {}

  private final Commands commands;
  private final CustomerData customers;
  private final Calendars calendars;
  private final Today today;

  PaymentCalendarController(
      Commands commands, CustomerData customers, Calendars calendars, Today today) {
    this.commands = commands;
    this.customers = customers;
    this.calendars = calendars;
    this.today = today;
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping(produces = JSON)
  @Operation(summary = "How a customer pays: its next runs, and by when each has to be asked for")
  @ApiResponse(responseCode = "200", description = "The calendar, as far as it is known")
  @ApiResponse(responseCode = "404", description = "No such customer")
  ResponseEntity<Answer> get(
      @PathVariable String company,
      @PathVariable String customer,
      @Parameter(description = "The first day; the customer's today if absent")
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = "Of an invoice that it received on this day; today if absent")
          @RequestParam(required = false)
          @Nullable String received,
      @Parameter(description = "By when we have to ask so that the money is here on this day")
          @RequestParam(required = false)
          @Nullable String moneyBy) {
    KnownCustomer known = customers.existing(CustomerData.id(company, customer));
    LocalDate now = today.in(ZoneId.of(known.data().timeZone()));
    LocalDate first = from == null ? now : Days.parse("from", from);
    LocalDate since = received == null ? first : Days.parse("received", received);
    LocalDate by = moneyBy == null ? null : Days.parse("moneyBy", moneyBy);
    PaymentCalendar calendar = known.calendar();
    Answer answer =
        calendar == null
            ? new Answer(null, List.of(), null)
            : answer(calendar, country(known), first, since, by);
    return ResponseEntity.ok().eTag(Long.toString(known.last().position())).body(answer);
  }

  private static Answer answer(
      PaymentCalendar calendar,
      WorkingDays country,
      LocalDate first,
      LocalDate received,
      @Nullable LocalDate moneyBy) {
    PaymentRuns pays = PaymentRuns.of(calendar, country);
    List<Run> runs = new ArrayList<>();
    Optional<Run> next = pays.next(first, received);
    while (next.isPresent() && runs.size() < RUNS) {
      runs.add(next.get());
      next = pays.next(next.get().day().plusDays(1), received);
    }
    return new Answer(
        PaymentCalendarView.of(calendar),
        runs,
        moneyBy == null ? null : pays.lastArrivingBy(moneyBy, received).orElse(null));
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR})
  @PutMapping(consumes = JSON, produces = JSON)
  @Operation(summary = "Set how a customer pays")
  @ApiResponse(responseCode = "200", description = "It is set, or was like this")
  @ApiResponse(responseCode = "404", description = "No such customer")
  @ApiResponse(responseCode = "412", description = "The customer is not as If-Match has it")
  ResponseEntity<Answer> put(
      @PathVariable String company,
      @PathVariable String customer,
      @Parameter(description = "The ETag of the customer: only if nobody changed it since")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    KnownCustomer known = customers.existing(CustomerData.id(company, customer));
    Faults faults = new Faults();
    Precondition precondition = Precondition.read(ifMatch, null);
    Fields fields = Fields.ofBody(request, MOST_BYTES, faults);
    PaymentCalendar calendar = new PaymentCalendarReader(fields, country(known)).read();
    faults.refuse();
    set(known, calendar, precondition);
    return get(company, customer, null, null, null);
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR})
  @DeleteMapping(produces = JSON)
  @Operation(summary = "Say that it is not known any more how a customer pays")
  @ApiResponse(responseCode = "200", description = "It is not known")
  @ApiResponse(responseCode = "404", description = "No such customer")
  @ApiResponse(responseCode = "412", description = "The customer is not as If-Match has it")
  ResponseEntity<Answer> delete(
      @PathVariable String company,
      @PathVariable String customer,
      @Parameter(description = "The ETag of the customer: only if nobody changed it since")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch) {
    KnownCustomer known = customers.existing(CustomerData.id(company, customer));
    set(known, null, Precondition.read(ifMatch, null));
    return get(company, customer, null, null, null);
  }

  private void set(
      KnownCustomer known, @Nullable PaymentCalendar calendar, Precondition precondition) {
    CustomerKey key = new CustomerKey(known.data().customer());
    SetPaymentCalendar command =
        new SetPaymentCalendar(key, calendar, precondition.lastChange(known::last));
    if (commands.<CustomerOutcome>send(command).result() instanceof Refused(var refusal)) {
      throw CustomerProblems.of(refusal, key, customers);
    }
  }

  private WorkingDays country(KnownCustomer known) {
    return calendars.of(known.data().country());
  }
}
