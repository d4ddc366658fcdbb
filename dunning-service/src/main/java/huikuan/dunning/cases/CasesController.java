package huikuan.dunning.cases;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.contracts.Money;
import huikuan.dunning.cases.Cases.Filter;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.HoldView;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.timeline.Language;
import huikuan.dunning.timeline.Sentences;
import huikuan.dunning.timeline.TimelineEntry;
import huikuan.platform.stuck.AllStuck;
import huikuan.platform.stuck.Stuck;
import huikuan.platform.web.FieldError;
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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/dunning/cases")
@Tag(name = "Dunning")
class CasesController {

  /** A case can hardly have more: its saga, its news, its deadline. */
  private static final int MOST_STUCK = 10;

  private final Cases cases;
  private final CaseHistory history;
  private final AllStuck stuck;
  private final Policies policies;

  CasesController(Cases cases, CaseHistory history, AllStuck stuck, Policies policies) {
    this.cases = cases;
    this.history = history;
    this.stuck = stuck;
    this.policies = policies;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping
  @Operation(summary = "The cases, in order of their ids")
  @ApiResponse(responseCode = "200", description = "A page of cases")
  @ApiResponse(responseCode = "400", description = "An unknown state or level, a malformed account")
  CaseView.Page cases(
      @RequestParam(required = false) @Nullable String company,
      @RequestParam(required = false) @Nullable String account,
      @Parameter(description = "the number of an invoice or refund") @RequestParam(required = false)
          @Nullable String invoice,
      @Parameter(description = "open, needs-contact, on-hold, proposed or closed")
          @RequestParam(required = false)
          @Nullable String state,
      @Parameter(description = "the last level taken, such as reminder-1 or stop-supply")
          @RequestParam(required = false)
          @Nullable String level,
      @Parameter(description = "of a task, such as CN01.C-1.very-late")
          @RequestParam(required = false)
          @Nullable String task,
      @PageLimits PageRequest request) {
    Filter filter = filter(company, account, invoice, state, level, task);
    Page page = request.of(filter.question());
    List<CaseEntry> found = cases.find(filter, page);
    List<CaseEntry> told = page.told(found);
    var customers = cases.customersOf(told);
    return new CaseView.Page(
        told.stream().map(one -> view(one, customer(customers, one), null)).toList(),
        page.next(found, last -> List.of(last.id)));
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.CASE)
  @GetMapping("/{id}")
  @Operation(summary = "One case with its timeline and decisions")
  @ApiResponse(responseCode = "200", description = "The case")
  @ApiResponse(responseCode = "404", description = "There is no such case")
  CaseView one(
      @PathVariable String id,
      @Parameter(description = "the language of the texts: zh, or en for all others")
          @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String language) {
    return whole(cases.require(id), Language.asked(language));
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.COLLECTOR},
      of = Of.CASE)
  @PostMapping("/{id}/retry")
  @Operation(summary = "Try at once what of a case is stuck; nothing happens if nothing is")
  @ApiResponse(responseCode = "200", description = "The case; `stuck` tells what still fails")
  @ApiResponse(responseCode = "404", description = "There is no such case")
  CaseView retry(
      @PathVariable String id,
      @Parameter(description = "the language of the texts: zh, or en for all others")
          @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String language) {
    CaseEntry entry = cases.require(id);
    stuck.retryAbout(subject(entry));
    return whole(entry, Language.asked(language));
  }

  private CaseView whole(CaseEntry entry, Language language) {
    Customer customer = customer(cases.customersOf(List.of(entry)), entry);
    List<Stuck> waiting =
        stuck.find(subject(entry), MOST_STUCK).stream().map(Stuck::shown).toList();
    Sentences sentences = new Sentences(language, entry.accountId().currency(), customer.zone());
    List<TimelineEntry> timeline =
        history.of(entry, customer).stream()
            .map(each -> TimelineEntry.of(each, sentences))
            .toList();
    List<CaseView.Decision> decisions =
        timeline.stream()
            .filter(each -> each.outcome() != null)
            .map(CaseView.Decision::new)
            .toList();
    return view(
        entry, customer, new Whole(waiting.isEmpty() ? null : waiting, timeline, decisions));
  }

  private static Customer customer(Map<CustomerId, Customer> customers, CaseEntry entry) {
    return Objects.requireNonNull(customers.get(entry.accountId().customerId()));
  }

  /** What its reactions are about. */
  private static String subject(CaseEntry entry) {
    return entry.kind.equals(CaseEntry.REMINDER) ? entry.id : entry.account;
  }

  /** What only a single case is shown with. */
  private record Whole(
      @Nullable List<Stuck> stuck,
      List<TimelineEntry> timeline,
      List<CaseView.Decision> decisions) {}

  private List<String> levels() {
    return Stream.concat(policies.levels().stream(), Stream.of(CaseEntry.STOP_SUPPLY)).toList();
  }

  /** All that is wrong is told at once. */
  private Filter filter(
      @Nullable String company,
      @Nullable String account,
      @Nullable String invoice,
      @Nullable String state,
      @Nullable String level,
      @Nullable String task) {
    List<FieldError> errors = new ArrayList<>();
    String ofCompany = RequestValues.optional("company", company, Identifier::parseCompany, errors);
    AccountId ofAccount = RequestValues.optional("account", account, AccountId::parse, errors);
    String ofInvoice = RequestValues.optional("invoice", invoice, Identifier::parse, errors);
    if (state != null && CaseState.parse(state).isEmpty()) {
      errors.add(new FieldError("state", FieldError.oneOf(CaseState.texts())));
    }
    if (level != null) {
      List<String> levels = levels();
      if (!levels.contains(level)) {
        errors.add(new FieldError("level", FieldError.oneOf(levels)));
      }
    }
    TaskId ofTask = RequestValues.optional("task", task, TaskId::parse, errors);
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    return new Filter(
        ofCompany,
        ofAccount == null ? null : ofAccount.toString(),
        ofInvoice,
        state == null ? null : CaseState.parse(state).orElseThrow(),
        level,
        ofTask);
  }

  private static CaseView view(CaseEntry entry, Customer customer, @Nullable Whole whole) {
    boolean reminder = entry.kind.equals(CaseEntry.REMINDER);
    return new CaseView(
        entry.id,
        entry.kind,
        entry.account,
        customer.name(),
        reminder ? entry.items.getFirst().itemKind() : null,
        reminder ? entry.items.getFirst().invoice() : null,
        reminder ? null : items(entry),
        entry.state,
        entry.level,
        entry.open().decimal(),
        entry.accountId().currency().getCurrencyCode(),
        entry.dueOn(),
        entry.next,
        entry.withheld,
        entry.task,
        entry.onHold().signum() == 0 ? null : entry.onHold().decimal(),
        entry.holds.isEmpty()
            ? null
            : entry.holds.stream().map(each -> HoldView.of(each.hold())).toList(),
        reminder && entry.state != CaseState.CLOSED ? HoldView.of(customer.holds()) : null,
        whole == null ? null : whole.stuck(),
        whole == null ? null : whole.timeline(),
        whole == null ? null : whole.decisions());
  }

  private static List<CaseView.Item> items(CaseEntry entry) {
    return entry.items.stream()
        .map(
            item ->
                new CaseView.Item(
                    item.itemKind(),
                    item.invoice(),
                    LocalDate.parse(item.dueOn()),
                    Money.parse(item.open()).decimal()))
        .toList();
  }
}
