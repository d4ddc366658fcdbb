package huikuan.dunning.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.dunning.cases.Cases;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.Decision.Nothing;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.claim.Decision.Take;
import huikuan.dunning.claim.Hindsight;
import huikuan.dunning.claim.Hindsight.Decided;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.customers.ContactNames;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.CustomerHistories;
import huikuan.dunning.customers.CustomerHistory;
import huikuan.dunning.hold.HoldHistory;
import huikuan.dunning.hold.HoldView;
import huikuan.dunning.policy.Step;
import huikuan.dunning.readiness.ClaimBases;
import huikuan.dunning.timeline.EventKey;
import huikuan.dunning.timeline.Language;
import huikuan.dunning.timeline.Sentences;
import huikuan.dunning.timeline.Timeline;
import huikuan.dunning.timeline.TimelineEntry;
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
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Dunning")
class DecisionsController {

  private final Cases cases;
  private final CustomerHistories customers;
  private final EventLog log;
  private final Hindsight hindsight;
  private final Covers covers;
  private final ClaimBases bases;
  private final ContactNames names;
  private final Clock clock;

  /**
   * A claim's decision.
   *
   * @param invoice the number of the claim
   * @param take the step that was to be taken; null = none
   * @param reason why none was; null = one was
   * @param level the step that waits
   * @param until when time alone changes it
   * @param notTaken why the message for the step that was to be taken left the claim out
   * @param detail of {@code covered}, the credits; of {@code not-ready}, what is missing; of {@code
   *     on-hold}, that it is a small difference
   * @param holds what was held of the claim then
   * @param customerHolds what held all claims of the customer then
   * @param text the decision as a sentence, in the language asked for
   * @param done what came of it: the case's timeline of that day
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "ClaimDecision")
  record ClaimDecision(
      @JsonProperty("case") String caseId,
      ItemKind itemKind,
      String invoice,
      Instant at,
      @Schema(description = "What gave the decision: a field of the policy, or what else decides")
          String rule,
      @Schema(description = "The policy and version that the claim kept then") String policy,
      DecisionView.Facts facts,
      @Nullable String take,
      @Nullable String notTaken,
      @Nullable Reason reason,
      @Nullable String level,
      @Nullable Instant until,
      @Nullable String detail,
      @Nullable List<HoldView> holds,
      @Nullable List<HoldView> customerHolds,
      String text,
      List<TimelineEntry> done) {}

  /**
   * @param next goes into {@code after} of the next page; null on the last
   */
  record Decisions(
      String account,
      LocalDate on,
      List<ClaimDecision> decisions,
      @JsonInclude(Include.ALWAYS) @Nullable String next) {}

  DecisionsController(
      Cases cases,
      CustomerHistories customers,
      EventLog log,
      Hindsight hindsight,
      Covers covers,
      ClaimBases bases,
      ContactNames names,
      Clock clock) {
    this.names = names;
    this.covers = covers;
    this.bases = bases;
    this.clock = clock;
    this.cases = cases;
    this.customers = customers;
    this.log = log;
    this.hindsight = hindsight;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
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
      @Parameter(description = "the language of the texts: zh, or en for all others")
          @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String language,
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
        Language.asked(language),
        request.of(ListQuestion.of("decisions").with("account", account).with("on", on)));
  }

  private Decisions decisions(AccountId account, LocalDate day, Language language, Page page) {
    List<String> found = cases.claimsOf(account, page);
    CustomerHistory customer = customers.of(account.customerId());
    HoldHistory held = HoldHistory.of(account.customerId(), log);
    Instant now = clock.instant();
    Map<AccountId, AccountCover> known = new HashMap<>();
    Covers once = of -> known.computeIfAbsent(of, covers::of);
    return new Decisions(
        account.toString(),
        day,
        page.told(found).stream()
            .flatMap(
                id -> {
                  List<RecordedEvent> history = log.ofAggregate(id, 0);
                  return hindsight.on(day, history, customer, held, now, once, bases).stream()
                      .map(decided -> view(decided, day, history, language));
                })
            .toList(),
        page.next(found, last -> List.of(last)));
  }

  private ClaimDecision view(
      Decided decided, LocalDate day, List<RecordedEvent> history, Language language) {
    ClaimEvent of = (ClaimEvent) history.getFirst().payload();
    Customer customer = decided.customer();
    Sentences sentences = new Sentences(language, of.account().currency(), customer.zone());
    String text = sentences.of(decided.decision());
    List<TimelineEntry> done = done(day, history, customer, sentences);
    Optional<Step> taken =
        decided.decision() instanceof Take(var step, _) ? Optional.of(step) : Optional.empty();
    Optional<Nothing> nothing =
        decided.decision() instanceof Nothing none ? Optional.of(none) : Optional.empty();
    Optional<TimelineEntry> notTaken =
        done.stream()
            .filter(each -> taken.isPresent() && each.event() == EventKey.STEP_NOT_TAKEN)
            .findFirst();
    return new ClaimDecision(
        of.caseId(),
        of.itemKind(),
        of.invoice(),
        decided.at(),
        decided.decision().rule(),
        decided.facts().policy(),
        DecisionView.Facts.of(decided),
        taken.map(Step::level).orElse(null),
        notTaken.map(each -> each.facts().reason()).orElse(null),
        nothing.map(Nothing::reason).orElse(null),
        nothing.map(Nothing::level).orElse(null),
        nothing.map(Nothing::until).orElse(null),
        nothing
            .map(Nothing::detail)
            .or(() -> notTaken.map(each -> each.facts().detail()))
            .orElse(null),
        HoldView.of(decided.holds()),
        HoldView.of(decided.customerHolds()),
        notTaken.map(each -> text + " " + each.text()).orElse(text),
        done);
  }

  /** What came of it that day, as the log has it. */
  private List<TimelineEntry> done(
      LocalDate day, List<RecordedEvent> history, Customer customer, Sentences sentences) {
    List<RecordedEvent> ofDay =
        history.stream()
            .filter(event -> LocalDate.ofInstant(event.recordedAt(), customer.zone()).equals(day))
            .toList();
    return Timeline.of(ofDay, names.of(customer)).stream()
        .map(each -> TimelineEntry.of(each, sentences))
        .toList();
  }
}
