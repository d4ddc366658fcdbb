package huikuan.dunning.cases;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.dunning.reminder.Moves;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The owners of cases: the people who see to them. */
@RestController
@Tag(name = "Dunning")
class OwnersController {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_REASON = 200;

  private final Cases cases;
  private final CaseHistory history;
  private final Moves moves;

  /** The body that gives a case an owner. */
  @Schema(name = "ReassignData")
  record Asked(
      @Schema(description = "Absent: nobody in particular", example = "person:li.na")
          @Nullable String owner,
      @Schema(description = "1 to 200 printable characters") String reason) {}

  @JsonInclude(Include.NON_NULL)
  record Assigned(@JsonProperty("case") String caseId, @Nullable String owner) {}

  OwnersController(Cases cases, CaseHistory history, Moves moves) {
    this.cases = cases;
    this.history = history;
    this.moves = moves;
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER, Role.OPERATOR},
      of = Of.CASE)
  @PostMapping(
      path = "/api/v1/dunning/cases/{id}/reassign",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Say who sees to a case; it is chased as before")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Asked.class)))
  @ApiResponse(responseCode = "200", description = "The person sees to it, or did")
  @ApiResponse(responseCode = "404", description = "There is no such case")
  @ApiResponse(responseCode = "409", description = "The case is closed, or an escalation")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  Assigned reassign(
      @PathVariable String id,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    CaseEntry entry = cases.requireReminder(id);
    Faults faults = new Faults();
    Fields fields =
        new Fields(ExactJson.object(ExactJson.bytes(request, MOST_BYTES), faults), faults);
    String owner = fields.optionalPerson("owner");
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    return switch (moves.assign(id, owner, requireNonNull(reason), seen)) {
      case DONE, UNCHANGED -> new Assigned(id, owner);
      case CLOSED -> throw new ProblemException(Cases.closed("nobody has to see to it"));
      case OUTDATED -> throw history.changed(entry);
    };
  }
}
