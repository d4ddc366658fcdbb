package huikuan.ledger.reconciling;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.ledger.query.AccountFilter;
import huikuan.ledger.query.DayRange;
import huikuan.ledger.query.Question;
import huikuan.ledger.query.RequestedFilters;
import huikuan.ledger.query.TimeParameters;
import huikuan.ledger.reconciling.ControlAccounts.After;
import huikuan.ledger.reconciling.ControlAccounts.Stated;
import huikuan.ledger.reports.Scopes;
import huikuan.platform.web.Days;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells where the general ledger's balances and ours agree, and what can explain a difference. */
@RestController
@RequestMapping("/api/v1/companies/{company}/control-account")
@Tag(name = "Control account")
@ApiResponse(responseCode = "400", description = "A parameter is malformed", content = @Content)
@ApiResponse(responseCode = "404", description = "Nothing is known of it", content = @Content)
@ApiResponse(responseCode = "503", description = "Behind, or too busy", content = @Content)
class ControlAccountController {

  /** Which moment of knowledge a question is about. */
  record Known(
      @Parameter(description = "A position, or a moment with its offset; now if absent")
          @Nullable String knownAt,
      @Parameter(description = TimeParameters.AT_LEAST) @Nullable String atLeast) {

    TimeParameters when() {
      return new TimeParameters(null, knownAt, atLeast);
    }
  }

  /** Which days are asked for. */
  record Asked(
      @Parameter(description = "The first day", example = "2026-03-01") @Nullable String from,
      @Parameter(description = "The last day", example = "2026-03-31") @Nullable String to,
      @Parameter(description = "Only in this currency", example = "CNY")
          @Nullable String currency) {}

  /**
   * @param days the newest first
   * @param next null on the last page
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ControlAccountDays")
  record Answer(
      OffsetDateTime knownAt, long position, List<ControlLine> days, @Nullable String next) {}

  /**
   * @param since the last earlier day that agreed; absent = none did
   * @param difference theirs less ours
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ControlAccountDocuments")
  record Explanation(
      OffsetDateTime knownAt,
      long position,
      @Nullable LocalDate since,
      String difference,
      List<Differences.Document> documents,
      Differences.Sums sums,
      @Nullable String next) {}

  private final Scopes scopes;
  private final ControlAccounts accounts;
  private final Differences differences;

  ControlAccountController(Scopes scopes, ControlAccounts accounts, Differences differences) {
    this.scopes = scopes;
    this.accounts = accounts;
    this.differences = differences;
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.APPROVER, Role.AUDITOR})
  @Audited
  @GetMapping
  @Operation(summary = "Where the general ledger and this ledger agree, the newest days first")
  @ApiResponse(responseCode = "200", description = "A page of days")
  Answer days(
      @PathVariable String company,
      @ParameterObject Asked asked,
      @ParameterObject Known known,
      @PageLimits PageRequest request) {
    DayRange days = DayRange.read("from", asked.from(), "to", asked.to(), null);
    String currency = RequestedFilters.currency(asked.currency());
    Page page =
        request.of(
            ListQuestion.of("control-account")
                .with("company", company)
                .with("from", asked.from())
                .with("to", asked.to())
                .with("currency", currency)
                .with("knownAt", known.knownAt()));
    Question when = ask(company, known, page);
    After after =
        page.isFirst() ? null : new After(Days.parse("after", page.text(0)), page.text(1));
    List<Stated> found = accounts.lines(company, currency, days, when, after, page.read());
    return new Answer(
        when.knownAt(),
        when.position(),
        page.told(found).stream().map(Stated::line).toList(),
        page.next(
            found, when.pinned(), last -> List.of(last.day(), last.currency().getCurrencyCode())));
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.APPROVER, Role.AUDITOR})
  @GetMapping("/{day}/{currency}/documents")
  @Operation(summary = "The documents that can explain a difference, likely ones first")
  @ApiResponse(responseCode = "200", description = "A page of documents")
  Explanation documents(
      @PathVariable String company,
      @PathVariable String day,
      @PathVariable String currency,
      @ParameterObject Known known,
      @PageLimits PageRequest request) {
    LocalDate on = Days.parse("day", day);
    String code = Objects.requireNonNull(RequestedFilters.currency(currency));
    Page page =
        request.of(
            ListQuestion.of("control-account-documents")
                .with("company", company)
                .with("day", day)
                .with("currency", code)
                .with("knownAt", known.knownAt()));
    Question when = ask(company, known, page);
    Stated stated =
        accounts
            .of(company, on, code, when)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.notFound("balance of the general ledger", on + " in " + code)));
    LocalDate since = accounts.lastAgreed(company, on, code, when).orElse(null);
    Differences.Explained explained = differences.explain(company, stated, since, when, page);
    return new Explanation(
        when.knownAt(),
        when.position(),
        since,
        stated.line().difference(),
        explained.documents(),
        explained.sums(),
        explained.next());
  }

  /** A company of which no account was known then is not found, as everywhere. */
  private Question ask(String company, Known known, Page page) {
    return scopes.of(AccountFilter.of(company), known.when(), page).question();
  }
}
