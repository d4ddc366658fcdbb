package huikuan.dunning.cases;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.CustomerId;
import huikuan.dunning.claim.SkipOutcome;
import huikuan.dunning.reminder.Skips;
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

/** Steps that a person passes, so that they are not taken. */
@RestController
@Tag(name = "Dunning")
class SkipsController {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_LEVEL = 64;
  private static final int LONGEST_REASON = 200;

  private final Cases cases;
  private final Skips skips;
  private final Clock clock;

  /** The body that passes a step. */
  @Schema(name = "SkipData")
  record Asked(
      @Schema(description = "Of the next step, as the case shows it in next") String level,
      @Schema(description = "1 to 200 printable characters") String reason) {}

  record Skipped(@JsonProperty("case") String caseId, String level) {}

  SkipsController(Cases cases, Skips skips, Clock clock) {
    this.cases = cases;
    this.skips = skips;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(
      path = "/api/v1/dunning/cases/{id}/skip",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Pass the next step: it is not taken, and the one after it keeps its distance")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Asked.class)))
  @ApiResponse(responseCode = "200", description = "It is passed, or was")
  @ApiResponse(responseCode = "404", description = "There is no such case")
  @ApiResponse(
      responseCode = "409",
      description =
          "The case is closed, or an escalation; a message is under way; there is no next step, or"
              + " it is another one")
  Skipped skip(@PathVariable String id, HttpServletRequest request) throws IOException {
    CustomerId customer = cases.requireReminder(id).accountId().customerId();
    Asked asked = read(ExactJson.bytes(request, MOST_BYTES));
    return switch (skips.skip(id, customer, asked.level(), asked.reason(), clock.instant())) {
      case SkipOutcome.Skipped(String level) -> new Skipped(id, level);
      case SkipOutcome.Refused refused -> throw new ProblemException(problem(refused));
    };
  }

  private static Asked read(byte[] body) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    String level = fields.words("level", LONGEST_LEVEL);
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    return new Asked(requireNonNull(level), requireNonNull(reason));
  }

  private static Problem problem(SkipOutcome.Refused refused) {
    return switch (refused.why()) {
      case CLOSED -> Cases.closed("there is no step to pass");
      case UNDER_WAY -> Cases.underWay();
      case NO_NEXT_STEP ->
          Problem.of(
              "no-next-step",
              "No step is planned",
              409,
              "There is nothing to pass: the case waits for a contact or a person, or all steps are"
                  + " taken.");
      case NOT_THE_NEXT_STEP ->
          Problem.of(
              "not-the-next-step",
              "Another step is next",
              409,
              "The next step is %s. Look at the case, and name that one."
                  .formatted(refused.next()));
    };
  }
}
