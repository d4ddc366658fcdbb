package huikuan.ledger.reports;

import huikuan.contracts.CustomerId;
import huikuan.ledger.directory.CustomerNames;
import huikuan.ledger.query.AccountFilter;
import huikuan.ledger.query.Figure;
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
@RequestMapping("/api/v1/balances")
@Tag(name = "Reports", description = "What the whole book says, on any day, as known at any moment")
@ReportAnswers
class BalancesReportController {

  /**
   * @param names of the customers of these rows, by company and customer
   * @param next null on the last page
   * @param in all of them in one currency; null = it is not asked for
   */
  record Balances(
      LocalDate asOf,
      OffsetDateTime knownAt,
      long position,
      List<AllBalances.Row> balances,
      SortedMap<String, String> names,
      @Nullable String next,
      @Nullable InCurrency<Figure> in) {}

  private final Scopes scopes;
  private final Tables tables;
  private final ExchangeRates rates;
  private final CustomerNames names;

  BalancesReportController(Scopes scopes, Tables tables, ExchangeRates rates, CustomerNames names) {
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
  @Operation(summary = "All accounts that are not zero, in pages or as a file")
  Balances page(
      @Parameter(description = ExchangeRates.IN) @RequestParam(required = false)
          @Nullable String in,
      @ParameterObject AccountFilter filter,
      @ParameterObject TimeParameters when,
      @PageLimits PageRequest request) {
    String to = ExchangeRates.currency(in, filter.company());
    Page page = request.of(filter.question("balances", when).with("in", in));
    Scope scope = scopes.of(filter, when, page);
    Question question = scope.question();
    Tables.Rows<AllBalances.Row> rows =
        tables.page(AllBalances.table(scope), question, page, AllBalances.Row::read);
    return new Balances(
        question.asOf(),
        question.knownAt(),
        question.position(),
        rows.rows(),
        names.beside(
            rows.rows().stream().map(each -> new CustomerId(each.company(), each.customer()))),
        rows.next(),
        to == null ? null : in(to, scope));
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping(produces = {Csv.TYPE, Parquet.TYPE, Xlsx.TYPE})
  Export file(
      @ParameterObject AccountFilter filter,
      @ParameterObject TimeParameters when,
      @RequestParam(defaultValue = "false") boolean bom) {
    Scope scope = scopes.of(filter, when);
    return new Export(AllBalances.table(scope), scope, "balances", bom);
  }

  private InCurrency<Figure> in(String to, Scope scope) {
    return rates
        .into(to, scope)
        .of(tables.all(AllBalances.totals(scope), AllBalances::readTotal), 3, AllBalances::figure);
  }
}
