package huikuan.dunning.dispute;

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

/** Shows disputes. */
@RestController
@RequestMapping("/api/v1/dunning/disputes")
@Tag(name = "Dunning")
class DisputeListController {

  private static final List<String> STAGES =
      Stream.concat(DisputeStage.WORDS.stream(), Stream.of(DisputeStage.OPEN)).toList();

  private final DisputeLog log;
  private final Customers customers;
  private final MongoTemplate mongo;

  DisputeListController(DisputeLog log, Customers customers, MongoTemplate mongo) {
    this.log = log;
    this.customers = customers;
    this.mongo = mongo;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping
  @Operation(
      summary =
          "The disputes, by the day by which they are to be clarified; of closed ones alone, the last first")
  @ApiResponse(responseCode = "200", description = "A page of disputes")
  @ApiResponse(responseCode = "400", description = "An unknown stage, a malformed account")
  DisputeView.Page list(
      @RequestParam(required = false) @Nullable String company,
      @Parameter(description = "company.customer") @RequestParam(required = false)
          @Nullable String customer,
      @RequestParam(required = false) @Nullable String account,
      @RequestParam(required = false) @Nullable String owner,
      @Parameter(description = "new, in-work, with-customer, resolving or closed; open: not closed")
          @RequestParam(required = false)
          @Nullable String stage,
      @PageLimits(usual = 50, most = 500) PageRequest request) {
    boolean closed = DisputeStage.CLOSED.toString().equals(stage);
    Sort.Direction order = closed ? Sort.Direction.DESC : Sort.Direction.ASC;
    Query query = new Query().with(Sort.by(order, "dueOn", "_id"));
    List<FieldError> errors = new ArrayList<>();
    add(
        query,
        "company",
        RequestValues.optional("company", company, Identifier::parseCompany, errors));
    add(query, "customer", RequestValues.optional("customer", customer, CustomerId::parse, errors));
    add(query, "account", RequestValues.optional("account", account, AccountId::parse, errors));
    add(query, "owner", RequestValues.optional("owner", owner, Identifier::parse, errors));
    if (stage != null && !STAGES.contains(stage)) {
      errors.add(new FieldError("stage", FieldError.oneOf(STAGES)));
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    if (stage != null) {
      query.addCriteria(in(stage));
    }
    Page page =
        request.of(
            ListQuestion.of("disputes")
                .with("company", company)
                .with("customer", customer)
                .with("account", account)
                .with("owner", owner)
                .with("stage", stage));
    if (!page.isFirst()) {
      query.addCriteria(after(page, closed));
    }
    List<DisputeEntry> found = mongo.find(query.limit(page.read()), DisputeEntry.class);
    List<DisputeEntry> told = page.told(found);
    Map<CustomerId, Customer> of =
        customers.findAll(told.stream().map(each -> CustomerId.parse(each.customer)).toList());
    return new DisputeView.Page(
        told.stream()
            .map(
                each ->
                    DisputeView.of(
                        each, requireNonNull(of.get(CustomerId.parse(each.customer))).name()))
            .toList(),
        page.next(found, last -> List.of(last.dueOn, last.id)));
  }

  /**
   * @param stage one, or {@link DisputeStage#OPEN}
   */
  static Criteria in(String stage) {
    Criteria of = where("stage");
    return stage.equals(DisputeStage.OPEN) ? of.in(DisputeStage.OPEN_ONES) : of.is(stage);
  }

  private static Criteria after(Page page, boolean closed) {
    String day = page.text(0);
    Criteria sameDay = where("dueOn").is(day).and("_id");
    return new Criteria()
        .orOperator(
            closed ? where("dueOn").lt(day) : where("dueOn").gt(day),
            closed ? sameDay.lt(page.text(1)) : sameDay.gt(page.text(1)));
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
  @Operation(summary = "One dispute")
  @ApiResponse(responseCode = "200", description = "The dispute")
  @ApiResponse(responseCode = "404", description = "There is no such dispute")
  DisputeView one(@PathVariable("id") String id) {
    return log.view(DisputeLog.id(id));
  }
}
