package huikuan.dunning.cases;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.CustomerId;
import huikuan.dunning.claim.MoveOutcome;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.policy.PolicyReference;
import huikuan.dunning.reminder.Moves;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.Problem;
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
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Claims that a person moves to another policy, by its name. */
@RestController
@Tag(name = "Dunning")
class MovesController {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_LEVEL = 64;
  private static final int LONGEST_REASON = 200;

  private final Cases cases;
  private final CaseHistory history;
  private final Moves moves;
  private final Policies policies;
  private final Customers customers;
  private final Clock clock;

  /** The body that moves a claim. */
  @Schema(name = "MoveData")
  record Asked(
      @Schema(description = "The policy and its version, which is effective", example = "strict/2")
          String policy,
      @Schema(
              description =
                  "The level at which it starts, if the policy has not the last one taken")
          @Nullable String from,
      @Schema(description = "1 to 200 printable characters") String reason) {}

  private record Read(PolicyReference policy, @Nullable String from, String reason) {}

  /**
   * @param next the step that comes next; absent = none is planned
   */
  @JsonInclude(Include.NON_NULL)
  record Moved(@JsonProperty("case") String caseId, String policy, @Nullable PlannedStep next) {}

  MovesController(
      Cases cases,
      CaseHistory history,
      Moves moves,
      Policies policies,
      Customers customers,
      Clock clock) {
    this.cases = cases;
    this.history = history;
    this.moves = moves;
    this.policies = policies;
    this.customers = customers;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(
      path = "/api/v1/dunning/cases/{id}/move",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Chase a claim by another policy, or another version; steps that are taken stay taken")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Asked.class)))
  @ApiResponse(responseCode = "200", description = "It is moved, or was")
  @ApiResponse(responseCode = "404", description = "There is no such case, or no such policy")
  @ApiResponse(
      responseCode = "409",
      description =
          "The case is closed, or an escalation; it keeps that version already; the version is not"
              + " effective; a message is under way; it is escalated")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  @ApiResponse(responseCode = "422", description = "Name the level at which it starts")
  Moved move(
      @PathVariable String id,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    CaseEntry entry = cases.requireReminder(id);
    CustomerId customer = entry.accountId().customerId();
    Read read = read(ExactJson.bytes(request, MOST_BYTES));
    Instant now = clock.instant();
    Moves.Order order =
        new Moves.Order(
            read.policy()
                .requireEffective(
                    policies, now.atZone(customers.find(customer).zone()).toLocalDate()),
            read.from(),
            read.reason());
    return switch (moves.move(id, customer, order, now, seen)) {
      case MoveOutcome.Moved(var next, _) -> new Moved(id, read.policy().toString(), next);
      case MoveOutcome.Refused refused -> throw refused(refused, read.policy(), entry);
    };
  }

  private static Read read(byte[] body) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    PolicyReference policy = PolicyReference.read(fields);
    String from = fields.optionalWords("from", LONGEST_LEVEL);
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    return new Read(requireNonNull(policy), from, requireNonNull(reason));
  }

  private ProblemException refused(
      MoveOutcome.Refused refused, PolicyReference policy, CaseEntry entry) {
    return switch (refused.why()) {
      case CLOSED -> new ProblemException(Cases.closed("there is nothing to move"));
      case KEPT ->
          problem(
              "policy-kept",
              "The claim follows that version already",
              409,
              "It keeps " + policy + ". Nothing was changed.");
      case UNDER_WAY -> new ProblemException(Cases.underWay());
      case ESCALATED ->
          problem(
              "claim-escalated",
              "The claim is escalated",
              409,
              "%s has no level %s, so the claim has no place in it."
                  .formatted(policy, refused.level()));
      case START_NEEDED ->
          problem(
              "start-needed",
              "The policy has not the last level taken",
              422,
              "%s has no level %s. Name in from where the claim starts: %s."
                  .formatted(policy, refused.level(), String.join(", ", refused.starts())));
      case OUTDATED -> history.changed(entry);
    };
  }

  private static ProblemException problem(String type, String title, int status, String detail) {
    return new ProblemException(Problem.of(type, title, status, detail));
  }
}
