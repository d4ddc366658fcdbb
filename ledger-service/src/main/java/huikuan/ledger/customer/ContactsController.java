package huikuan.ledger.customer;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Confirmation;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.commands.Reached;
import huikuan.ledger.commands.Today;
import huikuan.ledger.customer.CustomerCommand.ConfirmContact;
import huikuan.ledger.customer.CustomerCommand.ForgetContact;
import huikuan.ledger.customer.CustomerCommand.SetContact;
import huikuan.ledger.customer.CustomerOutcome.Created;
import huikuan.ledger.customer.CustomerOutcome.Refused;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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

/** The people at a customer, one at a time. */
@RestController
@RequestMapping("/api/v1/customers/{company}/{customer}")
@Tag(name = "Customers", description = "How and whom to write to")
class ContactsController {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
  private static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_TEXT = 500;

  /** All people at a customer. */
  record Listed(List<ContactView> contacts, List<String> forgotten, long position) {}

  private final Commands commands;
  private final CustomerData customers;
  private final SealedContacts contacts;
  private final ConfirmationReader confirmations;
  private final Today today;

  ContactsController(
      Commands commands,
      CustomerData customers,
      SealedContacts contacts,
      ConfirmationReader confirmations,
      Today today) {
    this.confirmations = confirmations;
    this.commands = commands;
    this.customers = customers;
    this.contacts = contacts;
    this.today = today;
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping(path = "/contacts", produces = JSON)
  @Operation(summary = "The people at a customer: whom we may rely on, and who is away")
  @ApiResponse(responseCode = "200", description = "All of them")
  @ApiResponse(responseCode = "404", description = "No such customer")
  ResponseEntity<Listed> list(@PathVariable String company, @PathVariable String customer) {
    KnownCustomer known = customers.existing(CustomerData.id(company, customer));
    var texts = contacts.open(known.listed());
    return ResponseEntity.ok()
        .eTag(Long.toString(known.last().position()))
        .body(
            new Listed(
                ContactView.all(known.listed(), texts),
                List.copyOf(known.forgotten()),
                known.last().position()));
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR})
  @PutMapping(path = "/contacts/{contact}", consumes = JSON, produces = JSON)
  @Operation(summary = "Set one of the people; a confirmed one who changes is to be confirmed anew")
  @ApiResponse(responseCode = "201", description = "The contact is new")
  @ApiResponse(responseCode = "200", description = "The contact was changed, or was like this")
  @ApiResponse(responseCode = "404", description = "No such customer")
  @ApiResponse(
      responseCode = "409",
      description =
          "It is forgotten, the deputies form a circle, or another contact has the mail address and"
              + " confirmSameAs does not name it")
  @ApiResponse(responseCode = "412", description = "The customer is not as If-Match has it")
  ResponseEntity<ContactView> put(
      @PathVariable String company,
      @PathVariable String customer,
      @PathVariable String contact,
      @Parameter(description = "The ETag of the customer: only if nobody changed it since")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    CustomerId id = CustomerData.id(company, customer);
    String contactId = RequestValues.read("contact", contact, Identifier::parse);
    Faults faults = new Faults();
    Precondition precondition = Precondition.read(ifMatch, null);
    Fields fields = body(request, faults);
    List<String> meant = meant(fields);
    KnownCustomer known = customers.existing(id);
    ContactData told = new ContactReader(fields, known::hasHad).read(contactId);
    faults.refuse();
    SetContact command =
        new SetContact(
            new CustomerKey(id),
            contacts.seal(id, Objects.requireNonNull(told)),
            meant,
            today(known),
            precondition.lastChange(known::last));
    CustomerOutcome outcome = send(command);
    return answer(outcome instanceof Created ? HttpStatus.CREATED : HttpStatus.OK, id, contactId);
  }

  /** The contacts whose address it is, too, as the sender knows. It is no content. */
  private static List<String> meant(Fields fields) {
    return fields.given("confirmSameAs")
        ? fields.each(
            "confirmSameAs", Identifier.ALLOWED, KnownCustomer.MOST_CONTACTS, Identifier::parse)
        : List.of();
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR})
  @PostMapping(path = "/contacts/{contact}/confirm", consumes = JSON, produces = JSON)
  @Operation(summary = "Say that it is the right person, and how you know")
  @ApiResponse(responseCode = "200", description = "The contact is confirmed")
  @ApiResponse(responseCode = "404", description = "No such contact")
  @ApiResponse(responseCode = "409", description = "The contact is forgotten")
  @ApiResponse(responseCode = "412", description = "The customer is not as If-Match has it")
  ResponseEntity<ContactView> confirm(
      @PathVariable String company,
      @PathVariable String customer,
      @PathVariable String contact,
      @Parameter(description = "The ETag of the customer: only if nobody changed it since")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    CustomerId id = CustomerData.id(company, customer);
    String contactId = RequestValues.read("contact", contact, Identifier::parse);
    Faults faults = new Faults();
    Precondition precondition = Precondition.read(ifMatch, null);
    Fields fields = body(request, faults);
    KnownCustomer known = customers.existing(id);
    Confirmation confirmation = confirmations.read(fields, known, contactId, today(known));
    fields.refuseOthers();
    faults.refuse();
    send(
        new ConfirmContact(
            new CustomerKey(id), contactId, confirmation, precondition.lastChange(known::last)));
    return answer(HttpStatus.OK, id, contactId);
  }

  @AllowedTo({Role.FINANCE, Role.ADMIN})
  @PostMapping(path = "/contacts/{contact}/forget", consumes = JSON, produces = JSON)
  @Operation(summary = "Erase name and addresses of a person, for ever")
  @ApiResponse(responseCode = "200", description = "The person is forgotten")
  @ApiResponse(responseCode = "404", description = "No such contact")
  @ApiResponse(responseCode = "409", description = "The person is asked today")
  @ApiResponse(responseCode = "412", description = "The customer is not as If-Match has it")
  Listed forget(
      @PathVariable String company,
      @PathVariable String customer,
      @PathVariable String contact,
      @Parameter(description = "The ETag of the customer: only if nobody changed it since")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    CustomerId id = CustomerData.id(company, customer);
    String contactId = RequestValues.read("contact", contact, Identifier::parse);
    Faults faults = new Faults();
    Precondition precondition = Precondition.read(ifMatch, null);
    Fields fields = body(request, faults);
    String reason = fields.words("reason", LONGEST_TEXT);
    fields.refuseOthers();
    faults.refuse();
    KnownCustomer known = customers.existing(id);
    send(
        new ForgetContact(
            new CustomerKey(id),
            contactId,
            today(known),
            Objects.requireNonNull(reason),
            precondition.lastChange(known::last)));
    return Objects.requireNonNull(list(company, customer).getBody());
  }

  private CustomerOutcome send(CustomerCommand command) {
    Reached<CustomerOutcome> reached = commands.send(command);
    if (reached.result() instanceof Refused(var refusal)) {
      throw CustomerProblems.of(refusal, command.key(), customers);
    }
    return reached.result();
  }

  private ResponseEntity<ContactView> answer(HttpStatus status, CustomerId id, String contactId) {
    KnownCustomer known = customers.existing(id);
    Contact contact =
        known
            .contact(contactId)
            .orElseThrow(() -> new ProblemException(Problem.notFound("contact", contactId)));
    return ResponseEntity.status(status)
        .eTag(Long.toString(known.last().position()))
        .body(ContactView.of(contact, contacts.open(List.of(contact))));
  }

  private LocalDate today(KnownCustomer customer) {
    return today.in(ZoneId.of(customer.data().timeZone()));
  }

  private static Fields body(HttpServletRequest request, Faults faults) throws IOException {
    return Fields.ofBody(request, MOST_BYTES, faults);
  }
}
