package huikuan.dunning.ladder;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import huikuan.contracts.Identifier;
import huikuan.dunning.ladder.LadderCommand.DraftLadder;
import huikuan.platform.approval.ApprovalTimes;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ladders of sanctions. */
@RestController
@RequestMapping("/api/v1/dunning/ladders")
@Tag(name = "Dunning")
class LaddersController {

  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_VERSIONS = 100;

  /** The body that proposes a version: a ladder without its id and number. */
  @Schema(name = "LadderData")
  record Data(
      @Schema(description = "The first day, at the customer; today or later")
          LocalDate effectiveFrom,
      @Schema(description = "Working days until a proposal lapses") int lapseAfter,
      @Schema(description = "Working days in which a system has to answer") int acknowledgeWithin,
      @Schema(description = "The mildest first") List<Rung> steps) {}

  /** A version, with its steps, and all versions. */
  @Schema(name = "LadderView")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(
      @JsonUnwrapped Ladder ladder,
      LadderVersion.State state,
      @Schema(description = "The newest 100, newest first") List<Version> versions) {}

  /** A version, without its steps. */
  @Schema(name = "LadderVersion")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Version(
      int version,
      LadderVersion.State state,
      @Nullable LocalDate effectiveFrom,
      @Schema(description = "Absent: it came with the program") @Nullable String proposedBy,
      @Nullable Instant proposedAt,
      @Nullable String approvedBy,
      @Nullable Instant approvedAt,
      @Schema(description = "Until when another person can approve it")
          @Nullable Instant lapsesAt) {

    private static Version of(LadderVersion version) {
      return new Version(
          version.ladder().version(),
          version.state(),
          version.ladder().effectiveFrom(),
          version.proposedBy(),
          version.proposedAt(),
          version.approvedBy(),
          version.approvedAt(),
          version.lapsesAt());
    }
  }

  private final LadderLog ladders;
  private final Commands commands;
  private final CompanySettings companies;
  private final ApprovalTimes times;
  private final Clock clock;

  LaddersController(
      LadderLog ladders,
      Commands commands,
      CompanySettings companies,
      ApprovalTimes times,
      Clock clock) {
    this.ladders = ladders;
    this.commands = commands;
    this.companies = companies;
    this.times = times;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.EVERY)
  @GetMapping("/{id}")
  @Operation(summary = "A ladder of sanctions: standard, or that of a company, and its versions")
  @ApiResponse(responseCode = "200", description = "The one that new escalations follow")
  @ApiResponse(responseCode = "404", description = "There is no such ladder")
  View ladder(@PathVariable String id) {
    return view(RequestValues.read("id", id, LaddersController::parseId));
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.EVERY)
  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Propose a version; escalations that begin on its day or later follow it when somebody"
              + " else has approved it")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "201", description = "The version was added")
  @ApiResponse(responseCode = "200", description = "The newest version says the same")
  @ApiResponse(responseCode = "400", description = "It has faults: all of them")
  ResponseEntity<View> propose(@PathVariable("id") String written, HttpServletRequest request)
      throws IOException {
    String id = RequestValues.read("id", written, LaddersController::parseId);
    Instant now = clock.instant();
    Faults faults = new Faults();
    Fields fields = Fields.ofBody(request, MOST_BYTES, faults);
    Ladder draft = LadderReader.draft(id, today(id), fields);
    faults.refuse();
    boolean standard = id.equals(Ladder.STANDARD);
    LadderOutcome outcome =
        commands.send(
            new DraftLadder(
                new LadderKey(id),
                draft,
                standard ? ladders.shipped().version() : 0,
                now,
                times.lapsesAt(standard ? ProposalId.ALL : id, now)));
    return ResponseEntity.status(outcome.added() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(view(id));
  }

  private View view(String id) {
    List<LadderVersion> versions = ladders.versions(id);
    if (versions.isEmpty()) {
      throw new ProblemException(Problem.notFound("ladder", id));
    }
    LadderVersion shown =
        LadderLog.effective(versions, today(id)).orElseGet(() -> versions.getLast());
    return new View(
        shown.ladder(),
        shown.state(),
        versions.reversed().stream().limit(MOST_VERSIONS).map(Version::of).toList());
  }

  private LocalDate today(String id) {
    return companies.dayAt(id.equals(Ladder.STANDARD) ? null : id, clock.instant());
  }

  private static String parseId(String text) {
    return text.equals(Ladder.STANDARD) ? text : Identifier.parseCompany(text);
  }
}
