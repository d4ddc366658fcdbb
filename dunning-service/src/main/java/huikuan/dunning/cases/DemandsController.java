package huikuan.dunning.cases;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.CustomerId;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.claim.DemandOutcome;
import huikuan.dunning.reminder.Demands;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
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
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Demands that a person wants now, whatever the policy would do. */
@RestController
@Tag(name = "Dunning")
class DemandsController {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_REASON = 200;

  private final Cases cases;
  private final Demands demands;
  private final HowHoldsEnd ends;
  private final Clock clock;

  /** The body that orders a demand. */
  @Schema(name = "DemandData")
  record Asked(@Schema(description = "1 to 200 printable characters") String reason) {}

  record Ordered(@JsonProperty("case") String caseId, String reason) {}

  DemandsController(Cases cases, Demands demands, HowHoldsEnd ends, Clock clock) {
    this.cases = cases;
    this.demands = demands;
    this.ends = ends;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(
      path = "/api/v1/dunning/cases/{id}/demand",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Send a demand at once, or when messages may leave next; a message of its own, without"
              + " the policy's distances, minimum amounts and caps")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Asked.class)))
  @ApiResponse(
      responseCode = "200",
      description = "It is ordered, for the reason told first; again, before it left, is once")
  @ApiResponse(responseCode = "404", description = "There is no such case")
  @ApiResponse(responseCode = "409", description = "The case is closed, or an escalation; not now")
  Ordered demand(@PathVariable String id, HttpServletRequest request) throws IOException {
    CustomerId customer = cases.requireReminder(id).accountId().customerId();
    String reason = reason(ExactJson.bytes(request, MOST_BYTES));
    return switch (demands.order(id, customer, reason, clock.instant())) {
      case DemandOutcome.Ordered(String kept) -> new Ordered(id, kept);
      case DemandOutcome.Refused(Reason why) ->
          throw new ProblemException(refused(why, id, customer));
    };
  }

  private static String reason(byte[] body) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    return requireNonNull(reason);
  }

  private Problem refused(Reason reason, String id, CustomerId customer) {
    if (reason == Reason.CLOSED) {
      return Cases.closed("there is nothing to demand");
    }
    String detail =
        switch (reason) {
          case UNDER_WAY -> "A message of the claim is under way; wait until it has left.";
          case ON_HOLD -> "It is on hold. " + ends.ofClaim(id, customer, clock.instant());
          case CHASING_CLOSED ->
              "Chasing is closed for the company; open it with PUT /companies/{company}/chasing.";
          case RECEIPTS_MISSING ->
              "The receipts of the previous bank day are not all posted; it may be paid.";
          case NOBODY_TO_WRITE_TO ->
              "The customer has no payment responsible with an address that takes mail.";
          default -> "The case's policy has no demand.";
        };
    return Problem.of("no-demand-now", "No demand can be sent now", 409, detail);
  }
}
