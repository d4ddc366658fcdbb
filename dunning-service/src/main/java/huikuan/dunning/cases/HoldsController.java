package huikuan.dunning.cases;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.claim.CurrentClaim;
import huikuan.dunning.claim.CurrentClaims;
import huikuan.dunning.claim.HoldOutcome;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldBody;
import huikuan.dunning.hold.HoldView;
import huikuan.dunning.reminder.Holds;
import huikuan.platform.fields.ExactJson;
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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keeps an invoice from being chased for a while, and takes it up again. */
@RestController
@RequestMapping("/api/v1/dunning/cases/{id}")
@Tag(name = "Dunning")
class HoldsController {

  /**
   * @param hold that was placed by hand; absent = there is none
   * @param holds all of the claim's own that are in force now
   */
  record Held(@JsonProperty("case") String caseId, @Nullable HoldView hold, List<HoldView> holds) {}

  /** The body that places a hold. */
  @Schema(name = "HoldData")
  record Asked(
      @Schema(description = "1 to 200 printable characters") String reason,
      @Schema(description = "The last day, at the customer; today or later") LocalDate until,
      @Schema(
              description =
                  "The part that is held, decimal, up to the amount of the claim; all unless"
                      + " given")
          @Nullable String amount,
      @Schema(description = "For colleagues") @Nullable String note) {}

  private final Cases cases;
  private final CaseHistory history;
  private final Holds holds;
  private final CurrentClaims claims;
  private final Customers customers;
  private final Clock clock;

  HoldsController(
      Cases cases,
      CaseHistory history,
      Holds holds,
      CurrentClaims claims,
      Customers customers,
      Clock clock) {
    this.history = history;
    this.cases = cases;
    this.holds = holds;
    this.claims = claims;
    this.customers = customers;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = "/hold", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Ask nothing of a claim, or of a part of it, until a day; another hold takes its"
              + " place")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Asked.class)))
  @ApiResponse(responseCode = "200", description = "It is held")
  @ApiResponse(responseCode = "404", description = "There is no such case")
  @ApiResponse(responseCode = "409", description = "The case is closed, or an escalation")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  Held hold(
      @PathVariable String id,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    CaseEntry entry = cases.requireReminder(id);
    CustomerId customer = entry.accountId().customerId();
    Instant now = clock.instant();
    LocalDate today = now.atZone(customers.find(customer).zone()).toLocalDate();
    byte[] body = ExactJson.bytes(request, HoldBody.MOST_BYTES);
    Hold hold = HoldBody.ofClaim(body, today, Money.parse(requireNonNull(entry.amount)));
    return switch (holds.place(id, customer, hold, now, seen)) {
      case DONE, UNCHANGED -> held(id, HoldView.of(hold));
      case CLOSED -> throw new ProblemException(Cases.closed("there is nothing to hold"));
      case OUTDATED -> throw history.changed(entry);
    };
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping("/resume")
  @Operation(summary = "End the hold; what is due is sent on the next contact day")
  @ApiResponse(responseCode = "200", description = "It is held no longer, or was not")
  @ApiResponse(responseCode = "404", description = "There is no such case")
  @ApiResponse(responseCode = "409", description = "The case is an escalation")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  Held resume(
      @PathVariable String id,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch) {
    Integer seen = IfMatch.version(ifMatch);
    CaseEntry entry = cases.requireReminder(id);
    CustomerId customer = entry.accountId().customerId();
    if (holds.resume(id, customer, clock.instant(), seen) == HoldOutcome.OUTDATED) {
      throw history.changed(entry);
    }
    return held(id, null);
  }

  /** A hold of another source stays when the one by hand is ended. */
  private Held held(String id, @Nullable HoldView hold) {
    CurrentClaim claim = claims.of(List.of(id)).get(id);
    List<HoldView> holds = claim == null ? null : HoldView.of(claim.holds().at(clock.instant()));
    return new Held(id, hold, requireNonNullElse(holds, List.of()));
  }
}
