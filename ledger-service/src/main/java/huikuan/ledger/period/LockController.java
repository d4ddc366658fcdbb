package huikuan.ledger.period;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.Identifier;
import huikuan.ledger.commands.Reached;
import huikuan.ledger.period.MoveLock.Outcome;
import huikuan.ledger.query.Positions;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies/{company}/lock")
@Tag(name = "Period lock", description = "Which business days are closed")
class LockController {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_MOVES = 100;

  /**
   * @param lockedBefore null = nothing is closed
   * @param position the commit that holds the last move; 0 = there was none
   */
  record Standing(
      String company,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable LocalDate lockedBefore,
      long position) {}

  /** A move of the lock. */
  record Move(
      long position,
      Instant recordedAt,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable LocalDate lockedBefore,
      @Nullable String reason,
      @Nullable String by) {}

  /**
   * @param history the latest moves, newest first
   */
  record View(
      String company,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable LocalDate lockedBefore,
      long position,
      List<Move> history) {}

  private final Locks locks;
  private final EventLog log;
  private final Positions positions;

  LockController(Locks locks, EventLog log, Positions positions) {
    this.locks = locks;
    this.log = log;
    this.positions = positions;
  }

  @AllowedTo(Role.FINANCE)
  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Close business days, or open them again; the same again changes nothing")
  @ApiResponse(responseCode = "200", description = "The lock stands there")
  @ApiResponse(responseCode = "422", description = "Days would be opened without a reason")
  Standing put(@PathVariable("company") String written, HttpServletRequest request)
      throws IOException {
    String company = company(written);
    Faults faults = new Faults();
    MoveLock command =
        LockReader.read(
            new BooksKey(company),
            ExactJson.object(ExactJson.bytes(request, MOST_BYTES), faults),
            faults);
    Reached<Outcome> reached = locks.move(command);
    return switch (reached.result()) {
      case Outcome.Moved moved -> new Standing(company, command.lockedBefore(), reached.position());
      case Outcome.Unmoved unmoved ->
          new Standing(company, command.lockedBefore(), position(locks.newest(company)));
      case Outcome.ReasonNeeded(var lockedBefore) ->
          throw new ProblemException(reasonNeeded(lockedBefore));
    };
  }

  private static Problem reasonNeeded(LocalDate lockedBefore) {
    String allowed = "why days before " + lockedBefore + ", which are closed, are to be open again";
    return Problem.ofFields(
        "reason-needed",
        "Closed books open for a reason",
        422,
        List.of(new FieldError("reason", allowed)));
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.APPROVER, Role.AUDITOR})
  @GetMapping
  @Operation(summary = "Where a company's lock stands, and who moved it when and why")
  View get(
      @PathVariable("company") String written,
      @RequestParam(required = false) @Nullable String atLeast) {
    String company = company(written);
    positions.check(atLeast);
    RecordedEvent newest = locks.newest(company);
    return newest == null
        ? new View(company, null, 0, List.of())
        : new View(
            company,
            ((BooksEvent) newest.payload()).lockedBefore(),
            newest.position(),
            history(company, newest));
  }

  private List<Move> history(String company, RecordedEvent newest) {
    long from = Math.max(0, newest.sequence() - MOST_MOVES + 1);
    return log.ofAggregate(new BooksKey(company).toString(), from).reversed().stream()
        .filter(event -> event.sequence() <= newest.sequence())
        .map(LockController::move)
        .toList();
  }

  private static Move move(RecordedEvent recorded) {
    BooksEvent event = (BooksEvent) recorded.payload();
    return new Move(
        recorded.position(),
        recorded.recordedAt(),
        event.lockedBefore(),
        event.reason(),
        event.by());
  }

  private static long position(@Nullable RecordedEvent newest) {
    return newest == null ? 0 : newest.position();
  }

  private static String company(String written) {
    return RequestValues.read("company", written, Identifier::parseCompany);
  }
}
