package huikuan.ledger.reports;

import huikuan.ledger.query.AccountFilter;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/trial")
@Tag(name = "Reports")
@ReportAnswers
class TrialController {

  private final Scopes scopes;
  private final Trials trials;
  private final ExchangeRates rates;

  TrialController(Scopes scopes, Trials trials, ExchangeRates rates) {
    this.scopes = scopes;
    this.trials = trials;
    this.rates = rates;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "The sums that must agree, and whether they do")
  TrialAnswer trial(
      @Parameter(description = ExchangeRates.IN) @RequestParam(required = false)
          @Nullable String in,
      @ParameterObject AccountFilter filter,
      @ParameterObject TimeParameters when) {
    String to = ExchangeRates.currency(in, filter.company());
    Scope scope = scopes.of(filter, when);
    TrialAnswer answer = trials.answer(scope);
    return to == null ? answer : answer.in(rates.into(to, scope));
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping(produces = {Csv.TYPE, Parquet.TYPE, Xlsx.TYPE})
  Export file(
      @ParameterObject AccountFilter filter,
      @ParameterObject TimeParameters when,
      @RequestParam(defaultValue = "false") boolean bom) {
    Scope scope = scopes.of(filter, when);
    return new Export(TrialFile.table(trials.of(scope)), scope, "trial", bom);
  }
}
