package huikuan.dunning.cases;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.HoldView;
import huikuan.dunning.timeline.Language;
import huikuan.dunning.timeline.Sentences;
import huikuan.dunning.timeline.TimelineEntry;
import huikuan.platform.stuck.AllStuck;
import huikuan.platform.stuck.Stuck;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
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
  private final StuckCases stuckCases;
  private final CaseSummaries summaries;
  private final CaseLevels levels;

  CasesController(
      Cases cases,
      CaseHistory history,
      AllStuck stuck,
      StuckCases stuckCases,
      CaseSummaries summaries,
      CaseLevels levels) {
    this.summaries = summaries;
    this.stuckCases = stuckCases;
    this.cases = cases;
    this.history = history;
    this.stuck = stuck;
    this.levels = levels;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping
  @Operation(summary = "The cases, in order of their ids")
  @ApiResponse(responseCode = "200", description = "A page of cases")
  @ApiResponse(responseCode = "400", description = "An unknown state or level, a malformed account")
  CaseView.Page cases(@ParameterObject CaseFilter.Asked asked, @PageLimits PageRequest request) {
    CaseFilter filter = asked.filter(levels.all(), true);
    Page page = request.of(filter.question());
    List<CaseEntry> found = cases.find(filter, page);
    List<CaseEntry> told = page.told(found);
    var customers = cases.customersOf(told);
    Set<String> retrying = stuckCases.among(told);
    return new CaseView.Page(
        told.stream()
            .map(
                one ->
                    view(one, customer(customers, one), null).retrying(retrying.contains(one.id)))
            .toList(),
        page.next(found, last -> List.of(last.id)));
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping("/summary")
  @Operation(summary = "How many cases that are not closed match, by state, level and policy")
  @ApiResponse(responseCode = "200", description = "The numbers, and what is open of them")
  @ApiResponse(responseCode = "400", description = "As of the list; also the state closed")
  CaseSummary summary(@ParameterObject CaseFilter.Asked asked) {
    return summaries.of(asked.filter(levels.all(), false));
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
    stuck.retryAbout(entry.subject());
    return whole(entry, Language.asked(language));
  }

  private CaseView whole(CaseEntry entry, Language language) {
    // Read first: what comes meanwhile is not taken for seen.
    Integer version = history.version(entry);
    Customer customer = customer(cases.customersOf(List.of(entry)), entry);
    List<Stuck> waiting =
        stuck.find(entry.subject(), MOST_STUCK).stream().map(Stuck::shown).toList();
    Sentences sentences = new Sentences(language, entry.accountId().currency(), customer.zone());
    List<TimelineEntry> timeline =
        history.of(entry, customer).stream()
            .map(each -> TimelineEntry.of(each, sentences))
            .toList();
    List<CaseView.Decision> decisions = decisions(timeline);
    return view(
        entry,
        customer,
        new Whole(waiting.isEmpty() ? null : waiting, timeline, decisions, version));
  }

  /** Each with the policy that the claim kept then. */
  private static List<CaseView.Decision> decisions(List<TimelineEntry> timeline) {
    List<CaseView.Decision> decisions = new ArrayList<>();
    String kept = null;
    for (TimelineEntry each : timeline) {
      kept = each.facts().policy() == null ? kept : each.facts().policy();
      if (each.outcome() != null) {
        decisions.add(new CaseView.Decision(each, kept));
      }
    }
    return decisions;
  }

  private static Customer customer(Map<CustomerId, Customer> customers, CaseEntry entry) {
    return Objects.requireNonNull(customers.get(entry.accountId().customerId()));
  }

  /** What only a single case is shown with. */
  private record Whole(
      @Nullable List<Stuck> stuck,
      List<TimelineEntry> timeline,
      List<CaseView.Decision> decisions,
      @Nullable Integer version) {}

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
        entry.policy == null
            ? null
            : new CaseView.PolicyKept(entry.policy, Objects.requireNonNull(entry.policyVersion)),
        entry.owner,
        entry.open().decimal(),
        entry.accountId().currency().getCurrencyCode(),
        entry.dueOn(),
        entry.statutory == null ? null : entry.statutory.date(),
        entry.next,
        entry.withheld,
        CaseView.Missing.of(entry.missing()),
        entry.tasks.isEmpty() ? null : entry.tasks,
        entry.onHold().signum() == 0 ? null : entry.onHold().decimal(),
        entry.holds.isEmpty()
            ? null
            : entry.holds.stream().map(each -> HoldView.of(each.hold())).toList(),
        reminder && entry.state != CaseState.CLOSED ? HoldView.of(customer.holds()) : null,
        whole == null ? null : whole.stuck(),
        whole == null ? null : whole.timeline(),
        whole == null ? null : whole.decisions(),
        whole == null ? null : whole.version());
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
