package huikuan.ledger.reports;

import huikuan.ledger.query.Question;
import huikuan.platform.web.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers with the documents behind a figure. */
@Component
class CountedAnswers {

  /**
   * @param documents in order of their days
   * @param sums the figure, in each currency
   * @param next null on the last page
   */
  @Schema(name = "CountedDocuments")
  record Answer(
      LocalDate asOf,
      OffsetDateTime knownAt,
      long position,
      List<CountedDocuments.Row> documents,
      List<CountedDocuments.Sum> sums,
      @Nullable String next) {}

  private final Tables tables;

  CountedAnswers(Tables tables) {
    this.tables = tables;
  }

  Answer page(CountedDocuments documents, Scope scope, Page page) {
    Question question = scope.question();
    Tables.Rows<CountedDocuments.Row> rows =
        tables.page(documents.table(scope), question, page, CountedDocuments.Row::read);
    return new Answer(
        question.asOf(),
        question.knownAt(),
        question.position(),
        rows.rows(),
        tables.all(documents.sums(scope), CountedDocuments.Sum::read),
        rows.next());
  }
}
