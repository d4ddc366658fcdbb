package huikuan.dunning.concession;

import static java.util.Objects.requireNonNull;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
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
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows concessions. */
@RestController
@RequestMapping("/api/v1/dunning/concessions")
@Tag(name = "Dunning")
class ConcessionListController {

  private static final List<String> STATES =
      Stream.concat(ConcessionState.WORDS.stream(), Stream.of(ConcessionState.OPEN)).toList();

  private final ConcessionLog log;
  private final Customers customers;
  private final MongoTemplate mongo;

  ConcessionListController(ConcessionLog log, Customers customers, MongoTemplate mongo) {
    this.log = log;
    this.customers = customers;
    this.mongo = mongo;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping
  @Operation(summary = "The concessions, by the day of what comes next")
  @ApiResponse(responseCode = "200", description = "A page of concessions")
  @ApiResponse(responseCode = "400", description = "An unknown state, a malformed account")
  ConcessionView.Page list(
      @RequestParam(required = false) @Nullable String company,
      @Parameter(description = "company.customer") @RequestParam(required = false)
          @Nullable String customer,
      @RequestParam(required = false) @Nullable String account,
      @Parameter(
              description =
                  "proposed, offered, in-force, settling, refused-by-ledger, kept, missed, declined,"
                      + " withdrawn, rejected or lapsed; open: the first five")
          @RequestParam(required = false)
          @Nullable String state,
      @Parameter(description = "plan, discount, settlement, extension, exchange or service")
          @RequestParam(required = false)
          @Nullable String kind,
      @PageLimits(usual = 50, most = 500) PageRequest request) {
    Query query = new Query().with(Sort.by("nextOn", "_id"));
    List<FieldError> errors = new ArrayList<>();
    add(
        query,
        "company",
        RequestValues.optional("company", company, Identifier::parseCompany, errors));
    add(query, "customer", RequestValues.optional("customer", customer, CustomerId::parse, errors));
    add(query, "account", RequestValues.optional("account", account, AccountId::parse, errors));
    if (state != null && !STATES.contains(state)) {
      errors.add(new FieldError("state", FieldError.oneOf(STATES)));
    }
    if (kind != null && !ConcessionKind.WORDS.contains(kind)) {
      errors.add(new FieldError("kind", FieldError.oneOf(ConcessionKind.WORDS)));
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    if (ConcessionState.OPEN.equals(state)) {
      query.addCriteria(where("state").in(ConcessionState.OPEN_ONES));
    } else {
      add(query, "state", state);
    }
    add(query, "kind", kind);
    Page page =
        request.of(
            ListQuestion.of("concessions")
                .with("company", company)
                .with("customer", customer)
                .with("account", account)
                .with("kind", kind)
                .with("state", state));
    if (!page.isFirst()) {
      query.addCriteria(
          new Criteria()
              .orOperator(
                  where("nextOn").gt(page.text(0)),
                  where("nextOn").is(page.text(0)).and("_id").gt(page.text(1))));
    }
    List<ConcessionEntry> found = mongo.find(query.limit(page.read()), ConcessionEntry.class);
    List<ConcessionEntry> told = page.told(found);
    Map<CustomerId, Customer> of =
        customers.findAll(told.stream().map(each -> CustomerId.parse(each.customer)).toList());
    return new ConcessionView.Page(
        told.stream()
            .map(
                each ->
                    ConcessionView.of(
                        each, requireNonNull(of.get(CustomerId.parse(each.customer))).name()))
            .toList(),
        page.next(found, last -> List.of(last.nextOn, last.id)));
  }

  private static void add(Query query, String field, @Nullable Object value) {
    if (value != null) {
      query.addCriteria(where(field).is(value.toString()));
    }
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.CASE)
  @GetMapping("/{id}")
  @Operation(summary = "One concession")
  @ApiResponse(responseCode = "200", description = "The concession")
  @ApiResponse(responseCode = "404", description = "There is no such concession")
  ConcessionView one(@PathVariable("id") String id) {
    return log.view(ConcessionLog.id(id));
  }
}
