package huikuan.ledger.reports;

import huikuan.ledger.query.AccountFilter;
import huikuan.ledger.query.KnownMoment;
import huikuan.ledger.query.Question;
import huikuan.ledger.query.Questions;
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
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/changes")
@Tag(name = "Reports")
@ReportAnswers
class ChangesController {

  /**
   * @param knownFrom a position, or a moment with its offset
   * @param fromPosition the newest commit known at {@code knownFrom}
   * @param figures one for each currency
   * @param documents explain the differences; the effects of all of them add up to those
   * @param next null on the last page
   */
  record Answer(
      LocalDate asOf,
      OffsetDateTime knownFrom,
      long fromPosition,
      OffsetDateTime knownAt,
      long position,
      List<Changes.Difference> figures,
      List<Changes.Row> documents,
      @Nullable String next) {}

  private final Scopes scopes;
  private final Questions questions;
  private final Tables tables;

  ChangesController(Scopes scopes, Questions questions, Tables tables) {
    this.scopes = scopes;
    this.questions = questions;
    this.tables = tables;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Why a day's figures are not what they were known to be before")
  Answer page(
      @Parameter(description = "The earlier moment, or its position") @RequestParam
          String knownFrom,
      @ParameterObject AccountFilter filter,
      @ParameterObject TimeParameters when,
      @PageLimits PageRequest request) {
    Page page = request.of(filter.question("changes", when).with("knownFrom", knownFrom));
    Scope scope = scopes.of(filter, when, page);
    Question question = scope.question();
    KnownMoment from = from(knownFrom, scope);
    Changes changes = new Changes(scope, from.position());
    Tables.Rows<Changes.Row> rows =
        tables.page(changes.documents(), question, page, Changes.Row::read);
    return new Answer(
        question.asOf(),
        from.moment(),
        from.position(),
        question.knownAt(),
        question.position(),
        tables.all(changes.figures(), Changes::readFigures),
        rows.rows(),
        rows.next());
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping(produces = {Csv.TYPE, Parquet.TYPE, Xlsx.TYPE})
  Export file(
      @RequestParam String knownFrom,
      @ParameterObject AccountFilter filter,
      @ParameterObject TimeParameters when,
      @RequestParam(defaultValue = "false") boolean bom) {
    Scope scope = scopes.of(filter, when);
    Changes changes = new Changes(scope, from(knownFrom, scope).position());
    return new Export(changes.documents(), scope, "changes", bom);
  }

  private KnownMoment from(String knownFrom, Scope scope) {
    return questions.earlier(knownFrom, scope.company(), scope.question());
  }
}
