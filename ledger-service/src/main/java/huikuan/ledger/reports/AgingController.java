package huikuan.ledger.reports;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.CustomerId;
import huikuan.ledger.directory.CustomerNames;
import huikuan.ledger.query.AccountFilter;
import huikuan.ledger.query.Question;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/aging")
@Tag(name = "Reports")
@ReportAnswers
class AgingController {

  /** The parameters of ages. */
  record Ages(
      @Parameter(description = "due or posted: from which day ages count; due if absent")
          @Nullable String by,
      @Parameter(description = "Last days of the buckets, ascending", example = "30,60,90")
          @Nullable String buckets,
      @Parameter(description = "account, customer or salesOwner; only totals if absent")
          @Nullable String groupBy) {

    Aging aging() {
      return new Aging(
          Aging.By.parse(by == null ? "due" : by),
          Buckets.parse(buckets == null ? Buckets.DEFAULT : buckets),
          Grouping.parse(groupBy));
    }
  }

  /**
   * @param buckets in the order of the amounts in each row
   * @param groups null if only totals are asked for
   * @param names of the customers of these groups, by company and customer; null if they are none's
   * @param totals one row for each currency
   * @param next null on the last page
   * @param in the totals in one currency; null = it is not asked for
   */
  record Answer(
      LocalDate asOf,
      OffsetDateTime knownAt,
      long position,
      List<Buckets.Bucket> buckets,
      @Nullable List<Aging.Row> groups,
      @Nullable SortedMap<String, String> names,
      List<Aging.Row> totals,
      @Nullable String next,
      @Nullable InCurrency<Aging.Sum> in) {}

  private final Scopes scopes;
  private final Tables tables;
  private final ExchangeRates rates;
  private final CustomerNames names;

  AgingController(Scopes scopes, Tables tables, ExchangeRates rates, CustomerNames names) {
    this.scopes = scopes;
    this.tables = tables;
    this.rates = rates;
    this.names = names;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "What is open, by age; in pages or as a file")
  Answer page(
      @Parameter(description = ExchangeRates.IN) @RequestParam(required = false)
          @Nullable String in,
      @ParameterObject Ages ages,
      @ParameterObject AccountFilter filter,
      @ParameterObject TimeParameters when,
      @PageLimits PageRequest request) {
    Aging aging = ages.aging();
    String to = ExchangeRates.currency(in, filter.company());
    Page page =
        request.of(
            filter
                .question("aging", when)
                .with("by", ages.by())
                .with("buckets", ages.buckets())
                .with("groupBy", ages.groupBy())
                .with("in", in));
    Scope scope = scopes.of(filter, when, page);
    Question question = scope.question();
    List<Aging.Row> totals = totals(aging.totals(), scope);
    Tables.Rows<Aging.Row> groups =
        aging.grouping() == Grouping.NONE
            ? null
            : tables.page(aging.table(scope), question, page, aging::read);
    return new Answer(
        question.asOf(),
        question.knownAt(),
        question.position(),
        aging.spans(),
        groups == null ? null : groups.rows(),
        groups == null || !aging.grouping().byAccount() ? null : names(groups.rows()),
        totals,
        groups == null ? null : groups.next(),
        to == null ? null : Aging.in(rates.into(to, scope), totals, aging.spans().size()));
  }

  private SortedMap<String, String> names(List<Aging.Row> groups) {
    return names.beside(
        groups.stream()
            .map(
                each ->
                    new CustomerId(
                        requireNonNull(each.company()), requireNonNull(each.customer()))));
  }

  private List<Aging.Row> totals(Aging totals, Scope scope) {
    return tables.all(totals.table(scope), totals::read);
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping(produces = {Csv.TYPE, Parquet.TYPE, Xlsx.TYPE})
  Export file(
      @ParameterObject Ages ages,
      @ParameterObject AccountFilter filter,
      @ParameterObject TimeParameters when,
      @RequestParam(defaultValue = "false") boolean bom) {
    Aging aging = ages.aging();
    Scope scope = scopes.of(filter, when);
    return new Export(aging.table(scope), scope, "aging", bom);
  }
}
