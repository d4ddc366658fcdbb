package huikuan.dunning.cases;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.Identifier;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.dunning.cases.OpenTasks.OpenTask;
import huikuan.dunning.letter.DisagreedLetter;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import huikuan.dunning.task.Tasks;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Masking;
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
import java.time.LocalDate;
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
   * A task: the claims of a customer for one reason.
   *
   * @param claims how many
   * @param open what is open of them, an amount for each currency
   * @param dueOn the earliest due date; absent = it has no claims
   * @param letters that the customer does not agree with; absent = it is about claims alone
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "Task")
  record View(
      String task,
      TaskReason reason,
      String company,
      String customer,
      String customerName,
      int claims,
      List<Money> open,
      @Nullable LocalDate dueOn,
      @Nullable List<Letter> letters) {}

  /**
   * A letter that the customer does not agree with.
   *
   * @param lines the differences that are still to be clarified
   */
  @Schema(name = "DisagreedLetter")
  record Letter(String letter, String account, LocalDate repliedOn, List<Line> lines) {

    private static Letter of(DisagreedLetter letter) {
      return new Letter(
          letter.letter(),
          letter.account(),
          LocalDate.parse(requireNonNull(letter.repliedOn())),
          letter.open().stream()
              .map(each -> Line.of(each, letter.caseOf(each).orElse(null)))
              .toList());
    }
  }

  /**
   * A difference.
   *
   * @param caseId of the item; absent = the item is not in our books
   * @param disputed what is not asked for through {@code until}; absent = nothing
   * @param reason the customer's
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "DisagreedLine")
  record Line(
      int line,
      @JsonProperty("case") @Nullable String caseId,
      @Nullable ItemKind itemKind,
      String item,
      Money ours,
      Money theirs,
      @Nullable Money disputed,
      @Nullable LocalDate until,
      @Nullable String reason) {

    private static Line of(DisagreedLetter.Line line, @Nullable String caseId) {
      String disputed = line.disputed();
      return new Line(
          line.line(),
          caseId,
          line.itemKind(),
          line.item(),
          Money.parse(line.ours()),
          Money.parse(line.theirs()),
          disputed == null ? null : Money.parse(disputed),
          disputed == null ? null : LocalDate.parse(line.until()),
          line.reason() == null ? null : Masking.text(line.reason()));
    }
  }

  /**
   * @param next where the next page starts, for {@code after}; null on the last page
   */
  @Schema(name = "TaskPage")
  record TaskPage(List<View> tasks, @JsonInclude(Include.ALWAYS) @Nullable String next) {}

  /** The body that finishes a task. */
  @Schema(name = "TaskData")
  record Done(@Schema(description = "For colleagues") @Nullable String note) {}

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
                  "posted-long-ago, due-far-ahead, unusual-amount, very-late, unallocated-money or"
                      + " letter-disagreed")
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
    Page page =
        request.of(ListQuestion.of("tasks").with("company", company).with("reason", reason));
    List<String> found = open.ids(of, reason, page);
    return new TaskPage(
        open.of(page.told(found)).stream().map(TasksController::view).toList(),
        page.next(found, last -> List.of(last)));
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.TASK)
  @PostMapping(path = "/{task}/done", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "A person has seen to it: its claims are chased from the next contact day on")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Done.class)))
  @ApiResponse(responseCode = "200", description = "Its claims go on, by and by")
  @ApiResponse(responseCode = "404", description = "There is no such task")
  @ApiResponse(responseCode = "409", description = "It ends by itself")
  Finished done(@PathVariable("task") String written, HttpServletRequest request)
      throws IOException {
    OpenTask task =
        open.of(List.of(written)).stream()
            .findFirst()
            .orElseThrow(() -> new ProblemException(Problem.notFound("task", written)));
    String note = note(ExactJson.bytes(request, MOST_BYTES));
    if (!task.id().reason().isReview()) {
      throw new ProblemException(
          Problem.of("ends-by-itself", "The task ends by itself", 409, endOf(task.id().reason())));
    }
    tasks.finish(task.id(), note, clock.instant());
    return new Finished(written, task.claims());
  }

  private static String endOf(TaskReason reason) {
    return reason == TaskReason.LETTER_DISAGREED
        ? "It ends when all differences are clarified, or the letters are closed:"
            + " POST /confirmations/{letter}/differences/{line}."
        : "It ends when the money is allocated: post an allocation in the ERP.";
  }

  private static @Nullable String note(byte[] body) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    String note = fields.optionalWords("note", LONGEST_NOTE);
    fields.refuseOthers();
    faults.refuse();
    return note;
  }

  private static View view(OpenTask task) {
    TaskId id = task.id();
    return new View(
        id.toString(),
        id.reason(),
        id.customer().company(),
        id.customer().customer(),
        task.customerName(),
        task.claims(),
        task.open(),
        task.dueOn(),
        task.letters().isEmpty() ? null : task.letters().stream().map(Letter::of).toList());
  }
}
