package huikuan.dunning.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.AccountId;
import huikuan.dunning.cases.Cases;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.HoldHistory;
import huikuan.dunning.hold.HoldView;
import huikuan.dunning.reminder.Decision;
import huikuan.dunning.reminder.Decision.Nothing;
import huikuan.dunning.reminder.Decision.Reason;
import huikuan.dunning.reminder.Decision.Take;
import huikuan.dunning.reminder.Hindsight;
import huikuan.dunning.reminder.Hindsight.Decided;
import huikuan.dunning.reminder.ReminderEvent;
import huikuan.dunning.reminder.ReminderEvent.ClaimEscalated;
import huikuan.dunning.reminder.ReminderEvent.ContactMissing;
import huikuan.dunning.reminder.ReminderEvent.StepBounced;
import huikuan.dunning.reminder.ReminderEvent.StepNotTaken;
import huikuan.dunning.reminder.ReminderEvent.StepRequested;
import huikuan.dunning.reminder.ReminderEvent.StepTaken;
import huikuan.dunning.reminder.ReminderEvent.StepWithheld;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.web.Days;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Dunning")
class DecisionsController {

  private final Cases cases;
  private final Customers customers;
  private final EventLog log;
  private final Hindsight hindsight;

  /** Something that happened to a claim on the day. */
  @JsonInclude(Include.NON_NULL)
  record Done(
      Instant at,
      @Schema(example = "step-taken") String what,
      @Nullable String level,
      @Nullable String reason) {}

  /**
   * A claim's decision.
   *
   * @param take the step that was to be taken; null = none
   * @param reason why none was; null = one was
   * @param level the step that waits
   * @param until when time alone changes it
   * @param holds what was held of the claim then
   * @param customerHolds what held all claims of the customer then
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "ClaimDecision")
  record ClaimDecision(
      @JsonProperty("case") String caseId,
      String invoice,
      Instant at,
      @Nullable String take,
      @Nullable Reason reason,
      @Nullable String level,
      @Nullable Instant until,
      @Nullable List<HoldView> holds,
      @Nullable List<HoldView> customerHolds,
      List<Done> done) {}

  /**
   * @param next goes into {@code after} of the next page; null on the last
   */
  record Decisions(
      String account,
      LocalDate on,
      List<ClaimDecision> decisions,
      @JsonInclude(Include.ALWAYS) @Nullable String next) {}

  DecisionsController(Cases cases, Customers customers, EventLog log, Hindsight hindsight) {
    this.cases = cases;
    this.customers = customers;
    this.log = log;
    this.hindsight = hindsight;
  }

  @GetMapping("/api/v1/dunning/decisions")
  @Operation(
      summary =
          "What was decided about each claim of an account on a day, past or to come, and why")
  @ApiResponse(responseCode = "200", description = "A page; claims not yet known are left out")
  @ApiResponse(responseCode = "400", description = "No account or day, or a malformed one")
  Decisions decisions(
      @Parameter(description = "company.customer.currency") @RequestParam(required = false)
          @Nullable String account,
      @Parameter(description = "A day at the customer") @RequestParam(required = false)
          @Nullable String on,
      @PageLimits(usual = 50, most = 200) PageRequest request) {
    List<FieldError> errors = new ArrayList<>();
    AccountId of = RequestValues.optional("account", account, AccountId::parse, errors);
    if (account == null) {
      errors.add(new FieldError("account", "an account, such as CN01.C-1.CNY"));
    }
    if (on == null) {
      errors.add(new FieldError("on", "a day, such as 2026-03-31"));
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    LocalDate day = Days.parse("on", Objects.requireNonNull(on));
    return decisions(
        Objects.requireNonNull(of),
        day,
        request.of(ListQuestion.of("decisions").with("account", account).with("on", on)));
  }

  private Decisions decisions(AccountId account, LocalDate day, Page page) {
    List<String> found = cases.claimsOf(account, page);
    Customer customer = customers.find(account.customerId());
    HoldHistory held = HoldHistory.of(account.customerId(), log);
    return new Decisions(
        account.toString(),
        day,
        page.told(found).stream().flatMap(id -> decided(id, day, customer, held).stream()).toList(),
        page.next(found, last -> List.of(last)));
  }

  private Optional<ClaimDecision> decided(
      String caseId, LocalDate day, Customer customer, HoldHistory held) {
    List<RecordedEvent> history = log.ofAggregate(caseId, 0);
    return hindsight
        .on(day, history, customer, held)
        .map(decided -> view(decided, history, done(day, history, customer)));
  }

  private static ClaimDecision view(Decided decided, List<RecordedEvent> history, List<Done> done) {
    ReminderEvent of = (ReminderEvent) history.getFirst().payload();
    Decision decision = decided.decision();
    return switch (decision) {
      case Take(var step) ->
          new ClaimDecision(
              of.caseId(),
              of.invoice(),
              decided.at(),
              step.level(),
              null,
              null,
              null,
              HoldView.of(decided.holds()),
              HoldView.of(decided.customerHolds()),
              done);
      case Nothing(var reason, var level, var until) ->
          new ClaimDecision(
              of.caseId(),
              of.invoice(),
              decided.at(),
              null,
              reason,
              level,
              until,
              HoldView.of(decided.holds()),
              HoldView.of(decided.customerHolds()),
              done);
    };
  }

  /** What came of it that day, as the log has it. */
  private static List<Done> done(LocalDate day, List<RecordedEvent> history, Customer customer) {
    return history.stream()
        .filter(event -> event.recordedAt().atZone(customer.zone()).toLocalDate().equals(day))
        .flatMap(event -> done((ReminderEvent) event.payload(), event.recordedAt()))
        .toList();
  }

  private static Stream<Done> done(ReminderEvent event, Instant at) {
    return switch (event) {
      case StepRequested it -> Stream.of(new Done(at, "step-requested", it.level(), null));
      case StepTaken it -> Stream.of(new Done(at, "step-taken", it.level(), null));
      case StepNotTaken it -> Stream.of(new Done(at, "step-not-taken", it.level(), it.reason()));
      case StepBounced it -> Stream.of(new Done(at, "step-bounced", it.level(), it.reason()));
      case StepWithheld it ->
          Stream.of(new Done(at, "step-withheld", it.level(), it.reason().word()));
      case ContactMissing it -> Stream.of(new Done(at, "contact-missing", it.level(), null));
      case ClaimEscalated _ -> Stream.of(new Done(at, "escalated", null, null));
      case ReminderEvent.ClaimHeld it -> Stream.of(new Done(at, "held", null, it.hold().reason()));
      case ReminderEvent.HoldEnded it -> Stream.of(new Done(at, "hold-ended", null, it.by()));
      case ReminderEvent.CustomerHoldHeeded it ->
          Stream.of(
              new Done(at, it.until() == null ? "customer-resumed" : "customer-held", null, null));
      case ReminderEvent.CaseClosed it -> Stream.of(new Done(at, "closed", null, it.reason()));
      case ReminderEvent.CaseReopened _ -> Stream.of(new Done(at, "reopened", null, null));
      case ReminderEvent.TaskRaised it ->
          Stream.of(new Done(at, "task-raised", null, it.task().word()));
      case ReminderEvent.TaskEnded it -> Stream.of(new Done(at, "task-ended", null, it.by()));
      case ReminderEvent.DemandOrdered it ->
          Stream.of(new Done(at, "demand-ordered", it.level(), it.reason()));
      case ReminderEvent.CaseOpened _,
          ReminderEvent.StepsPlanned _,
          ReminderEvent.ClaimReduced _,
          ReminderEvent.ClaimAdjusted _,
          ReminderEvent.DeliveryReported _ ->
          Stream.of();
    };
  }
}
