package huikuan.ledger.reports;

import huikuan.ledger.query.AccountFilter;
import huikuan.ledger.query.Question;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
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

  /**
   * @param agree whether all checks agree
   */
  record Answer(
      LocalDate asOf,
      OffsetDateTime knownAt,
      long position,
      boolean agree,
      List<Trial.CurrencyFigure> figures,
      List<Trial.Documents> documents,
      List<Trial.Check> checks) {}

  private final Scopes scopes;
  private final Tables tables;

  TrialController(Scopes scopes, Tables tables) {
    this.scopes = scopes;
    this.tables = tables;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "The sums that must agree, and whether they do")
  Answer trial(@ParameterObject AccountFilter filter, @ParameterObject TimeParameters when) {
    Scope scope = scopes.of(filter, when);
    Question question = scope.question();
    Collection<Trial> trials = trials(scope);
    List<Trial.Check> checks = trials.stream().flatMap(each -> each.checks().stream()).toList();
    return new Answer(
        question.asOf(),
        question.knownAt(),
        question.position(),
        checks.stream().allMatch(Trial.Check::agree),
        trials.stream().map(Trial::figures).toList(),
        trials.stream().flatMap(each -> each.documents().stream()).toList(),
        checks);
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
    return new Export(TrialFile.table(trials(scope)), scope, "trial", bom);
  }

  private Collection<Trial> trials(Scope scope) {
    return Trial.of(
        tables.all(TrialSums.postings(scope), TrialSums.Postings::read),
        tables.all(TrialSums.items(scope), TrialSums.Items::read));
  }
}
