package huikuan.ledger.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.ledger.query.AccountFilter;
import huikuan.ledger.query.Question;
import huikuan.ledger.query.RequestedFilters;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.fields.Amounts;
import huikuan.platform.web.Days;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells rates. */
@RestController
@RequestMapping("/api/v1/companies/{company}/rates")
@Tag(name = "Rates")
@ReportAnswers
class ExchangeRatesController {

  /** Which rates are asked for. */
  record Asked(
      @Parameter(description = "Needed: the currency that is converted into", example = "CNY")
          @Nullable String to,
      @Parameter(description = "Only of this currency", example = "USD") @Nullable String currency,
      @Parameter(description = "Of each currency only the newest up to this day")
          @Nullable String on,
      @Parameter(description = "A position, or a moment with its offset; now if absent")
          @Nullable String knownAt,
      @Parameter(description = TimeParameters.AT_LEAST) @Nullable String atLeast) {}

  /**
   * @param rates the newest days first
   * @param next null on the last page
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ExchangeRates")
  record Answer(
      String to,
      OffsetDateTime knownAt,
      long position,
      List<ExchangeRates.Row> rates,
      @Nullable String next) {}

  private final Scopes scopes;
  private final ExchangeRates rates;

  ExchangeRatesController(Scopes scopes, ExchangeRates rates) {
    this.scopes = scopes;
    this.rates = rates;
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping
  @Operation(summary = "The rates into a currency, the newest days first")
  Answer list(
      @PathVariable String company, @ParameterObject Asked asked, @PageLimits PageRequest request) {
    String to = RequestValues.optional("to", asked.to(), Amounts::currencyCode);
    if (to == null) {
      throw ProblemException.field("to", "the currency that is converted into, such as CNY");
    }
    String currency = RequestedFilters.currency(asked.currency());
    LocalDate on = asked.on() == null ? null : Days.parse("on", asked.on());
    Page page =
        request.of(
            ListQuestion.of("rates")
                .with("company", company)
                .with("to", to)
                .with("currency", currency)
                .with("on", asked.on())
                .with("knownAt", asked.knownAt()));
    TimeParameters when = new TimeParameters(null, asked.knownAt(), asked.atLeast());
    Scope scope = scopes.of(AccountFilter.of(company), when, page);
    Question question = scope.question();
    ExchangeRates.After after =
        page.isFirst()
            ? null
            : new ExchangeRates.After(Days.parse("after", page.text(0)), page.text(1));
    List<ExchangeRates.Row> found =
        rates.list(
            new ExchangeRates.Asked(String.valueOf(scope.company()), to, currency, on),
            question,
            after,
            page.read());
    return new Answer(
        to,
        question.knownAt(),
        question.position(),
        page.told(found),
        page.next(found, question.pinned(), last -> List.of(last.day(), last.currency())));
  }
}
