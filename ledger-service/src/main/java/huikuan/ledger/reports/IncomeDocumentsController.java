package huikuan.ledger.reports;

import huikuan.ledger.query.AccountFilter;
import huikuan.ledger.query.Choices;
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
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/income/documents")
@Tag(name = "Reports")
@ReportAnswers
class IncomeDocumentsController {

  /** Which figure of income. */
  record Asked(
      @Parameter(description = "accrual or cash; accrual if absent") @Nullable String basis,
      @Parameter(description = "The figure's name, such as invoiced; the total if absent")
          @Nullable String figure,
      @Parameter(description = "A month; January of the last one's year if absent")
          @Nullable String from,
      @Parameter(description = "A month, included; that of asOf if absent", example = "2013-12")
          @Nullable String to) {

    IncomeController.Asked income() {
      return new IncomeController.Asked(basis, from, to, null);
    }

    void check() {
      Basis known = income().income(Scope.END_OF_TIME).basis();
      if (figure != null) {
        Choices.choice("figure", figure, known.lines().stream().map(Basis.Line::name).toList());
      }
    }
  }

  private final Scopes scopes;
  private final CountedAnswers answers;

  IncomeDocumentsController(Scopes scopes, CountedAnswers answers) {
    this.scopes = scopes;
    this.answers = answers;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping
  @Operation(summary = "The documents behind a figure of income, and what each adds to it")
  CountedAnswers.Answer page(
      @ParameterObject Asked asked,
      @ParameterObject AccountFilter filter,
      @ParameterObject TimeParameters when,
      @PageLimits PageRequest request) {
    asked.check();
    Page page =
        request.of(
            filter
                .question("income-documents", when)
                .with("basis", asked.basis())
                .with("figure", asked.figure())
                .with("from", asked.from())
                .with("to", asked.to()));
    Scope scope = scopes.of(filter, when, page);
    Income income = asked.income().income(scope.question().asOf());
    return answers.page(income.documents(asked.figure()), scope, page);
  }
}
