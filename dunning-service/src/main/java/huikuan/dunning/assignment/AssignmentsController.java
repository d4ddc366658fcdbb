package huikuan.dunning.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.CustomerId;
import huikuan.dunning.assignment.AssignmentCommand.EndAssignment;
import huikuan.dunning.assignment.AssignmentCommand.RecordConsent;
import huikuan.dunning.assignment.AssignmentCommand.SetAssignment;
import huikuan.dunning.assignment.Assignments.Standing;
import huikuan.dunning.claim.CaseIds;
import huikuan.dunning.claim.CurrentClaim;
import huikuan.dunning.claim.CurrentClaims;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.reminder.KnownCustomers;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.calendar.WorkingDays;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Claims that a factor bought, or that an insurer answers for: single ones, or all. */
@RestController
@Tag(name = "Dunning")
class AssignmentsController {

  private static final String OF_CASE = "/api/v1/dunning/cases/{id}/assignment";
  private static final String OF_CUSTOMER =
      "/api/v1/dunning/customers/{company}/{customer}/assignment";

  /** Working days before an insurer has to be told, for telling it. */
  private static final int TO_TELL = 5;

  /**
   * @param caseId absent: it is of all claims of the customer
   * @param assignment absent: they are ours alone
   * @param noticeAt when somebody has to see that the insurer is told; absent: nobody has to
   * @param consent of the insurer to a concession; absent: none is recorded
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "AssignmentOfClaims")
  record View(
      String company,
      String customer,
      @JsonProperty("case") @Nullable String caseId,
      @Nullable Assignment assignment,
      @Nullable Instant noticeAt,
      @Nullable Consent consent) {}

  private final Assignments assignments;
  private final CurrentClaims claims;
  private final Customers customers;
  private final KnownCustomers known;
  private final Calendars calendars;
  private final Commands commands;
  private final Clock clock;

  AssignmentsController(
      Assignments assignments,
      CurrentClaims claims,
      Customers customers,
      KnownCustomers known,
      Calendars calendars,
      Commands commands,
      Clock clock) {
    this.assignments = assignments;
    this.claims = claims;
    this.customers = customers;
    this.known = known;
    this.calendars = calendars;
    this.commands = commands;
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
    return view(claim(id).account().customerId(), id);
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
  View setOfCase(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
    CurrentClaim claim = claim(id);
    Customer customer = customers.find(claim.account().customerId());
    Assignment assignment = read(request);
    return set(customer, id, assignment, noticeAt(claim, customer, assignment));
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
  View consentOfCase(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
    return consent(customers.find(claim(id).account().customerId()), id, request);
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
  View endOfCase(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
    return end(claim(id).account().customerId(), id, request);
  }

  @AllowedTo({Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping(OF_CUSTOMER)
  @Operation(summary = "What a factor or an insurer has in all claims of a customer")
  @ApiResponse(responseCode = "200", description = "The assignment, or that there is none")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  View ofCustomer(
      @PathVariable("company") String company, @PathVariable("customer") String customer) {
    return view(known.require(company, customer).id(), null);
  }

  @AllowedTo({Role.COLLECTOR, Role.APPROVER})
  @PutMapping(path = OF_CUSTOMER, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Tell that all claims of a customer are factored or insured")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = AssignmentBodies.Data.class)))
  @ApiResponse(responseCode = "200", description = "It is recorded")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  View setOfCustomer(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      HttpServletRequest request)
      throws IOException {
    Customer of = known.require(company, customer);
    return set(of, null, read(request), null);
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
  View consentOfCustomer(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      HttpServletRequest request)
      throws IOException {
    return consent(known.require(company, customer), null, request);
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
  View endOfCustomer(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      HttpServletRequest request)
      throws IOException {
    return end(known.require(company, customer).id(), null, request);
  }

  private CurrentClaim claim(String id) {
    CurrentClaim claim = CaseIds.isClaim(id) ? claims.of(List.of(id)).get(id) : null;
    if (claim == null) {
      throw new ProblemException(Problem.notFound("case", id));
    }
    return claim;
  }

  private static Assignment read(HttpServletRequest request) throws IOException {
    Faults faults = new Faults();
    return AssignmentBodies.assignment(
        Fields.ofBody(request, AssignmentBodies.MOST_BYTES, faults), faults);
  }

  /** Some working days before the insurer has to be told. */
  private @Nullable Instant noticeAt(CurrentClaim claim, Customer customer, Assignment assignment) {
    Integer within = assignment.notifyWithin();
    if (within == null) {
      return null;
    }
    WorkingDays days = calendars.of(customer.country());
    LocalDate last = claim.dueOn().plusDays(within);
    return days.plus(last, -TO_TELL).atStartOfDay(customer.zone()).toInstant();
  }

  private View set(
      Customer customer,
      @Nullable String caseId,
      Assignment assignment,
      @Nullable Instant noticeAt) {
    boolean _ =
        commands.<Boolean>sendUntilFirst(
            new SetAssignment(
                new AssignmentsKey(customer.id()), caseId, assignment, noticeAt, clock.instant()));
    return view(customer.id(), caseId);
  }

  private View consent(Customer customer, @Nullable String caseId, HttpServletRequest request)
      throws IOException {
    Faults faults = new Faults();
    Consent consent =
        AssignmentBodies.consent(
            Fields.ofBody(request, AssignmentBodies.MOST_BYTES, faults),
            faults,
            LocalDate.ofInstant(clock.instant(), customer.zone()));
    boolean insured =
        commands.sendUntilFirst(
            new RecordConsent(new AssignmentsKey(customer.id()), caseId, consent));
    if (!insured) {
      throw notAssigned("not insured");
    }
    return view(customer.id(), caseId);
  }

  private View end(CustomerId customer, @Nullable String caseId, HttpServletRequest request)
      throws IOException {
    Faults faults = new Faults();
    String reason =
        AssignmentBodies.reason(
            Fields.ofBody(request, AssignmentBodies.MOST_BYTES, faults), faults);
    boolean ever =
        commands.sendUntilFirst(
            new EndAssignment(new AssignmentsKey(customer), caseId, reason, clock.instant()));
    if (!ever) {
      throw notAssigned("neither factored nor insured");
    }
    return view(customer, caseId);
  }

  private static ProblemException notAssigned(String what) {
    return new ProblemException(
        Problem.of(
            "not-assigned",
            "There is no such assignment",
            409,
            "It is %s by itself: look at the claim, and at all claims of the customer."
                .formatted(what)));
  }

  private View view(CustomerId customer, @Nullable String caseId) {
    Standing standing =
        assignments
            .of(customer)
            .get(CustomerAssignments.scope(new AssignmentsKey(customer), caseId));
    return new View(
        customer.company(),
        customer.customer(),
        caseId,
        standing == null ? null : standing.set().assignment(),
        standing == null ? null : standing.set().noticeAt(),
        standing == null ? null : standing.consent());
  }
}
