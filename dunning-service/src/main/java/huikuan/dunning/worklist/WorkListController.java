package huikuan.dunning.worklist;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.contracts.CustomerId;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.portfolio.Assignment;
import huikuan.dunning.worklist.WorkList.Entry;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The work lists of collectors. */
@RestController
@Tag(name = "Dunning")
class WorkListController {

  /**
   * A page of a work list.
   *
   * @param collector null = it is the list of a portfolio, or of all
   * @param portfolios whose customers it has; null = all, and those that no portfolio has
   * @param count the customers of all pages
   * @param amounts of the customers of all pages
   * @param next where the next page starts, for {@code after}; null on the last page
   */
  @JsonInclude(Include.ALWAYS)
  @Schema(name = "WorkListPage")
  record WorkPage(
      String company,
      LocalDate day,
      @Nullable String collector,
      @Nullable Set<String> portfolios,
      int count,
      List<WorkView.Amounts> amounts,
      List<WorkView> customers,
      @Nullable String next) {}

  private final WorkList list;
  private final Customers customers;
  private final CompanySettings companies;
  private final Clock clock;

  WorkListController(WorkList list, Customers customers, CompanySettings companies, Clock clock) {
    this.list = list;
    this.customers = customers;
    this.companies = companies;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping("/api/v1/dunning/worklist")
  @Operation(
      summary =
          "The customers of a company that somebody sees to on a day, in order of their points,"
              + " with the rules that gave them")
  @ApiResponse(responseCode = "200", description = "A page of customers")
  @ApiResponse(
      responseCode = "400",
      description = "An unknown portfolio, a day that is too far off")
  WorkPage worklist(
      @RequestParam(name = "company") String written,
      @Parameter(description = "Its customers alone")
          @RequestParam(name = "portfolio", required = false)
          @Nullable String portfolio,
      @Parameter(
              description =
                  "person:li.qiang; * = all customers; the caller if absent. It is the list of all"
                      + " portfolios that the person answers for")
          @RequestParam(name = "collector", required = false)
          @Nullable String collector,
      @Parameter(description = "From today on, and within 31 days; today if absent")
          @RequestParam(name = "day", required = false)
          @Nullable String day,
      @PageLimits(usual = 50, most = 200) PageRequest request) {
    Instant now = clock.instant();
    AskedList asked = AskedList.of(written, portfolio, collector, day, companies, now);
    Assignment assignment = list.assignment(asked.company(), asked.day());
    Set<String> portfolios = asked.portfolios(assignment, list);
    List<Entry> all = list.of(asked.company(), portfolios, assignment, asked.day(), now);
    return page(asked, portfolios, all, request.of(asked.question()));
  }

  private WorkPage page(
      AskedList asked, @Nullable Set<String> portfolios, List<Entry> all, Page page) {
    List<Entry> read = after(all, page);
    return new WorkPage(
        asked.company(),
        asked.day(),
        asked.collector(),
        portfolios == null ? null : new TreeSet<>(portfolios),
        all.size(),
        WorkView.Amounts.of(sums(all).values()),
        views(page.told(read), asked.day()),
        page.next(read, last -> List.of(last.points(), last.work().customer().customer())));
  }

  /** Points may have changed since the page before: no customer is shown for its place alone. */
  private static List<Entry> after(List<Entry> all, Page page) {
    if (page.isFirst()) {
      return all.stream().limit(page.read()).toList();
    }
    long points = page.number(0);
    String customer = page.text(1);
    return all.stream()
        .filter(
            each ->
                each.points() < points
                    || each.points() == points
                        && each.work().customer().customer().compareTo(customer) > 0)
        .limit(page.read())
        .toList();
  }

  private List<WorkView> views(List<Entry> entries, LocalDate day) {
    Map<CustomerId, Customer> known =
        customers.findAll(entries.stream().map(each -> each.work().customer()).toList());
    return entries.stream()
        .map(each -> WorkView.of(each, requireNonNull(known.get(each.work().customer())), day))
        .toList();
  }

  private static SortedMap<String, Sums> sums(List<Entry> entries) {
    SortedMap<String, Sums> sums = new TreeMap<>();
    entries.forEach(each -> WorkList.add(each.work(), sums));
    return sums;
  }
}
