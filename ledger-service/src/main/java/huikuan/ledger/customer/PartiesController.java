package huikuan.ledger.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.contracts.ledger.Party;
import huikuan.ledger.commands.Today;
import huikuan.ledger.customer.CustomerCommand.SetParty;
import huikuan.ledger.customer.CustomerEvent.PartySet;
import huikuan.ledger.customer.CustomerOutcome.Created;
import huikuan.ledger.customer.CustomerOutcome.Refused;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.fields.Periods;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The parties that pay for a customer, or answer for what it owes. */
@RestController
@RequestMapping("/api/v1/customers/{company}/{customer}/parties")
@Tag(name = "Customers", description = "How and whom to write to")
class PartiesController {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
  private static final int MOST_BYTES = 64 * 1024;

  /** All parties of a customer, in the order in which they were told. */
  @Schema(name = "Parties")
  record Listed(List<PartyView> parties, long position) {}

  /**
   * A party as it was told.
   *
   * @param by the actor who told it
   */
  @Schema(name = "PartyVersion")
  record Version(long position, Instant recordedAt, String by, PartyView party) {}

  /**
   * @param versions the newest first
   * @param next absent on the last page
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "PartyHistory")
  record History(List<Version> versions, @Nullable String next) {}

  private final CustomerData customers;
  private final PartyReader reader;
  private final Payers payers;
  private final Today today;

  PartiesController(CustomerData customers, PartyReader reader, Payers payers, Today today) {
    this.customers = customers;
    this.reader = reader;
    this.payers = payers;
    this.today = today;
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping(produces = JSON)
  @Operation(summary = "Those who pay for a customer, or answer for what it owes")
  @ApiResponse(responseCode = "200", description = "All of them, with those that have ended")
  @ApiResponse(responseCode = "404", description = "No such customer")
  ResponseEntity<Listed> list(@PathVariable String company, @PathVariable String customer) {
    KnownCustomer known = customers.existing(CustomerData.id(company, customer));
    long position = known.last().position();
    return ResponseEntity.ok()
        .eTag(Long.toString(position))
        .body(new Listed(known.parties().values().stream().map(PartyView::of).toList(), position));
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR})
  @PutMapping(path = "/{party}", consumes = JSON, produces = JSON)
  @Operation(summary = "Set a company that pays for the customer, or answers for what it owes")
  @ApiResponse(responseCode = "201", description = "The party is new")
  @ApiResponse(responseCode = "200", description = "The party was changed, or was like this")
  @ApiResponse(responseCode = "404", description = "No such customer")
  @ApiResponse(responseCode = "409", description = "The customer has too many parties")
  @ApiResponse(responseCode = "412", description = "The customer is not as If-Match has it")
  ResponseEntity<PartyView> put(
      @PathVariable String company,
      @PathVariable String customer,
      @PathVariable String party,
      @Parameter(description = "The ETag of the customer: only if nobody changed it since")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    String id = RequestValues.read("party", party, Identifier::parse);
    KnownCustomer known = customers.existing(CustomerData.id(company, customer));
    Faults faults = new Faults();
    Precondition precondition = Precondition.read(ifMatch, null);
    Party told = reader.read(known.data().customer(), id, body(request, faults));
    faults.refuse();
    return set(known, Objects.requireNonNull(told), precondition.lastChange(known::last));
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR})
  @PostMapping(path = "/{party}/end", consumes = JSON, produces = JSON)
  @Operation(summary = "Say on which day a party is valid for the last time; today if none is told")
  @ApiResponse(responseCode = "200", description = "It ends on that day")
  @ApiResponse(responseCode = "404", description = "No such customer, or no such party")
  @ApiResponse(responseCode = "412", description = "The customer is not as If-Match has it")
  ResponseEntity<PartyView> end(
      @PathVariable String company,
      @PathVariable String customer,
      @PathVariable String party,
      @Parameter(description = "The ETag of the customer: only if nobody changed it since")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    KnownCustomer known = customers.existing(CustomerData.id(company, customer));
    Party before = known.party(party).orElseThrow(() -> noSuchParty(party));
    Faults faults = new Faults();
    Precondition precondition = Precondition.read(ifMatch, null);
    Fields fields = body(request, faults);
    LocalDate on =
        Objects.requireNonNullElseGet(
            fields.optionalDate("on"), () -> today.in(ZoneId.of(known.data().timeZone())));
    fields.refuseOthers();
    Periods.endsAfterItBegins(fields, "validFrom", before.validFrom(), "on", on);
    faults.refuse();
    Long seen = precondition.lastChange(known::last);
    return set(known, before.until(on), seen == null ? (Long) known.last().sequence() : seen);
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping(path = "/{party}/history", produces = JSON)
  @Operation(summary = "All versions of a party, the newest first, with who told them and when")
  @ApiResponse(responseCode = "200", description = "A page of versions")
  @ApiResponse(responseCode = "404", description = "No such customer, or no such party")
  History history(
      @PathVariable String company,
      @PathVariable String customer,
      @PathVariable String party,
      @PageLimits(usual = 20, most = 100) PageRequest request) {
    CustomerId id = CustomerData.id(company, customer);
    if (customers.existing(id).party(party).isEmpty()) {
      throw noSuchParty(party);
    }
    Page page =
        request.of(ListQuestion.of("party-history").with("customer", id).with("party", party));
    long before = page.number(0, Long.MAX_VALUE);
    List<Version> found =
        customers.events(id).reversed().stream()
            .filter(event -> event.position() < before)
            .filter(
                event -> event.payload() instanceof PartySet set && set.party().id().equals(party))
            .limit(page.read())
            .map(PartiesController::version)
            .toList();
    return new History(page.told(found), page.next(found, last -> List.of(last.position())));
  }

  private static Version version(RecordedEvent event) {
    return new Version(
        event.position(),
        event.recordedAt(),
        event.actor(),
        PartyView.of(((PartySet) event.payload()).party()));
  }

  private ResponseEntity<PartyView> set(KnownCustomer known, Party told, @Nullable Long seen) {
    CustomerKey key = new CustomerKey(known.data().customer());
    CustomerOutcome outcome = payers.set(new SetParty(key, told, seen));
    if (outcome instanceof Refused(var refusal)) {
      throw CustomerProblems.of(refusal, key, customers);
    }
    KnownCustomer now = customers.existing(key.customer());
    return ResponseEntity.status(outcome instanceof Created ? HttpStatus.CREATED : HttpStatus.OK)
        .eTag(Long.toString(now.last().position()))
        .body(PartyView.of(now.party(told.id()).orElseThrow()));
  }

  private static ProblemException noSuchParty(String id) {
    return new ProblemException(Problem.notFound("party", id));
  }

  private static Fields body(HttpServletRequest request, Faults faults) throws IOException {
    return Fields.ofBody(request, MOST_BYTES, faults);
  }
}
