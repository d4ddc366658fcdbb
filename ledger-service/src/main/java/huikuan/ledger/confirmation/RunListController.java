package huikuan.ledger.confirmation;

import huikuan.contracts.Identifier;
import huikuan.ledger.query.Choices;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/confirmation-runs")
@Tag(name = "Letters")
class RunListController {

  /** The filters of the list. */
  record Asked(
      @Parameter(example = "CN01") @Nullable String company,
      @Parameter(description = "writing, written, sending, sent or stopped")
          @Nullable String state) {

    ListQuestion question() {
      return ListQuestion.of("letter-runs").with("company", company).with("state", state);
    }
  }

  /** A run in a list. */
  @Schema(name = "LetterRunInList")
  record Row(
      String number,
      String state,
      String company,
      String kind,
      String cutOff,
      boolean auditor,
      int accounts,
      int written,
      int skipped,
      int requested,
      int printed,
      int notSent) {

    static Row of(RunEntry run) {
      return new Row(
          run.id,
          run.state,
          run.company,
          run.kind,
          run.cutOff,
          run.auditor,
          run.accounts,
          run.written,
          run.skipped,
          run.requested,
          run.printed,
          run.notSent);
    }
  }

  /**
   * A page.
   *
   * @param next into {@code after}; null on the last page
   */
  @Schema(name = "LetterRuns")
  record Answer(List<Row> runs, @Nullable String next) {}

  private final LetterList letters;

  RunListController(LetterList letters) {
    this.letters = letters;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @Audited
  @GetMapping
  @Operation(summary = "Runs of letters, in the order of their numbers")
  @ApiResponse(responseCode = "200", description = "A page of runs")
  Answer runs(@ParameterObject Asked asked, @PageLimits PageRequest request) {
    Map<String, Object> equal = new LinkedHashMap<>();
    String company = RequestValues.optional("company", asked.company(), Identifier::parseCompany);
    if (company != null) {
      equal.put("company", company);
    }
    if (asked.state() != null) {
      equal.put("state", Choices.choice("state", asked.state(), words()));
    }
    Page page = request.of(asked.question());
    List<RunEntry> found = letters.runs(equal, page);
    return new Answer(
        page.told(found).stream().map(Row::of).toList(),
        page.next(found, last -> List.of(last.id)));
  }

  private static List<String> words() {
    return Arrays.stream(RunState.Stage.values()).map(RunState.Stage::word).toList();
  }
}
