package huikuan.ledger.customer;

import huikuan.contracts.Identifier;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.WhoIsAsked;
import huikuan.ledger.commands.Today;
import huikuan.platform.web.Days;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The person at a customer who is asked for money. */
@RestController
@RequestMapping(
    path = "/api/v1/customers/{company}/{customer}/asked",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Customers", description = "How and whom to write to")
class AskedController {

  /**
   * The person who is asked for money on a day, and why it is this one.
   *
   * @param contact null = nobody can be asked
   */
  record Asked(
      LocalDate on,
      @Nullable String contract,
      @Nullable ContactView contact,
      Contact.@Nullable Role role,
      boolean ofContract,
      @Nullable String deputyOf,
      List<WhoIsAsked.Passed> passed) {}

  private final CustomerData customers;
  private final SealedContacts contacts;
  private final Today today;

  AskedController(CustomerData customers, SealedContacts contacts, Today today) {
    this.customers = customers;
    this.contacts = contacts;
    this.today = today;
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping
  @Operation(summary = "Who is asked for money on a day, and why it is this one")
  @ApiResponse(responseCode = "200", description = "The person, or nobody, and who was passed over")
  @ApiResponse(responseCode = "404", description = "No such customer")
  Asked asked(
      @PathVariable String company,
      @PathVariable String customer,
      @Parameter(description = "Of the claim") @RequestParam(required = false)
          @Nullable String contract,
      @Parameter(description = "The customer's day; today if absent")
          @RequestParam(required = false)
          @Nullable String on) {
    KnownCustomer known = customers.existing(CustomerData.id(company, customer));
    LocalDate day =
        on == null ? today.in(ZoneId.of(known.data().timeZone())) : Days.parse("on", on);
    String named =
        contract == null ? null : RequestValues.read("contract", contract, Identifier::parse);
    WhoIsAsked asked = WhoIsAsked.on(day, known.listed(), named);
    Contact contact = asked.contact();
    return new Asked(
        day,
        named,
        contact == null ? null : ContactView.of(contact, contacts.open(List.of(contact))),
        asked.role(),
        asked.ofContract(),
        asked.deputyOf(),
        asked.passed());
  }
}
