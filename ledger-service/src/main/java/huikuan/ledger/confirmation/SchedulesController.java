package huikuan.ledger.confirmation;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.Identifier;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.confirmation.ScheduleEvent.ScheduleSet;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** When a company has letters written by itself. */
@RestController
@RequestMapping("/api/v1/companies/{company}/confirmation-schedule")
@Tag(name = "Letters")
class SchedulesController {

  private static final String NEVER = "never";
  private static final int USUALLY_AFTER = 5;
  private static final int LONGEST_AFTER = 60;

  /** The body that sets a schedule. */
  @Schema(name = "LetterScheduleData")
  record Data(
      @Schema(
              description = "quarter if absent; never = no more are written",
              allowableValues = {"month", "quarter", "half-year", "year", "never"})
          @Nullable String every,
      @Schema(
              description = "positive if absent",
              allowableValues = {"positive", "negative", "demand"})
          @Nullable String kind,
      @Schema(description = "Working days after the period's end; 5 if absent")
          @Nullable Integer after,
      RunsController.@Nullable SelectData select,
      @Schema(allowableValues = {"zh", "en"}) @Nullable String language) {}

  /**
   * A company's schedule.
   *
   * @param from the first day that can be a cut-off; null = none was set
   * @param version how often it was set, for {@code If-Match}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "LetterSchedule")
  record View(
      String company,
      String every,
      @Nullable LetterKind kind,
      @Nullable Integer after,
      RunView.@Nullable Selected select,
      @Nullable String language,
      @Nullable LocalDate from,
      long version) {

    static View of(RecordedEvent set) {
      ScheduleSet schedule = (ScheduleSet) set.payload();
      return new View(
          schedule.company(),
          requireNonNullElse(schedule.every(), NEVER),
          schedule.kind(),
          schedule.after(),
          RunView.Selected.of(schedule.selection()),
          schedule.language(),
          schedule.from(),
          set.sequence() + 1);
    }
  }

  private final Schedules schedules;

  SchedulesController(Schedules schedules) {
    this.schedules = schedules;
  }

  @AllowedTo(Role.FINANCE)
  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Have letters written at the end of each period")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "200", description = "It is set, or was like this")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  View put(
      @PathVariable("company") String written,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    String company = RequestValues.read("company", written, Identifier::parseCompany);
    Faults faults = new Faults();
    ScheduleSet wanted =
        read(company, new Fields(LettersController.body(request, faults), faults), faults);
    if (!schedules.set(wanted, seen)) {
      throw IfMatch.changed("schedule");
    }
    return get(written);
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping
  @Operation(summary = "When letters are written")
  @ApiResponse(responseCode = "200", description = "The schedule; every = never if none is set")
  View get(@PathVariable("company") String written) {
    String company = RequestValues.read("company", written, Identifier::parseCompany);
    return schedules
        .newest(company)
        .map(View::of)
        .orElseGet(() -> new View(company, NEVER, null, null, null, null, null, 0));
  }

  private ScheduleSet read(String company, Fields fields, Faults faults) {
    List<String> periods = new ArrayList<>(Period.words());
    periods.add(NEVER);
    String every = requireNonNullElse(fields.optionalChoice("every", periods), "quarter");
    LetterKind kind = fields.given("kind") ? LetterReader.kind(fields) : LetterKind.POSITIVE;
    if (kind == LetterKind.STATEMENT) {
      fields.fault("kind", "positive, negative or demand");
    }
    int after = fields.given("after") ? fields.whole("after", 1, LONGEST_AFTER) : USUALLY_AFTER;
    Selection selection = RunReader.selection(fields);
    String language = fields.optionalChoice("language", LetterReader.LANGUAGES);
    fields.refuseOthers();
    faults.refuse();
    return new ScheduleSet(
        company,
        every.equals(NEVER) ? null : every,
        requireNonNull(kind),
        after,
        requireNonNull(selection),
        language,
        schedules.today(company));
  }
}
