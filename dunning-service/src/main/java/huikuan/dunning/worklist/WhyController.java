package huikuan.dunning.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.contracts.CustomerId;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.portfolio.Answering;
import huikuan.dunning.worklist.WorkList.Entry;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Companies;
import huikuan.platform.web.access.Masking;
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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells why a customer is not on a collector's work list. */
@RestController
@Tag(name = "Dunning")
class WhyController {

  /**
   * Whether a customer is on a list, and if not, all reasons.
   *
   * @param collector null = the list of all customers
   * @param on whether it is on the list today
   * @param reasons why it is not; empty if it is
   * @param work the customer with its points; null = there is no such customer
   */
  @JsonInclude(Include.ALWAYS)
  @Schema(name = "WhyNotOnList")
  record Why(
      String customer,
      @Nullable String collector,
      LocalDate day,
      boolean on,
      List<ReasonView> reasons,
      @Nullable WorkView work) {}

  /**
   * A reason.
   *
   * @param reason other-portfolio, no-portfolio, later, nothing-open, nothing-overdue, on-hold,
   *     covered, no-points or unknown
   */
  @Schema(name = "ReasonNotOnList")
  record ReasonView(String reason, Map<String, String> facts) {

    private static ReasonView of(WhyNot.Reason reason) {
      Map<String, String> facts = new TreeMap<>(reason.facts());
      facts.computeIfPresent("action", (_, action) -> Masking.hidden(action));
      return new ReasonView(reason.reason(), facts);
    }
  }

  private final WorkList list;
  private final Answering answering;
  private final Customers customers;
  private final CompanySettings companies;
  private final Clock clock;

  WhyController(
      WorkList list,
      Answering answering,
      Customers customers,
      CompanySettings companies,
      Clock clock) {
    this.list = list;
    this.answering = answering;
    this.customers = customers;
    this.companies = companies;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.ENDPOINT)
  @GetMapping("/api/v1/dunning/worklist/why")
  @Operation(summary = "Why a customer is not on a collector's work list today: all reasons")
  @ApiResponse(responseCode = "200", description = "The reasons; none if it is on the list")
  @ApiResponse(responseCode = "404", description = "It is a company of others")
  Why why(
      @Parameter(example = "CN01.C-1", description = "With its company")
          @RequestParam(name = "customer")
          String customer,
      @Parameter(description = "person:li.qiang; * = all customers; the caller if absent")
          @RequestParam(name = "collector", required = false)
          @Nullable String written,
      Companies allowed) {
    CustomerId id = RequestValues.read("customer", customer, CustomerId::parse);
    if (!allowed.has(id.company())) {
      throw new ProblemException(Problem.notFound("customer", customer));
    }
    Instant now = clock.instant();
    LocalDate day = companies.dayAt(id.company(), now);
    String collector = AskedList.collector(written);
    Customer known = customers.find(id);
    if (known.isUnknown()) {
      return new Why(
          customer, collector, day, false, List.of(new ReasonView("unknown", Map.of())), null);
    }
    Entry entry = list.of(id, list.assignment(id.company(), day), day, now);
    return why(known, entry, collector, day);
  }

  private Why why(Customer known, Entry entry, @Nullable String collector, LocalDate day) {
    List<String> people =
        entry.portfolio() == null ? List.of() : answering.of(entry.portfolio(), day);
    boolean mine = collector == null || people.contains(collector);
    List<WhyNot.Reason> reasons = WhyNot.of(entry, mine, people, day);
    return new Why(
        known.id().toString(),
        collector,
        day,
        reasons.isEmpty(),
        reasons.stream().map(ReasonView::of).toList(),
        WorkView.of(entry, known, day));
  }
}
