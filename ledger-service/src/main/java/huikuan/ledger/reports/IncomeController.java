package huikuan.ledger.reports;

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
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/income")
@Tag(name = "Reports")
@ReportAnswers
class IncomeController {

  /** Parameters of a question about income. */
  record Asked(
      @Parameter(description = "accrual or cash; accrual if absent") @Nullable String basis,
      @Parameter(description = "A month; January of the last one's year if absent")
          @Nullable String from,
      @Parameter(description = "A month, included; that of asOf if absent", example = "2013-12")
          @Nullable String to,
      @Parameter(description = "none, account, customer or salesOwner; none if absent")
          @Nullable String groupBy) {

    Income income(LocalDate asOf) {
      return new Income(
          Basis.parse(basis == null ? "accrual" : basis),
          Months.of(from, to, asOf),
          Grouping.parse(groupBy));
    }
  }

  /**
   * @param months only those in which there was something
   * @param totals of all months asked about, one row for each currency
   * @param next null on the last page
   */
  record Answer(
      LocalDate asOf,
      OffsetDateTime knownAt,
      long position,
      YearMonth from,
      YearMonth to,
      List<Income.Row> months,
      List<Income.Row> totals,
      @Nullable String next) {}

  private final Scopes scopes;
  private final Tables tables;

  IncomeController(Scopes scopes, Tables tables) {
    this.scopes = scopes;
    this.tables = tables;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Income by month, as earned or as paid; in pages or as a file")
  Answer page(
      @ParameterObject Asked asked,
      @ParameterObject AccountFilter filter,
      @ParameterObject TimeParameters when,
      @PageLimits PageRequest request) {
    asked.income(Scope.END_OF_TIME);
    Page page =
        request.of(
            filter
                .question("income", when)
                .with("basis", asked.basis())
                .with("from", asked.from())
                .with("to", asked.to())
                .with("groupBy", asked.groupBy()));
    Scope scope = scopes.of(filter, when, page);
    Question question = scope.question();
    Income income = asked.income(question.asOf());
    Tables.Rows<Income.Row> rows = tables.page(income.table(scope), question, page, income::read);
    return new Answer(
        question.asOf(),
        question.knownAt(),
        question.position(),
        income.months().from(),
        income.months().to(),
        rows.rows(),
        tables.all(income.totals(scope), income::readTotal),
        rows.next());
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping(produces = {Csv.TYPE, Parquet.TYPE, Xlsx.TYPE})
  Export file(
      @ParameterObject Asked asked,
      @ParameterObject AccountFilter filter,
      @ParameterObject TimeParameters when,
      @RequestParam(defaultValue = "false") boolean bom) {
    asked.income(Scope.END_OF_TIME);
    Scope scope = scopes.of(filter, when);
    Income income = asked.income(scope.question().asOf());
    return new Export(income.table(scope), scope, "income", bom);
  }
}
