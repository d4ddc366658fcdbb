package huikuan.dunning.promise;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.contracts.Money;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.promise.PromiseBody.Asked;
import huikuan.dunning.promise.PromiseCommand.WithdrawPromise;
import huikuan.dunning.promise.PromiseEvent.PromiseMade;
import huikuan.dunning.promise.PromiseOffers.Offer;
import huikuan.dunning.promise.PromiseOutcome.Excess;
import huikuan.dunning.promise.PromiseOutcome.Made;
import huikuan.dunning.promise.PromiseOutcome.MoreThanFree;
import huikuan.dunning.promise.PromiseOutcome.Same;
import huikuan.dunning.promise.PromiseOutcome.Withdrawal;
import huikuan.dunning.reminder.KnownCustomers;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Caller;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes promises to pay, and shows what becomes of them. */
@RestController
@RequestMapping("/api/v1/dunning")
@Tag(name = "Dunning")
class PromisesController {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_REASON = 200;

  /** The body that takes a promise. */
  @Schema(name = "PromiseData")
  record Data(
      @Schema(example = "CNY") String currency,
      @Schema(description = "Absent: the sum of the items' amounts") @Nullable String amount,
      @Schema(description = "The day by which the money is to come, at the customer") LocalDate on,
      @Schema(description = "At most 200; absent: what is due first")
          @Nullable List<ItemData> items,
      @Schema(allowableValues = {"resume", "call", "plan", "sanction"}) @Nullable String ifBroken,
      @Schema(description = "Who promised it, among the customer's contacts")
          @Nullable String contact,
      @Schema(description = "The talk in which it was promised") @Nullable String talk,
      @Schema(description = "For colleagues") @Nullable String note) {}

  /** An item that is promised. */
  @Schema(name = "PromisedItemData")
  record ItemData(
      @Schema(allowableValues = {"invoice", "refund"}) @Nullable String kind,
      String number,
      @Schema(description = "For each item, or for none") @Nullable String amount) {}

  /** The body that takes a promise back. */
  @Schema(name = "PromiseWithdrawalData")
  record WithdrawalData(@Schema(description = "1 to 200 printable characters") String reason) {}

  private final Promises promises;
  private final PromiseOffers offers;
  private final KnownCustomers known;
  private final Customers customers;
  private final Commands commands;
  private final EventLog log;
  private final MongoTemplate mongo;
  private final Clock clock;

  PromisesController(
      Promises promises,
      PromiseOffers offers,
      KnownCustomers known,
      Customers customers,
      Commands commands,
      EventLog log,
      MongoTemplate mongo,
      Clock clock) {
    this.promises = promises;
    this.offers = offers;
    this.known = known;
    this.customers = customers;
    this.commands = commands;
    this.log = log;
    this.mongo = mongo;
    this.clock = clock;
  }

  @AllowedTo({Role.COLLECTOR, Role.APPROVER})
  @PostMapping(
      path = "/customers/{company}/{customer}/promises",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Take a promise to pay: what is promised is not asked for until its end, or until it is"
              + " broken")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "201", description = "It is in force, or waits for approval")
  @ApiResponse(responseCode = "200", description = "The same is promised already")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  @ApiResponse(responseCode = "409", description = "The customer is insolvent")
  @ApiResponse(responseCode = "422", description = "More than is open, or promised already")
  ResponseEntity<PromiseView> make(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      HttpServletRequest request)
      throws IOException {
    Customer of = known.require(company, customer);
    promises.requireSolvent(of.id());
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, of.zone());
    Asked asked =
        PromiseBody.read(
            ExactJson.bytes(request, PromiseBody.MOST_BYTES),
            today,
            today.plusDays(promises.terms().daysAheadApproved()));
    AccountId account = new AccountId(of.id().company(), of.id().customer(), asked.currency());
    Offer offer = offers.of(account, asked.items(), asked.amount());
    if (offer.parts().isEmpty() || offer.tooMuch().signum() > 0) {
      throw new ProblemException(tooMuch(account, offer, asked));
    }
    boolean approver =
        Caller.current()
            .map(caller -> caller.companies(Role.APPROVER).has(of.id().company()))
            .orElse(false);
    return switch (promises.make(account, of, offer, asked.on(), asked.said(), approver, now)) {
      case Made(ArrangementId id) -> ResponseEntity.status(HttpStatus.CREATED).body(view(id, of));
      case Same(ArrangementId id) -> ResponseEntity.ok(view(id, of));
      case MoreThanFree(List<Excess> excesses) ->
          throw new ProblemException(tooMuch(excesses, asked));
    };
  }

  private static Problem tooMuch(AccountId account, Offer offer, Asked asked) {
    String free =
        offer.parts().isEmpty()
            ? "nothing: no item of " + account + " is open and free to be promised"
            : "at most "
                + offer.parts().stream()
                    .map(PromiseCommand.Offered::amount)
                    .reduce(Money.zero(account.currency()), Money::plus)
                    .decimal()
                + ": what is open, and neither disputed nor in a plan";
    return Problem.ofFields(
        "more-than-open",
        "More than is open",
        422,
        List.of(new FieldError(asked.amount() == null ? "items" : "amount", free)));
  }

  private static Problem tooMuch(List<Excess> excesses, Asked asked) {
    List<FieldError> errors = new ArrayList<>();
    for (Excess each : excesses) {
      int at = indexOf(each, asked);
      errors.add(
          new FieldError(
              at < 0 ? "amount" : "items[" + at + "].amount",
              "at most %s of %s: what is open and not promised or disputed already"
                  .formatted(each.free().decimal(), each.item().number())));
    }
    return Problem.ofFields("more-than-open", "More than is open", 422, errors);
  }

  private static int indexOf(Excess excess, Asked asked) {
    for (int at = 0; at < asked.items().size(); at++) {
      if (asked.items().get(at).name().equals(excess.item())) {
        return at;
      }
    }
    return -1;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping("/promises")
  @Operation(summary = "The promises, by the day on which the money is to come")
  @ApiResponse(responseCode = "200", description = "A page of promises")
  @ApiResponse(responseCode = "400", description = "An unknown state, a malformed account or day")
  PromiseView.Page list(
      @RequestParam(required = false) @Nullable String company,
      @Parameter(description = "company.customer") @RequestParam(required = false)
          @Nullable String customer,
      @RequestParam(required = false) @Nullable String account,
      @Parameter(
              description =
                  "proposed, in-force, kept, partly-kept, broken, withdrawn, rejected or lapsed")
          @RequestParam(required = false)
          @Nullable String state,
      @Parameter(description = "The first day by which the money is to come")
          @RequestParam(required = false)
          @Nullable LocalDate from,
      @Parameter(description = "The last one") @RequestParam(required = false)
          @Nullable LocalDate to,
      @PageLimits(usual = 50, most = 500) PageRequest request) {
    Query query = new Query().with(Sort.by("on", "_id"));
    List<FieldError> errors = new ArrayList<>();
    add(
        query,
        "company",
        RequestValues.optional("company", company, Identifier::parseCompany, errors));
    add(query, "customer", RequestValues.optional("customer", customer, CustomerId::parse, errors));
    add(query, "account", RequestValues.optional("account", account, AccountId::parse, errors));
    if (state != null && !PromiseState.WORDS.contains(state)) {
      errors.add(new FieldError("state", FieldError.oneOf(PromiseState.WORDS)));
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    add(query, "state", state);
    Page page =
        request.of(
            ListQuestion.of("promises")
                .with("company", company)
                .with("customer", customer)
                .with("account", account)
                .with("state", state)
                .with("from", from == null ? null : from.toString())
                .with("to", to == null ? null : to.toString()));
    within(query, from, to, page);
    List<PromiseEntry> found = mongo.find(query.limit(page.read()), PromiseEntry.class);
    List<PromiseEntry> told = page.told(found);
    Map<CustomerId, Customer> of =
        customers.findAll(told.stream().map(each -> CustomerId.parse(each.customer)).toList());
    return new PromiseView.Page(
        told.stream()
            .map(
                each ->
                    PromiseView.of(
                        each,
                        Objects.requireNonNull(of.get(CustomerId.parse(each.customer))).name()))
            .toList(),
        page.next(found, last -> List.of(last.on, last.id)));
  }

  private static void add(Query query, String field, @Nullable Object value) {
    if (value != null) {
      query.addCriteria(where(field).is(value.toString()));
    }
  }

  private static void within(
      Query query, @Nullable LocalDate from, @Nullable LocalDate to, Page page) {
    List<Criteria> all = new ArrayList<>();
    if (from != null) {
      all.add(where("on").gte(from.toString()));
    }
    if (to != null) {
      all.add(where("on").lte(to.toString()));
    }
    if (!page.isFirst()) {
      all.add(
          new Criteria()
              .orOperator(
                  where("on").gt(page.text(0)),
                  where("on").is(page.text(0)).and("_id").gt(page.text(1))));
    }
    if (!all.isEmpty()) {
      query.addCriteria(new Criteria().andOperator(all));
    }
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.CASE)
  @GetMapping("/promises/{id}")
  @Operation(summary = "One promise")
  @ApiResponse(responseCode = "200", description = "The promise")
  @ApiResponse(responseCode = "404", description = "There is no such promise")
  PromiseView one(@PathVariable("id") String id) {
    ArrangementId promise = require(id);
    return view(promise, customers.find(promise.customer()));
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = "/promises/{id}/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Take a promise back; what is due is sent on the next contact day")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WithdrawalData.class)))
  @ApiResponse(responseCode = "200", description = "It is taken back, or was")
  @ApiResponse(responseCode = "404", description = "There is no such promise")
  @ApiResponse(responseCode = "409", description = "It is over")
  PromiseView withdraw(@PathVariable("id") String id, HttpServletRequest request)
      throws IOException {
    ArrangementId promise = require(id);
    Faults faults = new Faults();
    Fields fields = Fields.ofBody(request, MOST_BYTES, faults);
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    Withdrawal outcome =
        commands.sendUntilFirst(
            new WithdrawPromise(
                new PromisesKey(promise.customer()),
                promise,
                Objects.requireNonNull(reason),
                clock.instant()));
    PromiseView now = view(promise, customers.find(promise.customer()));
    return switch (outcome) {
      case DONE, UNCHANGED -> now;
      case OVER ->
          throw new ProblemException(
              Problem.of(
                  "promise-over",
                  "The promise is over",
                  409,
                  "It is %s; only one that is in force, or waits for approval, is taken back."
                      .formatted(now.state())));
      case UNKNOWN -> throw new ProblemException(Problem.notFound("promise", id));
    };
  }

  private static ArrangementId require(String id) {
    return ArrangementId.find(PromiseEvent.KIND, id)
        .orElseThrow(() -> new ProblemException(Problem.notFound("promise", id)));
  }

  /** As the log tells it: whoever has just changed it sees that. */
  private PromiseView view(ArrangementId promise, Customer customer) {
    PromiseEntry entry = null;
    for (RecordedEvent event : log.ofAggregate(new PromisesKey(promise.customer()).toString(), 0)) {
      if (event.payload() instanceof PromiseEvent of && of.arrangement().equals(promise)) {
        if (of instanceof PromiseMade made) {
          entry = PromiseEntry.of(made, event.recordedAt());
        } else if (entry != null) {
          entry.apply(of, event.recordedAt());
        }
      }
    }
    if (entry == null) {
      throw new ProblemException(Problem.notFound("promise", promise.toString()));
    }
    return PromiseView.of(entry, customer.name());
  }
}
