package huikuan.dunning.cases;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.contracts.Identifier;
import huikuan.dunning.task.TaskReason;
import huikuan.dunning.task.Tasks;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Moments;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people have to see to before, or while, claims are chased. */
@RestController
@RequestMapping("/api/v1/dunning/tasks")
@Tag(name = "Dunning")
class TasksController {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_NOTE = 1_000;

  /**
   * @param next where the next page starts, for {@code after}; null on the last page
   * @param at when it was read, for {@code seenAt}
   */
  @Schema(name = "TaskPage")
  record TaskPage(
      List<TaskView> tasks, @JsonInclude(Include.ALWAYS) @Nullable String next, Instant at) {}

  /** The body that finishes a task. */
  @Schema(name = "TaskData")
  record Done(
      @Schema(description = "For colleagues") @Nullable String note,
      @Schema(description = "When the task was read: what came later is not meant; now if absent")
          @Nullable Instant seenAt) {}

  record Finished(String task, int claims) {}

  private final OpenTasks open;
  private final Tasks tasks;
  private final Clock clock;

  TasksController(OpenTasks open, Tasks tasks, Clock clock) {
    this.open = open;
    this.tasks = tasks;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping
  @Operation(summary = "The open tasks, by company, customer and reason")
  @ApiResponse(responseCode = "200", description = "A page of tasks")
  @ApiResponse(responseCode = "400", description = "An unknown reason, a malformed company")
  TaskPage tasks(
      @RequestParam(required = false) @Nullable String company,
      @Parameter(
              description =
                  "posted-long-ago, due-far-ahead, unusual-amount, very-late, unallocated-money,"
                      + " goods-unconfirmed, own-step, not-ready, milestone-overdue, promise-broken,"
                      + " short-paid, dispute-overdue, concession-missed, concession-refused, own-fault,"
                      + " letter-disagreed; told by recipients: invoice-missing, acceptance-missing,"
                      + " in-approval,"
                      + " no-budget, said-paid, payment-promised, person-named,"
                      + " offer-answered-late; of people:"
                      + " person-stale, keeping-ended; of guarantors: guarantee-ending; of copies of"
                      + " evidence: copy-failed; of sanctions: sanction-lacks, sanction-unanswered;"
                      + " of insolvency: claim-filing; of insured claims: insurer-notice")
          @RequestParam(required = false)
          @Nullable String reason,
      @PageLimits(usual = 50, most = 200) PageRequest request) {
    List<FieldError> errors = new ArrayList<>();
    String of = RequestValues.optional("company", company, Identifier::parseCompany, errors);
    if (reason != null && TaskReason.find(reason).isEmpty()) {
      errors.add(new FieldError("reason", FieldError.oneOf(TaskReason.words())));
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    Instant at = clock.instant();
    Page page =
        request.of(ListQuestion.of("tasks").with("company", company).with("reason", reason));
    List<String> found = open.ids(of, reason, page, at);
    return new TaskPage(
        open.of(page.told(found), at).stream().map(TaskView::of).toList(),
        page.next(found, last -> List.of(last)),
        at);
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.TASK)
  @PostMapping(path = "/{task}/done", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "A person has seen to it: claims that wait for it are chased from the next contact day"
              + " on")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Done.class)))
  @ApiResponse(responseCode = "200", description = "Its claims go on, by and by")
  @ApiResponse(responseCode = "404", description = "There is no such task")
  @ApiResponse(responseCode = "409", description = "It ends by itself")
  Finished done(@PathVariable("task") String written, HttpServletRequest request)
      throws IOException {
    Instant now = clock.instant();
    OpenTask task =
        open.of(List.of(written), now).stream()
            .findFirst()
            .orElseThrow(() -> new ProblemException(Problem.notFound("task", written)));
    Done done = read(ExactJson.bytes(request, MOST_BYTES), now);
    TaskReason reason = task.id().reason();
    if (reason.endsByItself()) {
      throw new ProblemException(
          Problem.of("ends-by-itself", "The task ends by itself", 409, endOf(reason)));
    }
    tasks.finish(task.id(), done.note(), requireNonNull(done.seenAt()));
    return new Finished(written, task.claims());
  }

  private static String endOf(TaskReason reason) {
    return switch (reason) {
      case LETTER_DISAGREED ->
          "It ends when all differences are clarified, or the letters are closed:"
              + " POST /confirmations/{letter}/differences/{line}.";
      case GOODS_UNCONFIRMED ->
          "It ends when the proof is there: POST"
              + " /accounts/{account}/items/{kind}/{number}/evidence, or of the contract.";
      case NOT_READY ->
          "It ends when nothing is missing: GET /accounts/{account}/items/{kind}/{number}/readiness"
              + " says what is. A demand that a person orders does not wait for it.";
      case MILESTONE_OVERDUE ->
          "It ends when the milestone is reached: POST"
              + " /contracts/{company}/{contract}/milestones/{milestone}/reached.";
      case SANCTION_LACKS ->
          "It ends when nothing is missing for the sanction any more: the case of the escalation"
              + " says what is.";
      case SANCTION_UNANSWERED ->
          "It ends when all systems have answered: POST"
              + " /dunning/sanctions/{id}/acknowledgements.";
      case CLAIM_FILING ->
          "It ends when the claims are filed: POST"
              + " /dunning/customers/{company}/{customer}/insolvency/filed.";
      default -> "It ends when the money is allocated: post an allocation in the ERP.";
    };
  }

  private static Done read(byte[] body, Instant now) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    String note = fields.optionalWords("note", LONGEST_NOTE);
    String seenAt = fields.optionalText("seenAt", Moments.ALLOWED);
    fields.refuseOthers();
    faults.refuse();
    Instant seen = seenAt == null ? now : Moments.parse("seenAt", seenAt).toInstant();
    return new Done(note, seen.isBefore(now) ? seen : now);
  }
}
