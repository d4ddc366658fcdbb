package huikuan.dunning.calendar;

import huikuan.platform.calendar.Calendars;
import huikuan.platform.calendar.CountryCalendar;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Dunning")
class CalendarsController {

  private final Calendars calendars;

  CalendarsController(Calendars calendars) {
    this.calendars = calendars;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.ANY)
  @GetMapping("/api/v1/dunning/calendars/{country}")
  @Operation(summary = "The holidays and the make-up working days of a country")
  @ApiResponse(responseCode = "200", description = "The calendar")
  @ApiResponse(
      responseCode = "404",
      description = "The country has no calendar: Monday to Friday are its working days")
  CountryCalendar calendar(@PathVariable String country) {
    return calendars
        .find(country)
        .orElseThrow(() -> new ProblemException(Problem.notFound("calendar", country)));
  }
}
