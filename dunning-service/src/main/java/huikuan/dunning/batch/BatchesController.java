package huikuan.dunning.batch;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Identifier;
import huikuan.dunning.cases.CaseLevels;
import huikuan.platform.company.CompanySettings;
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
import huikuan.platform.web.access.Caller;
import huikuan.platform.web.access.Companies;
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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Does something with many cases at once. */
@RestController
@RequestMapping("/api/v1/dunning/batches")
@Tag(name = "Dunning")
class BatchesController {

  /** 10,000 ids of cases have their place. */
  private static final int MOST_BYTES = 4 << 20;

  private static final int MOST_REASON_BYTES = 64 * 1024;
  private static final int LONGEST_REASON = 200;

  private final BatchDrafts drafts;
  private final CaseBatches batches;
  private final BatchRows rows;
  private final CaseLevels levels;
  private final CompanySettings companies;
  private final Clock clock;

  BatchesController(
      BatchDrafts drafts,
      CaseBatches batches,
      BatchRows rows,
      CaseLevels levels,
      CompanySettings companies,
      Clock clock) {
    this.drafts = drafts;
    this.batches = batches;
    this.rows = rows;
    this.levels = levels;
    this.companies = companies;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER, Role.OPERATOR},
      of = Of.ENDPOINT)
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Freeze a selection of cases, and say what an action on them would come to")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = BatchBodies.Data.class)))
  @ApiResponse(responseCode = "201", description = "It is drafted; nothing is done yet")
  @ApiResponse(
      responseCode = "409",
      description = "Other cases match than were seen, or the policy is not effective")
  @ApiResponse(responseCode = "422", description = "No case is selected, or more than 100,000")
  BatchView draft(HttpServletRequest request, Companies held) throws IOException {
    Instant now = clock.instant();
    Faults faults = new Faults();
    BatchReader.Asked asked =
        BatchReader.read(
            ExactJson.object(ExactJson.bytes(request, MOST_BYTES), faults),
            faults,
            levels.all(),
            company -> companies.dayAt(company, now));
    if (!held.has(asked.company())) {
      throw new ProblemException(Problem.notFound("company", asked.company()));
    }
    Caller caller = Caller.current().orElseThrow();
    requireRole(caller, asked.action(), asked.company());
    return batches.require(drafts.draft(asked, caller.actor(), now));
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping
  @Operation(summary = "The batches, newest first")
  @ApiResponse(responseCode = "200", description = "A page of batches")
  BatchView.Page list(
      @RequestParam(required = false) @Nullable String company,
      @Parameter(description = "drafted, running, done, stopped or lapsed")
          @RequestParam(required = false)
          @Nullable String state,
      @PageLimits(usual = 20, most = 100) PageRequest request) {
    String of = RequestValues.optional("company", company, Identifier::parseCompany);
    refuseOthers("state", state, BatchState.Stage.words());
    Page page = request.of(ListQuestion.of("batches").with("company", of).with("state", state));
    List<BatchEntry> found = batches.list(of, state, page);
    return new BatchView.Page(
        page.told(found).stream().map(each -> batches.require(each.id)).toList(),
        page.next(found, last -> List.of(last.draftedAt)));
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.CASE)
  @GetMapping("/{id}")
  @Operation(summary = "How far a batch has come")
  @ApiResponse(responseCode = "200", description = "The batch")
  @ApiResponse(responseCode = "404", description = "There is no such batch")
  BatchView one(@PathVariable String id) {
    return batches.require(id);
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.CASE)
  @GetMapping("/{id}/cases")
  @Operation(summary = "The cases of a batch, and what came of each")
  @ApiResponse(responseCode = "200", description = "A page; it may be short, and another follow")
  @ApiResponse(responseCode = "404", description = "There is no such batch")
  BatchView.Rows cases(
      @PathVariable String id,
      @Parameter(description = "what came of them; of those that wait, what is expected")
          @RequestParam(required = false)
          @Nullable String outcome,
      @PageLimits PageRequest request) {
    batches.require(id);
    refuseOthers("outcome", outcome, BatchOutcome.words());
    Page page =
        request.of(ListQuestion.of("batch-cases").with("batch", id).with("outcome", outcome));
    BatchRows.Some some = rows.find(id, outcome, page);
    return new BatchView.Rows(
        some.rows(), some.last() ? null : page.behind(List.of(some.part(), some.index())));
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER, Role.OPERATOR},
      of = Of.CASE)
  @PostMapping("/{id}/start")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Have a drafted batch done; whoever starts it is who acts")
  @ApiResponse(responseCode = "202", description = "It is being done, or was")
  @ApiResponse(responseCode = "404", description = "There is no such batch")
  @ApiResponse(responseCode = "409", description = "It has lapsed, or was stopped")
  BatchView start(@PathVariable String id) {
    requireRole(id);
    batches.start(id, clock.instant());
    return batches.require(id);
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER, Role.OPERATOR},
      of = Of.CASE)
  @PostMapping(path = "/{id}/stop", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Leave undone what is not done yet")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = BatchBodies.StopData.class)))
  @ApiResponse(responseCode = "200", description = "It is stopped, or was")
  @ApiResponse(responseCode = "404", description = "There is no such batch")
  @ApiResponse(responseCode = "409", description = "It has ended, or has lapsed")
  BatchView stop(@PathVariable String id, HttpServletRequest request) throws IOException {
    requireRole(id);
    Faults faults = new Faults();
    Fields fields =
        new Fields(ExactJson.object(ExactJson.bytes(request, MOST_REASON_BYTES), faults), faults);
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    batches.stop(id, requireNonNull(reason), clock.instant());
    return batches.require(id);
  }

  private void requireRole(String batch) {
    BatchView view = batches.require(batch);
    requireRole(Caller.current().orElseThrow(), view.action(), view.company());
  }

  /** The roles are those of the single action. */
  private static void requireRole(Caller caller, BatchAction action, String company) {
    if (!caller.companies(action.roles()).has(company)) {
      String roles =
          Arrays.stream(action.roles()).map(Role::toString).collect(Collectors.joining(", "));
      throw new ProblemException(
          Problem.of(
              "not-allowed",
              "Not allowed",
              403,
              "To %s needs one of the roles %s.".formatted(action, roles)));
    }
  }

  private static void refuseOthers(String field, @Nullable String value, List<String> allowed) {
    if (value != null && !allowed.contains(value)) {
      throw new ProblemException(
          Problem.invalid(List.of(new FieldError(field, FieldError.oneOf(allowed)))));
    }
  }
}
