package huikuan.dunning.cases;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.CustomerId;
import huikuan.dunning.cases.CauseView.OfCase;
import huikuan.dunning.cases.CauseView.OfCustomer;
import huikuan.dunning.cases.CauseView.Said;
import huikuan.dunning.claim.ClaimEvent.CauseSet;
import huikuan.dunning.claim.HoldOutcome;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.reminder.Causes;
import huikuan.dunning.reminder.KnownCustomers;
import huikuan.dunning.standing.Attitude;
import huikuan.dunning.standing.Attitudes;
import huikuan.dunning.standing.Cause;
import huikuan.dunning.standing.Proposal;
import huikuan.dunning.standing.Proposal.KnownFacts;
import huikuan.dunning.standing.StandingEvent.AttitudeSet;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.fields.Words;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Why claims are late, and whether customers mean them to be: proposed by rules, set by people. */
@RestController
@Tag(name = "Dunning")
class CausesController {

  private static final String OF_CASE = "/api/v1/dunning/cases/{id}/cause";
  private static final String OF_CUSTOMER =
      "/api/v1/dunning/customers/{company}/{customer}/attitude";
  private static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_REASON = 500;

  /** The body that says why a claim is late. */
  @Schema(name = "CauseData")
  record CauseData(
      @Schema(allowableValues = {"contract", "customer", "own"}) String cause,
      @Schema(
              allowableValues = {"malicious", "not-malicious"},
              description = "In this claim; absent: as of the customer")
          @Nullable String attitude,
      @Schema(description = "1 to 500 printable characters") String reason) {}

  /** The body that judges a customer. */
  @Schema(name = "AttitudeData")
  record AttitudeData(
      @Schema(allowableValues = {"malicious", "not-malicious"}) String attitude,
      @Schema(description = "1 to 500 printable characters") String reason) {}

  private final Cases cases;
  private final CaseHistory history;
  private final Causes causes;
  private final KnownCauses known;
  private final Attitudes attitudes;
  private final KnownCustomers customers;
  private final EventLog log;
  private final Clock clock;

  CausesController(
      Cases cases,
      CaseHistory history,
      Causes causes,
      KnownCauses known,
      Attitudes attitudes,
      KnownCustomers customers,
      EventLog log,
      Clock clock) {
    this.cases = cases;
    this.history = history;
    this.causes = causes;
    this.known = known;
    this.attitudes = attitudes;
    this.customers = customers;
    this.log = log;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.CASE)
  @GetMapping(OF_CASE)
  @Operation(summary = "Why a claim is late: by which rule it is proposed, and what a person says")
  @ApiResponse(responseCode = "200", description = "The proposal with its facts, and what is set")
  @ApiResponse(responseCode = "404", description = "There is no such case")
  @ApiResponse(responseCode = "409", description = "The case is an escalation")
  OfCase cause(@PathVariable("id") String id) {
    cases.requireReminder(id);
    return ofCase(id);
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PutMapping(path = OF_CASE, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Say why a claim is late; an own cause is a task, before which none demands")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = CauseData.class)))
  @ApiResponse(responseCode = "200", description = "It is set, or was")
  @ApiResponse(responseCode = "404", description = "There is no such case")
  @ApiResponse(responseCode = "409", description = "The case is closed, or an escalation")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  OfCase setCause(
      @PathVariable("id") String id,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    CaseEntry entry = cases.requireReminder(id);
    CustomerId customer = entry.accountId().customerId();
    Faults faults = new Faults();
    Fields fields = Fields.ofBody(request, MOST_BYTES, faults);
    Cause cause = Words.needed(fields, "cause", Cause.values());
    Attitude attitude = Words.optional(fields, "attitude", Attitude.values());
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    HoldOutcome outcome =
        causes.set(
            id,
            customer,
            requireNonNull(cause),
            attitude,
            requireNonNull(reason),
            clock.instant(),
            seen);
    return switch (outcome) {
      case DONE, UNCHANGED -> ofCase(id);
      case CLOSED -> throw new ProblemException(Cases.closed("it is late no longer"));
      case OUTDATED -> throw history.changed(entry);
    };
  }

  private OfCase ofCase(String id) {
    KnownFacts facts = known.of(known.claim(id), clock.instant());
    Said set = null;
    List<RecordedEvent> events = log.ofAggregate(id, 0);
    for (RecordedEvent event : events) {
      if (event.payload() instanceof CauseSet said) {
        set =
            new Said(
                said.cause(), said.attitude(), said.reason(), event.actor(), event.recordedAt());
      }
    }
    return new OfCase(id, Proposal.of(facts), facts, set, events.size());
  }

  @AllowedTo({Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping(OF_CUSTOMER)
  @Operation(summary = "Whether a customer means not to pay: the proposal, and what a person says")
  @ApiResponse(responseCode = "200", description = "The proposal with its facts, and what is set")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  OfCustomer attitude(
      @PathVariable("company") String company, @PathVariable("customer") String customer) {
    return ofCustomer(customers.require(company, customer));
  }

  @AllowedTo({Role.COLLECTOR, Role.APPROVER})
  @PutMapping(path = OF_CUSTOMER, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Judge a customer: a malicious one is chased faster")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = AttitudeData.class)))
  @ApiResponse(responseCode = "200", description = "It is set, or was")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  OfCustomer setAttitude(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    Customer of = customers.require(company, customer);
    Faults faults = new Faults();
    Fields fields = Fields.ofBody(request, MOST_BYTES, faults);
    Attitude attitude = Words.needed(fields, "attitude", Attitude.values());
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    if (!attitudes.set(
        of.id(), requireNonNull(attitude), requireNonNull(reason), clock.instant(), seen)) {
      throw IfMatch.changed("customer's attitude", attitudes.of(of.id()).version());
    }
    return ofCustomer(of);
  }

  private OfCustomer ofCustomer(Customer customer) {
    CustomerId id = customer.id();
    Instant now = clock.instant();
    KnownFacts facts = known.of(id, LocalDate.ofInstant(now, customer.zone()), now);
    Attitudes.Judged judged = attitudes.of(id);
    AttitudeSet set = judged.set();
    return new OfCustomer(
        id.company(),
        id.customer(),
        Proposal.of(facts),
        facts,
        set == null ? null : new Said(null, set.attitude(), set.reason(), set.by(), set.at()),
        judged.version());
  }
}
