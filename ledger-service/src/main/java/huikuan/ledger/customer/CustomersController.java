package huikuan.ledger.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Sealed;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.commands.Reached;
import huikuan.ledger.commands.Today;
import huikuan.ledger.customer.CustomerCommand.ChangeCustomer;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.ledger.customer.CustomerOutcome.Changed;
import huikuan.ledger.customer.CustomerOutcome.Created;
import huikuan.ledger.customer.CustomerOutcome.Refused;
import huikuan.ledger.customer.CustomerOutcome.Unchanged;
import huikuan.ledger.query.Positions;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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
   * @param keptAsConfirmed ids of contacts that one of us has confirmed: they stay as they are
   * @param forgotten ids of contacts that were erased: they are not taken again
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Written(
      String company,
      String customer,
      long position,
      List<String> keptAsConfirmed,
      List<String> forgotten) {}

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
      List<ContactView> contacts,
      @Schema(description = "Ids of contacts that were erased") List<String> forgotten,
      @Nullable PaymentCalendarView paymentCalendar,
      @Schema(ref = "#/components/schemas/AnyJson") @JsonRawValue @Nullable String creditLimit,
      long position) {}

  private final Commands commands;
  private final CustomerData customers;
  private final SealedContacts contacts;
  private final Positions positions;
  private final CompanySettings companies;
  private final Calendars calendars;
  private final Today today;

  CustomersController(
      Commands commands,
      CustomerData customers,
      SealedContacts contacts,
      Positions positions,
      CompanySettings companies,
      Calendars calendars,
      Today today) {
    this.commands = commands;
    this.customers = customers;
    this.contacts = contacts;
    this.positions = positions;
    this.companies = companies;
    this.calendars = calendars;
    this.today = today;
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
    CustomerId id = CustomerData.id(company, customer);
    Faults faults = new Faults();
    Precondition precondition = Precondition.read(ifMatch, ifNoneMatch);
    CustomerReader.Read told =
        CustomerReader.read(
            id,
            ExactJson.object(ExactJson.bytes(request, MOST_BYTES), faults),
            companies.country(id.company()),
            calendars,
            contact -> customers.newest(id).filter(it -> it.hasHad(contact)).isPresent(),
            faults);
    Long lastChange = precondition.lastChange(() -> customers.last(id));
    ChangeCustomer command =
        new ChangeCustomer(
            new CustomerKey(id),
            told.data(),
            told.calendar(),
            contacts.seal(id, told.contacts()),
            today.in(ZoneId.of(told.data().timeZone())),
            lastChange);
    Reached<CustomerOutcome> reached = commands.send(command);
    return switch (reached.result()) {
      case Created(var left) -> written(HttpStatus.CREATED, id, reached.position(), left);
      case Changed(var left) -> written(HttpStatus.OK, id, reached.position(), left);
      case Unchanged(var left) ->
          written(HttpStatus.OK, id, customers.existing(id).last().position(), left);
      case Refused(var refusal) -> throw CustomerProblems.of(refusal, command.key(), customers);
    };
  }

  private static ResponseEntity<Written> written(
      HttpStatus status, CustomerId id, long position, CustomerOutcome.Left left) {
    return ResponseEntity.status(status)
        .eTag(Long.toString(position))
        .body(
            new Written(id.company(), id.customer(), position, left.confirmed(), left.forgotten()));
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
    CustomerId id = CustomerData.id(company, customer);
    positions.check(atLeast);
    KnownCustomer known = customers.existing(id);
    CustomerChanged data = known.data();
    Map<Sealed, String> texts = contacts.open(known.listed());
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
            ContactView.all(known.listed(), texts),
            List.copyOf(known.forgotten()),
            PaymentCalendarView.of(known.calendar()),
            data.creditLimit(),
            known.last().position());
    return ResponseEntity.ok().eTag(Long.toString(known.last().position())).body(view);
  }
}
