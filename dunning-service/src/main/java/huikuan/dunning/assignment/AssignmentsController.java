package huikuan.dunning.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.dunning.reminder.KnownCustomers;
import huikuan.platform.web.IfMatch;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Claims that a factor bought, or that an insurer answers for: single ones, or all. */
@RestController
@Tag(name = "Dunning")
class AssignmentsController {

  private static final String OF_CASE = "/api/v1/dunning/cases/{id}/assignment";
  private static final String OF_CUSTOMER =
      "/api/v1/dunning/customers/{company}/{customer}/assignment";

  /**
   * @param caseId absent: it is of all claims of the customer
   * @param assignment absent: they are ours alone
   * @param noticeAt when somebody has to see that the insurer is told; absent: nobody has to
   * @param consent of the insurer to a concession; absent: none is recorded
   * @param version how often it has changed, for {@code If-Match}
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "AssignmentOfClaims")
  record View(
      String company,
      String customer,
      @JsonProperty("case") @Nullable String caseId,
      @Nullable Assignment assignment,
      @Nullable Instant noticeAt,
      @Nullable Consent consent,
      int version) {}

  private final AssignmentActs acts;
  private final AssignableClaims claims;
  private final KnownCustomers known;
  private final Clock clock;

  AssignmentsController(
      AssignmentActs acts, AssignableClaims claims, KnownCustomers known, Clock clock) {
    this.acts = acts;
    this.claims = claims;
    this.known = known;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.CASE)
  @GetMapping(OF_CASE)
  @Operation(summary = "What a factor or an insurer has in a claim")
  @ApiResponse(responseCode = "200", description = "The assignment, or that there is none")
  @ApiResponse(responseCode = "404", description = "There is no such case")
  View ofCase(@PathVariable("id") String id) {
    return acts.view(claims.require(id).account().customerId(), id);
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PutMapping(path = OF_CASE, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Tell that a claim is factored or insured")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = AssignmentBodies.Data.class)))
  @ApiResponse(responseCode = "200", description = "It is recorded")
  @ApiResponse(responseCode = "404", description = "There is no such case")
  @ApiResponse(responseCode = "409", description = "The case is closed, or an escalation")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  View setOfCase(
      @PathVariable("id") String id,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    return acts.set(claims.requireOpen(id), request, seen, clock.instant());
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = OF_CASE + "/consent", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Record that the insurer of a claim agrees to a concession")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = AssignmentBodies.ConsentData.class)))
  @ApiResponse(responseCode = "200", description = "It is recorded")
  @ApiResponse(responseCode = "404", description = "There is no such case")
  @ApiResponse(responseCode = "409", description = "The claim is not insured by itself")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  View consentOfCase(
      @PathVariable("id") String id,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    return acts.consent(claims.require(id), request, seen, clock.instant());
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = OF_CASE + "/end", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Tell that a claim is ours alone again")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = AssignmentBodies.EndData.class)))
  @ApiResponse(responseCode = "200", description = "It is, or was")
  @ApiResponse(responseCode = "404", description = "There is no such case")
  @ApiResponse(responseCode = "409", description = "The claim never was assigned by itself")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  View endOfCase(
      @PathVariable("id") String id,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    return acts.end(claims.require(id).account().customerId(), id, request, seen, clock.instant());
  }

  @AllowedTo({Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping(OF_CUSTOMER)
  @Operation(summary = "What a factor or an insurer has in all claims of a customer")
  @ApiResponse(responseCode = "200", description = "The assignment, or that there is none")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  View ofCustomer(
      @PathVariable("company") String company, @PathVariable("customer") String customer) {
    return acts.view(known.require(company, customer).id(), null);
  }

  @AllowedTo({Role.COLLECTOR, Role.APPROVER})
  @PutMapping(path = OF_CUSTOMER, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Tell that all claims of a customer are factored or insured")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = AssignmentBodies.Data.class)))
  @ApiResponse(responseCode = "200", description = "It is recorded")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  View setOfCustomer(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    return acts.set(known.require(company, customer), request, seen, clock.instant());
  }

  @AllowedTo({Role.COLLECTOR, Role.APPROVER})
  @PostMapping(path = OF_CUSTOMER + "/consent", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Record that the insurer of a customer's claims agrees to a concession")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = AssignmentBodies.ConsentData.class)))
  @ApiResponse(responseCode = "200", description = "It is recorded")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  @ApiResponse(responseCode = "409", description = "The customer's claims are not insured")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  View consentOfCustomer(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    return acts.consent(known.require(company, customer), request, seen, clock.instant());
  }

  @AllowedTo({Role.COLLECTOR, Role.APPROVER})
  @PostMapping(path = OF_CUSTOMER + "/end", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Tell that all claims of a customer are ours alone again")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = AssignmentBodies.EndData.class)))
  @ApiResponse(responseCode = "200", description = "They are, or were")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  @ApiResponse(responseCode = "409", description = "The claims never were assigned together")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  View endOfCustomer(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    return acts.end(known.require(company, customer).id(), null, request, seen, clock.instant());
  }
}
