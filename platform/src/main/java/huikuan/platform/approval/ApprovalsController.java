package huikuan.platform.approval;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.AccountId;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.ApprovalEntry.Approver;
import huikuan.platform.approval.ApprovalEntry.Rejection;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
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
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("${huikuan.approvals-path}")
@Tag(name = "Approvals", description = "What one person proposes and another decides")
class ApprovalsController {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_REASON = 500;
  private static final int MOST_AT_ONCE = 200;

  private final Approvals approvals;
  private final Map<String, Approvable> approvables;
  private final ApprovalNames names;
  private final Clock clock;

  ApprovalsController(
      Approvals approvals, List<Approvable> approvables, ApprovalNames names, Clock clock) {
    this.approvals = approvals;
    this.approvables =
        approvables.stream().collect(Collectors.toMap(Approvable::kind, Function.identity()));
    this.names = names;
    this.clock = clock;
  }

  /**
   * @param names of the customers of the page, by their ids
   * @param next goes into {@code after}; null on the last page
   */
  @Schema(name = "Approvals")
  record Answer(
      List<ApprovalEntry> approvals, SortedMap<String, String> names, @Nullable String next) {}

  /** The body that refuses a proposal. */
  @Schema(name = "Reason")
  record Reason(@Schema(example = "The auditors have seen February") String reason) {}

  /** The body that approves many proposals. */
  @Schema(name = "ProposalIds")
  record Ids(@Schema(example = "[\"seal.CN01.20260331.C37VBJF7J3.1\"]") List<String> ids) {}

  /**
   * What became of one of many.
   *
   * @param approval the proposal as it is now; absent if there is a problem
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ApprovalOfMany")
  record One(ProposalId id, @Nullable ApprovalEntry approval, @Nullable Problem problem) {}

  /** In the order in which they were named. */
  @Schema(name = "ApprovalsOfMany")
  record Many(List<One> results) {}

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping
  @Operation(summary = "What is proposed, and what became of it, in the order of its proposal")
  @ApiResponse(responseCode = "200", description = "A page")
  Answer all(
      @Parameter(description = "Only of this company", example = "CN01")
          @RequestParam(required = false)
          @Nullable String company,
      @Parameter(description = "Only of this account", example = "CN01.C-1006.CNY")
          @RequestParam(required = false)
          @Nullable String account,
      @Parameter(
              description = "open unless given; elsewhere: done by systems that need no approval",
              schema = @Schema(implementation = ApprovalState.class))
          @RequestParam(required = false)
          @Nullable String state,
      @PageLimits PageRequest request) {
    ApprovalState wanted = wanted(state);
    AccountId of = RequestValues.optional("account", account, AccountId::parse);
    Page page =
        request.of(
            ListQuestion.of("approvals")
                .with("company", company)
                .with("account", account)
                .with("state", wanted));
    Instant now = clock.instant();
    List<ApprovalEntry> found = approvals.list(wanted, company, of, now, page);
    List<ApprovalEntry> told = page.told(found);
    return new Answer(
        told,
        names.beside(told),
        page.next(found, last -> List.of(last.proposedAt().toEpochMilli(), last.id().toString())));
  }

  private static ApprovalState wanted(@Nullable String state) {
    return state == null
        ? ApprovalState.OPEN
        : RequestValues.read("state", state, ApprovalsController::state);
  }

  private static ApprovalState state(String text) {
    return Arrays.stream(ApprovalState.values())
        .filter(each -> each.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Arrays.stream(ApprovalState.values())
                        .map(ApprovalState::toString)
                        .collect(Collectors.joining(", "))));
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.CASE)
  @GetMapping("/{id}")
  @Operation(summary = "A proposal, and what became of it")
  @ApiResponse(responseCode = "200", description = "The proposal")
  @ApiResponse(responseCode = "404", description = "There is none by this id")
  ApprovalEntry one(@PathVariable String id) {
    return found(id);
  }

  @AllowedTo(value = Role.APPROVER, of = Of.CASE)
  @PostMapping("/{id}/approve")
  @Operation(summary = "Approve what somebody else proposed; the same again changes nothing")
  @ApiResponse(responseCode = "200", description = "It took effect, or waits for another approver")
  @ApiResponse(responseCode = "403", description = "You proposed it, or nobody knows who you are")
  @ApiResponse(responseCode = "404", description = "There is none by this id")
  @ApiResponse(responseCode = "409", description = "It is decided, or its time is over")
  ApprovalEntry approve(@PathVariable String id) {
    return approved(id);
  }

  @AllowedTo(value = Role.APPROVER, of = Of.ENDPOINT)
  @PostMapping(path = "/approve", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Approve many proposals, each by itself")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Ids.class)))
  @ApiResponse(responseCode = "200", description = "What became of each")
  Many approveMany(HttpServletRequest request, Companies companies) throws IOException {
    Faults faults = new Faults();
    Fields fields = Fields.ofBody(request, MOST_BYTES, faults);
    List<ProposalId> ids = fields.each("ids", "ids of proposals", MOST_AT_ONCE, ProposalId::parse);
    fields.refuseOthers();
    faults.refuse();
    return new Many(ids.stream().distinct().map(id -> approvedOne(id, companies)).toList());
  }

  private One approvedOne(ProposalId id, Companies companies) {
    if (!companies.has(id.company())) {
      return new One(id, null, Problem.notFound("proposal", id.toString()));
    }
    try {
      return new One(id, approved(id.toString()), null);
    } catch (ProblemException refused) {
      return new One(id, null, refused.problem());
    }
  }

  private ApprovalEntry approved(String id) {
    ApprovalEntry entry = found(id);
    Verdict verdict = approvable(entry).approve(entry, clock.instant());
    return answer(entry, verdict, ApprovalEntry::tookEffectBy);
  }

  @AllowedTo(value = Role.APPROVER, of = Of.CASE)
  @PostMapping(path = "/{id}/reject", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Refuse what somebody proposed, with the reason")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Reason.class)))
  @ApiResponse(responseCode = "200", description = "It does not happen")
  @ApiResponse(responseCode = "404", description = "There is none by this id")
  @ApiResponse(responseCode = "409", description = "It is decided")
  ApprovalEntry reject(@PathVariable String id, HttpServletRequest request) throws IOException {
    String reason = reason(request);
    ApprovalEntry entry = found(id);
    return rejected(entry, reason);
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = "/{id}/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Take back what you proposed, with the reason")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Reason.class)))
  @ApiResponse(responseCode = "200", description = "It does not happen")
  @ApiResponse(responseCode = "403", description = "Somebody else proposed it")
  @ApiResponse(responseCode = "404", description = "There is none by this id")
  @ApiResponse(responseCode = "409", description = "It is decided")
  ApprovalEntry withdraw(@PathVariable String id, HttpServletRequest request) throws IOException {
    String reason = reason(request);
    ApprovalEntry entry = found(id);
    if (!entry.proposedBy().equals(asking())) {
      throw new ProblemException(
          Problem.of(
              "not-own-proposal",
              "Who proposed it takes it back",
              403,
              "%s proposed it; an approver may reject it.".formatted(entry.proposedBy())));
    }
    return rejected(entry, reason);
  }

  private static String reason(HttpServletRequest request) throws IOException {
    Faults faults = new Faults();
    Fields fields = Fields.ofBody(request, MOST_BYTES, faults);
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    return String.valueOf(reason);
  }

  private ApprovalEntry rejected(ApprovalEntry entry, String reason) {
    Verdict verdict = approvable(entry).reject(entry, reason);
    return answer(entry, verdict, ApprovalEntry::endedBy);
  }

  private static String asking() {
    return Caller.current().map(Caller::actor).orElse(Actor.ANONYMOUS);
  }

  private ApprovalEntry found(String id) {
    return parsed(id)
        .flatMap(known -> approvals.find(known, clock.instant()))
        .orElseThrow(() -> new ProblemException(Problem.notFound("proposal", id)));
  }

  private static Optional<ProposalId> parsed(String id) {
    try {
      return Optional.of(ProposalId.parse(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Approvable approvable(ApprovalEntry entry) {
    if (entry.state() == ApprovalState.ELSEWHERE) {
      throw new ProblemException(decided("It was done elsewhere, where it needs no approval."));
    }
    return requireNonNull(approvables.get(entry.kind()), entry.kind());
  }

  /**
   * @param same whether somebody has decided it like this
   */
  private ApprovalEntry answer(
      ApprovalEntry entry, Verdict verdict, BiPredicate<ApprovalEntry, String> same) {
    ApprovalEntry now = found(entry.id().toString());
    switch (verdict) {
      case APPROVED, ANOTHER_NEEDED, REJECTED, REPEATED -> {}
      case UNKNOWN ->
          throw new ProblemException(Problem.notFound("proposal", entry.id().toString()));
      case DECIDED -> {
        if (!same.test(now, asking())) {
          throw new ProblemException(decided(told(now)));
        }
      }
      case LAPSED ->
          throw new ProblemException(
              Problem.of(
                  "lapsed",
                  "Its time is over",
                  409,
                  "It could be approved until %s. Propose it again.".formatted(entry.lapsesAt())));
      case NOT_A_PERSON ->
          throw new ProblemException(
              Problem.of(
                  "not-a-person",
                  "A person decides",
                  403,
                  "Only a person approves. You are a program, or not signed in."));
      case OWN_PROPOSAL ->
          throw new ProblemException(
              Problem.of(
                  "own-proposal",
                  "Another person decides",
                  403,
                  "You proposed it; somebody else approves it."));
    }
    return now;
  }

  private static Problem decided(String detail) {
    return Problem.of("decided", "It is decided", 409, detail);
  }

  private static String told(ApprovalEntry entry) {
    return switch (entry.state()) {
      case APPROVED ->
          "Approved by %s."
              .formatted(
                  entry.approvedBy().stream().map(Approver::by).collect(Collectors.joining(", ")));
      case REJECTED -> "Rejected by " + said(entry);
      case WITHDRAWN -> "Taken back by " + said(entry);
      default -> "It is no longer possible, or something newer was proposed.";
    };
  }

  private static String said(ApprovalEntry entry) {
    Rejection rejection = requireNonNull(entry.rejected());
    return rejection.by() + ": " + rejection.reason();
  }
}
