package huikuan.ledger.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.contracts.ledger.Contact;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.commands.Reached;
import huikuan.ledger.customer.ChangeCustomer.Effect;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.ledger.query.Positions;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{company}/{customer}")
@Tag(name = "Customers", description = "How and whom to write to")
class CustomersController {

  private static final int MOST_BYTES = 1024 * 1024;

  /**
   * @param position the commit that holds it
   */
  record Written(String company, String customer, long position) {}

  /** All of a customer's master data. */
  record View(
      String company,
      String customer,
      String name,
      @Nullable String taxNumber,
      @Nullable String address,
      String locale,
      String timeZone,
      String country,
      @JsonProperty("class") @Nullable String customerClass,
      List<Contact> contacts,
      @Schema(ref = "#/components/schemas/AnyJson") @JsonRawValue @Nullable String paymentCalendar,
      @Schema(ref = "#/components/schemas/AnyJson") @JsonRawValue @Nullable String creditLimit,
      long position) {}

  private final Commands commands;
  private final EventLog log;
  private final Positions positions;
  private final CompanySettings companies;

  CustomersController(
      Commands commands, EventLog log, Positions positions, CompanySettings companies) {
    this.commands = commands;
    this.log = log;
    this.positions = positions;
    this.companies = companies;
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR})
  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Set all of a customer's master data; the same again changes nothing")
  @ApiResponse(responseCode = "201", description = "The customer is new")
  @ApiResponse(responseCode = "200", description = "The customer was changed, or was like this")
  @ApiResponse(responseCode = "412", description = "The customer is not as If-Match has it")
  ResponseEntity<Written> put(
      @PathVariable String company,
      @PathVariable String customer,
      @Parameter(description = "The ETag that was read: only if nobody changed it since")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      @Parameter(description = "*: only if the customer is new")
          @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch,
      HttpServletRequest request)
      throws IOException {
    CustomerId id = id(company, customer);
    Faults faults = new Faults();
    Precondition precondition = Precondition.read(ifMatch, ifNoneMatch, faults);
    CustomerChanged data =
        CustomerReader.read(
            id,
            ExactJson.object(ExactJson.bytes(request, MOST_BYTES), faults),
            companies.country(id.company()),
            faults);
    Long lastChange = precondition.lastChange(() -> find(id));
    Reached<Effect> reached = commands.send(new ChangeCustomer(data, lastChange));
    HttpStatus status = reached.result() == Effect.CREATED ? HttpStatus.CREATED : HttpStatus.OK;
    long position =
        switch (reached.result()) {
          case OUTDATED -> throw Precondition.failed(find(id));
          case NOTHING -> newest(id).position();
          case CREATED, CHANGED -> reached.position();
        };
    return ResponseEntity.status(status)
        .eTag(Long.toString(position))
        .body(new Written(id.company(), id.customer(), position));
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping
  @Operation(summary = "A customer's master data")
  @ApiResponse(responseCode = "200", description = "The customer")
  @ApiResponse(responseCode = "404", description = "No such customer")
  ResponseEntity<View> get(
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam(required = false) @Nullable String atLeast) {
    CustomerId id = id(company, customer);
    positions.check(atLeast);
    RecordedEvent newest = newest(id);
    CustomerChanged data = (CustomerChanged) newest.payload();
    View view =
        new View(
            id.company(),
            id.customer(),
            data.name(),
            data.taxNumber(),
            data.address(),
            data.locale(),
            data.timeZone(),
            data.country(),
            data.customerClass(),
            data.contacts(),
            data.paymentCalendar(),
            data.creditLimit(),
            newest.position());
    return ResponseEntity.ok().eTag(Long.toString(newest.position())).body(view);
  }

  private static CustomerId id(String company, String customer) {
    return new CustomerId(
        RequestValues.read("company", company, Identifier::parseCompany),
        RequestValues.read("customer", customer, Identifier::parse));
  }

  private RecordedEvent newest(CustomerId id) {
    RecordedEvent newest = find(id);
    if (newest == null) {
      throw new ProblemException(Problem.notFound("customer", id.toString()));
    }
    return newest;
  }

  private @Nullable RecordedEvent find(CustomerId id) {
    List<RecordedEvent> events = log.ofAggregate(new CustomerKey(id).toString(), 0);
    return events.isEmpty() ? null : events.getLast();
  }
}
