package huikuan.ledger.period;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.Identifier;
import huikuan.ledger.commands.Reached;
import huikuan.ledger.period.BooksEvent.PeriodLocked;
import huikuan.ledger.period.BooksEvent.PeriodReopened;
import huikuan.ledger.period.MoveLock.Outcome;
import huikuan.ledger.query.Positions;
import huikuan.platform.approval.ApprovalTimes;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
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
   * @param position the last commit of the company's books; 0 = there was none
   * @param proposal the id of the proposal that waits for another person; null = there is none
   */
  record LockResult(
      String company,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable LocalDate lockedBefore,
      long position,
      @Nullable ProposalId proposal) {}

  /**
   * A move of the lock.
   *
   * @param by the actor who closed days, or approved that they are open again
   * @param proposedBy only of days that were opened again
   */
  record Move(
      long position,
      Instant recordedAt,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable LocalDate lockedBefore,
      @Nullable String reason,
      String by,
      @Nullable String proposedBy) {}

  /**
   * @param history the latest moves, newest first
   * @param version how often it was moved, or a move was proposed or decided, for {@code If-Match}
   */
  record View(
      String company,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable LocalDate lockedBefore,
      long position,
      List<Move> history,
      long version) {}

  private final Locks locks;
  private final EventLog log;
  private final Positions positions;
  private final ApprovalTimes times;

  LockController(Locks locks, EventLog log, Positions positions, ApprovalTimes times) {
    this.locks = locks;
    this.log = log;
    this.positions = positions;
    this.times = times;
  }

  @AllowedTo(Role.FINANCE)
  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Close business days, or propose to open them again; the same again changes nothing")
  @ApiResponse(responseCode = "200", description = "The lock stands there")
  @ApiResponse(
      responseCode = "202",
      description = "It stands as before; another person has to approve that days are opened")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  @ApiResponse(responseCode = "422", description = "Days would be opened without a reason")
  ResponseEntity<LockResult> put(
      @PathVariable("company") String written,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    String company = company(written);
    Faults faults = new Faults();
    Instant now = times.now();
    MoveLock command =
        LockReader.read(
            new BooksKey(company),
            ExactJson.object(ExactJson.bytes(request, MOST_BYTES), faults),
            now,
            times.lapsesAt(company, now),
            faults);
    Reached<Outcome> reached = locks.move(command.onlyIf(seen));
    return switch (reached.result()) {
      case Outcome.Moved _ -> stands(company, command.lockedBefore(), reached.position());
      case Outcome.Unmoved _ ->
          stands(company, command.lockedBefore(), position(locks.newest(company)));
      case Outcome.Proposed(var lockedBefore, var proposal) ->
          ResponseEntity.accepted()
              .body(
                  new LockResult(company, lockedBefore, position(locks.newest(company)), proposal));
      case Outcome.Outdated _ -> throw IfMatch.changed("lock");
      case Outcome.ReasonNeeded(var lockedBefore) ->
          throw new ProblemException(reasonNeeded(lockedBefore));
    };
  }

  private static ResponseEntity<LockResult> stands(
      String company, @Nullable LocalDate lockedBefore, long position) {
    return ResponseEntity.ok(new LockResult(company, lockedBefore, position, null));
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
        ? new View(company, null, 0, List.of(), 0)
        : new View(
            company,
            ((BooksEvent) newest.payload()).lockedBefore(),
            newest.position(),
            history(company, newest),
            newest.sequence() + 1);
  }

  private List<Move> history(String company, RecordedEvent newest) {
    long from = Math.max(0, newest.sequence() - MOST_MOVES + 1);
    return log.ofAggregate(new BooksKey(company).toString(), from).reversed().stream()
        .filter(event -> event.sequence() <= newest.sequence())
        .flatMap(event -> move(event).stream())
        .toList();
  }

  private static Optional<Move> move(RecordedEvent recorded) {
    return switch ((BooksEvent) recorded.payload()) {
      case PeriodLocked locked -> Optional.of(move(recorded, locked, locked.reason(), null));
      case PeriodReopened opened ->
          Optional.of(move(recorded, opened, opened.reason(), opened.proposedBy()));
      case BooksEvent.OfProposal _ -> Optional.empty();
    };
  }

  private static Move move(
      RecordedEvent recorded,
      BooksEvent event,
      @Nullable String reason,
      @Nullable String proposedBy) {
    return new Move(
        recorded.position(),
        recorded.recordedAt(),
        event.lockedBefore(),
        reason,
        recorded.actor(),
        proposedBy);
  }

  private static long position(@Nullable RecordedEvent newest) {
    return newest == null ? 0 : newest.position();
  }

  private static String company(String written) {
    return RequestValues.read("company", written, Identifier::parseCompany);
  }
}
