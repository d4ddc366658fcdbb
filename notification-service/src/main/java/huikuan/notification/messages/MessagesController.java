package huikuan.notification.messages;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.platform.web.Days;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Companies;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/notifications")
@Tag(name = "Messages", description = "What was sent to whom, what waits, what failed")
class MessagesController {

  private final Messages messages;

  MessagesController(Messages messages) {
    this.messages = messages;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping
  @Operation(summary = "Messages, newest first")
  @ApiResponse(
      responseCode = "200",
      description = "A page; HTML, and claims beyond the first 20 of a message, are left out")
  @ApiResponse(responseCode = "400", description = "urn:huikuan:problem:invalid")
  MessagePage messages(
      @RequestParam(required = false) @Nullable String company,
      @Parameter(description = "The company's customer") @RequestParam(required = false)
          @Nullable String customer,
      @Parameter(description = "company.customer.currency") @RequestParam(required = false)
          @Nullable String account,
      @Parameter(
              description =
                  "The number of an invoice or refund that it was asked to tell of, or that its"
                      + " letter demands")
          @RequestParam(required = false)
          @Nullable String invoice,
      @Parameter(
              description =
                  "A contact id, or a name or mail address that a contact has, or had when written"
                      + " to")
          @RequestParam(required = false)
          @Nullable String recipient,
      @Parameter(description = "pending, retrying, sent, bounced, failed or withdrawn")
          @RequestParam(required = false)
          @Nullable String status,
      @Parameter(description = "First day on which a message fell due at the customer")
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = "Last such day") @RequestParam(required = false) @Nullable String to,
      @Parameter(description = "The level of one of its claims, such as reminder-1")
          @RequestParam(required = false)
          @Nullable String level,
      @Parameter(description = "The number of the letter that it takes to the customer")
          @RequestParam(required = false)
          @Nullable String letter,
      @PageLimits(usual = 50, most = 200) PageRequest request) {
    List<FieldError> errors = new ArrayList<>();
    String ofCompany = RequestValues.optional("company", company, Identifier::parseCompany, errors);
    String ofCustomer = RequestValues.optional("customer", customer, Identifier::parse, errors);
    check(errors, customer == null || company != null, "company", "the customer's company");
    AccountId ofAccount = RequestValues.optional("account", account, AccountId::parse, errors);
    String ofInvoice = RequestValues.optional("invoice", invoice, Identifier::parse, errors);
    String ofLetter = RequestValues.optional("letter", letter, Identifier::parse, errors);
    check(
        errors,
        status == null || Status.of(status).isPresent(),
        "status",
        FieldError.oneOf(Status.words()));
    LocalDate first = from == null ? null : Days.parse("from", from);
    LocalDate last = to == null ? null : Days.parse("to", to);
    check(errors, first == null || last == null || !last.isBefore(first), "to", "not before from");
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    MessageQuery query =
        new MessageQuery(
            ofCompany,
            ofCustomer,
            ofAccount == null ? null : ofAccount.toString(),
            ofInvoice,
            recipient,
            status == null ? null : Status.of(status).orElseThrow(),
            first,
            last,
            level,
            ofLetter);
    return messages.page(query, request.of(query.question()));
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.ENDPOINT)
  @GetMapping("/{id}")
  @Operation(summary = "One message, with its HTML")
  @ApiResponse(responseCode = "200", description = "The message, its content exactly as sent")
  @ApiResponse(responseCode = "404", description = "urn:huikuan:problem:not-found")
  MessageView message(@PathVariable String id, Companies companies) {
    return messages
        .find(id)
        .filter(found -> companies.has(CustomerId.parse(found.customer()).company()))
        .orElseThrow(() -> new ProblemException(Problem.notFound("message", id)));
  }

  private static void check(List<FieldError> errors, boolean right, String field, String allowed) {
    if (!right) {
      errors.add(new FieldError(field, allowed));
    }
  }
}
