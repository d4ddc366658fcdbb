package huikuan.ledger.directory;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.contracts.MailAddress;
import huikuan.contracts.MobileNumber;
import huikuan.contracts.ledger.Contact;
import huikuan.ledger.customer.ContactView;
import huikuan.ledger.customer.SealedContacts;
import huikuan.ledger.query.Choices;
import huikuan.ledger.query.Positions;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.fields.Words;
import huikuan.platform.projection.CatchUp;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The people at all customers of a company. */
@RestController
@RequestMapping(
    path = "/api/v1/customers/{company}/contacts",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Customers", description = "How and whom to write to")
class ContactListController {

  private static final String ADDRESS = "a mail address or a mobile number";

  /** The filters of the list. */
  record Asked(
      @Parameter(
              description =
                  "paymentResponsible, accountsPayable, decisionMaker or acceptor; any if absent")
          @Nullable String role,
      @Parameter(description = "confirmed, proposed or stale; any if absent")
          @Nullable String state,
      @Parameter(description = "Only whom this mail address or mobile number belongs to")
          @Nullable String address,
      @Parameter(description = TimeParameters.AT_LEAST) @Nullable String atLeast) {

    PeopleQuery query(String company) {
      return new PeopleQuery(
          company,
          value("role", role, Contact.Role.values()),
          value("state", state, Contact.State.values()),
          RequestValues.optional("address", address, ContactListController::address));
    }

    private static <E extends Enum<E>> @Nullable E value(
        String field, @Nullable String text, E[] values) {
      return text == null
          ? null
          : Words.parse(values, Choices.choice(field, text, Words.of(values)));
    }
  }

  /**
   * @param name of the customer; null = it was told just now
   */
  @Schema(name = "ContactOfCustomer")
  record Row(String company, String customer, @Nullable String name, ContactView contact) {}

  /**
   * @param next null on the last page; one that looked at many contacts may be short, or empty
   */
  @Schema(name = "ContactPage")
  record Answer(List<Row> contacts, @Nullable String next) {}

  private final PeopleOfCompany people;
  private final Directory directory;
  private final CatchUp catchUp;
  private final SealedContacts contacts;
  private final Positions positions;

  ContactListController(
      PeopleOfCompany people,
      Directory directory,
      CatchUp directoryCatchUp,
      SealedContacts contacts,
      Positions positions) {
    this.people = people;
    this.directory = directory;
    this.catchUp = directoryCatchUp;
    this.contacts = contacts;
    this.positions = positions;
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @Audited
  @GetMapping
  @Operation(summary = "The people at all customers of a company, in the order of the customers")
  @ApiResponse(responseCode = "200", description = "A page of them")
  @ApiResponse(responseCode = "400", description = "A malformed field", content = @Content)
  @ApiResponse(responseCode = "404", description = "No such company", content = @Content)
  @ApiResponse(responseCode = "503", description = "Behind: ask again", content = @Content)
  Answer list(
      @PathVariable String company, @ParameterObject Asked asked, @PageLimits PageRequest request) {
    String id = RequestValues.read("company", company, Identifier::parseCompany);
    PeopleQuery query = asked.query(id);
    Page page = request.of(query.question());
    positions.check(asked.atLeast());
    catchUp.awaitHead();
    PeopleOfCompany.Found found = people.find(query, page);
    if (found.contacts().isEmpty() && !directory.knows(id)) {
      throw new ProblemException(Problem.notFound("company", id));
    }
    return new Answer(rows(found.contacts()), found.next());
  }

  private List<Row> rows(List<PeopleOfCompany.Person> found) {
    Map<CustomerId, CustomerEntry> customers =
        directory.find(found.stream().map(PeopleOfCompany.Person::customer).distinct().toList());
    var texts = contacts.open(found.stream().map(PeopleOfCompany.Person::contact).toList());
    return found.stream()
        .map(
            each -> {
              CustomerEntry customer = customers.get(each.customer());
              return new Row(
                  each.customer().company(),
                  each.customer().customer(),
                  customer == null ? null : customer.name(),
                  ContactView.of(each.contact(), texts));
            })
        .toList();
  }

  /** The address in its one form, as contacts have it. */
  private static String address(String text) {
    if (MailAddress.allows(text.strip())) {
      return MailAddress.parse(text.strip());
    }
    try {
      return MobileNumber.parse(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(ADDRESS, e);
    }
  }
}
