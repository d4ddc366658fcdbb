package huikuan.ledger.reports;

import huikuan.ledger.balances.Question;
import huikuan.ledger.balances.Questions;
import huikuan.ledger.balances.When;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
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
   * @param documents what explains the differences; the effects of all of them add up to those
   * @param next null on the last page
   */
  record Answer(
      LocalDate asOf,
      Object knownFrom,
      long fromPosition,
      Object knownAt,
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

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Why a day's figures are not what they were known to be before")
  Answer page(
      @Parameter(description = "The earlier moment, or its position") @RequestParam
          String knownFrom,
      @ParameterObject Book book,
      @ParameterObject When when,
      @ParameterObject Paging paging) {
    int limit = paging.rows();
    Cursor before = Cursor.read(paging.after(), Changes.key().size());
    Scope scope = scopes.of(book, when, before);
    Question question = scope.question();
    Questions.Known from = from(knownFrom, question);
    Changes changes = new Changes(scope, from.position());
    Page<Changes.Row> page =
        tables.page(changes.documents(), question, limit, before, Changes.Row::read);
    return new Answer(
        question.asOf(),
        from.moment(),
        from.position(),
        question.knownAt(),
        question.position(),
        tables.all(changes.figures(), Changes::readFigures),
        page.rows(),
        page.next());
  }

  @GetMapping(produces = {Csv.TYPE, Parquet.TYPE})
  Export file(
      @RequestParam String knownFrom,
      @ParameterObject Book book,
      @ParameterObject When when,
      @RequestParam(defaultValue = "false") boolean bom) {
    Scope scope = scopes.of(book, when);
    Changes changes = new Changes(scope, from(knownFrom, scope.question()).position());
    return new Export(changes.documents(), scope, "changes", bom);
  }

  private Questions.Known from(String knownFrom, Question question) {
    Questions.Known from = questions.known("knownFrom", knownFrom);
    if (from.position() > question.position()) {
      throw Refused.field(
          "knownFrom", "not after knownAt, which is position " + question.position());
    }
    return from;
  }
}
