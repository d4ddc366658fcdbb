package huikuan.ledger.reports;

import huikuan.ledger.account.Kind;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/trial/documents")
@Tag(name = "Reports")
@ReportAnswers
class TrialDocumentsController {

  private static final Map<String, String> ENTRIES =
      Map.of("posted", "DOCUMENT", "reversed", "REVERSAL", "revived", "REVIVAL");

  private static final List<String> FIGURES = ENTRIES.keySet().stream().sorted().toList();

  /** Documents of these make items. */
  private static final List<String> KINDS =
      Arrays.stream(Kind.values())
          .filter(each -> each.claim() || each.credit() || each == Kind.RECOVERY)
          .map(Kind::toString)
          .toList();

  /** Which figure of a trial. */
  record Asked(
      @Parameter(description = "Only documents of this kind, and what undid them")
          @Nullable String kind,
      @Parameter(description = "posted, reversed or revived; the effect of all if absent")
          @Nullable String figure) {

    CountedDocuments documents() {
      String condition = " AND p.entry NOT IN ('ALLOCATION', 'PUT_OFF')";
      if (kind != null) {
        condition += " AND p.item_kind = '%s'".formatted(Choices.choice("kind", kind, KINDS));
      }
      if (figure != null) {
        String entry = ENTRIES.get(Choices.choice("figure", figure, FIGURES));
        condition += " AND p.entry = '%s'".formatted(entry);
      }
      return new CountedDocuments(condition, "p.amount");
    }
  }

  private final Scopes scopes;
  private final CountedAnswers answers;

  TrialDocumentsController(Scopes scopes, CountedAnswers answers) {
    this.scopes = scopes;
    this.answers = answers;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping
  @Operation(summary = "The documents behind a figure of the trial, and what each adds to it")
  CountedAnswers.Answer page(
      @ParameterObject Asked asked,
      @ParameterObject AccountFilter filter,
      @ParameterObject TimeParameters when,
      @PageLimits PageRequest request) {
    CountedDocuments documents = asked.documents();
    Page page =
        request.of(
            filter
                .question("trial-documents", when)
                .with("kind", asked.kind())
                .with("figure", asked.figure()));
    return answers.page(documents, scopes.of(filter, when, page), page);
  }
}
