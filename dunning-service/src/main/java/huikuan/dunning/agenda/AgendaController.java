package huikuan.dunning.agenda;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.AccountId;
import huikuan.contracts.Identifier;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.WhoIsAsked;
import huikuan.dunning.cases.Cases;
import huikuan.dunning.cases.Cases.CaseBalance;
import huikuan.dunning.customers.ContactNames;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Policies;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Moments;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Masking;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Dunning")
class AgendaController {

  /**
   * A step that is planned.
   *
   * @param invoice the number of the item
   * @param open what is open today, decimal, in {@code currency}
   * @param recipient who would be written to on that day; null if nobody, or if none is needed
   * @param needsContact whether somebody to write to is wanting
   * @param waits what a step that is due waits for: {@code chasing-closed} or {@code
   *     receipts-missing}; or {@code covered}, and it is asked about again at {@code at}; absent if
   *     it is not due
   */
  record Planned(
      Instant at,
      @JsonProperty("case") String caseId,
      String account,
      String customerName,
      ItemKind itemKind,
      String invoice,
      String level,
      String open,
      String currency,
      @JsonInclude(Include.ALWAYS) @Nullable Recipient recipient,
      boolean needsContact,
      @JsonInclude(Include.NON_NULL) @Nullable String waits) {}

  record Recipient(String contactId, String name, String email) {}

  /**
   * @param next where the next page starts, for {@code after}; null on the last page
   */
  record Agenda(
      Instant from,
      Instant to,
      List<Planned> steps,
      @JsonInclude(Include.ALWAYS) @Nullable String next) {}

  private final MongoTemplate mongo;
  private final Cases cases;
  private final Customers customers;
  private final Policies policies;
  private final AgendaSettings settings;
  private final ContactNames names;
  private final Clock clock;

  AgendaController(
      MongoTemplate mongo,
      Cases cases,
      Customers customers,
      Policies policies,
      AgendaSettings settings,
      ContactNames names,
      Clock clock) {
    this.names = names;
    this.mongo = mongo;
    this.cases = cases;
    this.customers = customers;
    this.policies = policies;
    this.settings = settings;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping("/api/v1/dunning/agenda")
  @Operation(
      summary =
          "What is planned, in order of time, if nothing is paid until then; from now on, with what"
              + " is due and waits")
  @ApiResponse(responseCode = "200", description = "A page of planned steps")
  @ApiResponse(responseCode = "400", description = "A malformed or impossible period")
  Agenda agenda(
      @RequestParam(required = false) @Nullable String company,
      @Parameter(description = "a date, or a moment with offset; now unless given")
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = "a date (that day included), or a moment (before it)")
          @RequestParam(required = false)
          @Nullable String to,
      @PageLimits PageRequest request) {
    String of = RequestValues.optional("company", company, Identifier::parseCompany);
    Page page =
        request.of(
            ListQuestion.of("agenda").with("company", company).with("from", from).with("to", to));
    Window window = window(from, to, page);
    String first = from == null ? "" : AgendaEntry.order(window.from());
    List<AgendaEntry> found = find(of, first, window, page);
    return new Agenda(
        window.from(),
        window.to(),
        views(page.told(found)),
        page.next(found, List.of(window.from(), window.to()), last -> List.of(last.order())));
  }

  /** All pages have the window of the first, also if it began now. */
  private Window window(@Nullable String from, @Nullable String to, Page page) {
    if (page.isFirst()) {
      return Window.of(from, to, clock.instant(), settings);
    }
    return new Window(
        Moments.parse("after", page.pinned(0)).toInstant(),
        Moments.parse("after", page.pinned(1)).toInstant());
  }

  private List<AgendaEntry> find(@Nullable String company, String first, Window window, Page page) {
    String start = page.isFirst() ? first : page.text(0);
    Criteria wanted = where("order").gt(start).lt(AgendaEntry.order(window.to()));
    Query query =
        Query.query(company == null ? wanted : wanted.and("company").is(company))
            .with(Sort.by("order"))
            .limit(page.read());
    return mongo.find(query, AgendaEntry.class);
  }

  private List<Planned> views(List<AgendaEntry> page) {
    Map<String, CaseBalance> cases =
        this.cases.standing(page.stream().map(AgendaEntry::caseId).toList());
    var known =
        customers.findAll(
            page.stream().map(one -> AccountId.parse(one.account()).customerId()).toList());
    List<String> reminders = policies.reminderLevels();
    return page.stream()
        .map(
            entry -> {
              AccountId account = AccountId.parse(entry.account());
              return view(
                  entry,
                  reminders.contains(entry.level()),
                  account,
                  Objects.requireNonNull(known.get(account.customerId())),
                  cases.getOrDefault(
                      entry.caseId(),
                      new CaseBalance(Money.zero(account.currency()), null, null, null, null)));
            })
        .toList();
  }

  /**
   * @param reminder whether the customer is written to
   */
  private Planned view(
      AgendaEntry entry,
      boolean reminder,
      AccountId account,
      Customer customer,
      CaseBalance standing) {
    Recipient recipient = reminder ? recipient(customer, entry, standing) : null;
    return new Planned(
        entry.at(),
        entry.caseId(),
        entry.account(),
        customer.name(),
        entry.itemKind(),
        entry.invoice(),
        entry.level(),
        standing.open().decimal(),
        account.currency().getCurrencyCode(),
        recipient,
        reminder && recipient == null,
        standing.waits(new PlannedStep(entry.level(), entry.at()), clock.instant()));
  }

  private @Nullable Recipient recipient(
      Customer customer, AgendaEntry entry, CaseBalance standing) {
    List<Contact.Role> roles =
        standing.policy() == null
            ? WhoIsAsked.ROLES
            : policies.ofReference(standing.policy()).rolesAt(entry.level());
    return customer
        .askedOn(entry.at().atZone(customer.zone()).toLocalDate(), standing.contract(), roles)
        .map(this::recipient)
        .orElse(null);
  }

  private Recipient recipient(Contact contact) {
    return new Recipient(
        contact.id(),
        Masking.name(Objects.requireNonNullElse(names.name(contact), "")),
        Masking.text(Objects.requireNonNullElse(names.mailAddress(contact), "")));
  }
}
