package huikuan.ledger.recipient;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.CustomerId;
import huikuan.contracts.MobileNumber;
import huikuan.ledger.customer.CustomerData;
import huikuan.ledger.customer.SealedContacts;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people of the company see and do of the links in a customer's mails. */
@RestController
@RequestMapping(
    path = "/api/v1/customers/{company}/{customer}",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Customers")
class CustomerLinksController {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_TEXT = 1_000;
  private static final int LONGEST_ID = 200;

  /** The body that confirms a person. */
  @Schema(name = "ProposedContactConfirmation")
  record ConfirmData(
      @Schema(description = "A mobile number that was known before the person was named")
          String called,
      @Nullable String note) {}

  /** The body that dismisses one. */
  @Schema(name = "ProposedContactDismissal")
  record DismissData(String reason) {}

  /** The body that ends links. */
  @Schema(name = "LinksRevocation")
  record RevokeData(
      @Schema(description = "Whose link; all that are out if absent") @Nullable String message) {}

  /**
   * @param message null = all links that were out
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "LinksRevoked")
  record Revoked(String company, String customer, @Nullable String message) {}

  /**
   * A page.
   *
   * @param next into {@code after}; null on the last page
   */
  @Schema(name = "ToldByRecipients")
  record Answer(List<RecipientAnswerRow> told, @Nullable String next) {}

  private final LinkOversight links;
  private final CustomerData customers;
  private final SealedContacts contacts;

  CustomerLinksController(LinkOversight links, CustomerData customers, SealedContacts contacts) {
    this.links = links;
    this.customers = customers;
    this.contacts = contacts;
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR})
  @PostMapping(
      path = "/proposed-contacts/{proposal}/confirm",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Make a person whom a recipient has named a contact, after a call")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ConfirmData.class)))
  @ApiResponse(responseCode = "200", description = "The person is a contact")
  @ApiResponse(responseCode = "404", description = "Nobody was named under this number")
  @ApiResponse(
      responseCode = "409",
      description = "It was dismissed, or confirmed with other words")
  ProposedContact confirm(
      @PathVariable String company,
      @PathVariable String customer,
      @PathVariable String proposal,
      HttpServletRequest request)
      throws IOException {
    CustomerId id = CustomerData.id(company, customer);
    LinkOversight.Proposed named = links.named(id, proposal);
    Faults faults = new Faults();
    Fields fields = body(request, faults);
    String called = fields.optionalValue("called", MobileNumber.ALLOWED, MobileNumber::parse);
    if (!fields.given("called")) {
      fields.fault("called", MobileNumber.ALLOWED);
    }
    String note = fields.optionalWords("note", LONGEST_TEXT);
    fields.refuseOthers();
    faults.refuse();
    return ProposedContact.of(links.confirm(id, named, requireNonNull(called), note), contacts);
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR})
  @PostMapping(
      path = "/proposed-contacts/{proposal}/dismiss",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Say that a person whom a recipient has named is no contact")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = DismissData.class)))
  @ApiResponse(responseCode = "200", description = "It is dismissed")
  @ApiResponse(responseCode = "404", description = "Nobody was named under this number")
  @ApiResponse(
      responseCode = "409",
      description = "It was confirmed, or dismissed for another reason")
  ProposedContact dismiss(
      @PathVariable String company,
      @PathVariable String customer,
      @PathVariable String proposal,
      HttpServletRequest request)
      throws IOException {
    CustomerId id = CustomerData.id(company, customer);
    links.named(id, proposal);
    Faults faults = new Faults();
    Fields fields = body(request, faults);
    String reason = fields.words("reason", LONGEST_TEXT);
    fields.refuseOthers();
    faults.refuse();
    return ProposedContact.of(links.dismiss(id, proposal, requireNonNull(reason)), contacts);
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR, Role.OPERATOR})
  @PostMapping(path = "/links/revoke", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "End the link of one mail, or all links of the customer that are out now")
  @RequestBody(content = @Content(schema = @Schema(implementation = RevokeData.class)))
  @ApiResponse(responseCode = "200", description = "They can't be used any more")
  @ApiResponse(responseCode = "404", description = "No such customer")
  Revoked revoke(
      @PathVariable String company, @PathVariable String customer, HttpServletRequest request)
      throws IOException {
    CustomerId id = CustomerData.id(company, customer);
    customers.existing(id);
    Faults faults = new Faults();
    Fields fields = body(request, faults);
    String message = fields.optionalWords("message", LONGEST_ID);
    fields.refuseOthers();
    faults.refuse();
    links.revoke(id, message);
    return new Revoked(id.company(), id.customer(), message);
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping("/told")
  @Operation(summary = "What recipients have told by the links in their mails, the newest first")
  @ApiResponse(responseCode = "200", description = "A page of it")
  @ApiResponse(responseCode = "404", description = "No such customer", content = @Content)
  Answer told(
      @PathVariable String company,
      @PathVariable String customer,
      @PageLimits PageRequest request) {
    CustomerId id = CustomerData.id(company, customer);
    customers.existing(id);
    Page page = request.of(ListQuestion.of("told").with("customer", id));
    List<RecordedEvent> found = links.told(id, page);
    return new Answer(
        page.told(found).stream()
            .flatMap(each -> RecipientAnswerRow.of(each, contacts).stream())
            .toList(),
        page.next(found, last -> List.of(last.sequence())));
  }

  private static Fields body(HttpServletRequest request, Faults faults) throws IOException {
    return Fields.ofBody(request, MOST_BYTES, faults);
  }
}
