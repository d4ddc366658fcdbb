package huikuan.dunning.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.contracts.Identifier;
import huikuan.dunning.portfolio.Answering;
import huikuan.dunning.portfolio.Assignment;
import huikuan.dunning.portfolio.Portfolio;
import huikuan.dunning.worklist.WorkList.Entry;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How much each collector of a company has to do. */
@RestController
@Tag(name = "Dunning")
class LoadController {

  /** The portfolios of nobody: nobody answers for them, or no portfolio has the customers. */
  private static final String NOBODY = "";

  @Schema(name = "Load")
  record Loads(String company, LocalDate day, List<Load> collectors) {}

  /**
   * The work that a person answers for. Where somebody stands in, it is the load of the one who
   * does.
   *
   * @param collector absent = nobody answers
   * @param customers that have something open
   * @param onList those that are on the list today
   * @param points of those
   * @param talksDue customers with whom somebody follows up today, or should have
   * @param amounts of all its customers
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "LoadOfCollector")
  record Load(
      @Nullable String collector,
      SortedSet<String> portfolios,
      int customers,
      int onList,
      int points,
      int talksDue,
      List<WorkView.Amounts> amounts) {}

  /** The sums of one person. */
  private static final class Counting {

    private final SortedSet<String> portfolios = new TreeSet<>();
    private final SortedMap<String, Sums> sums = new TreeMap<>();
    private int customers;
    private int onList;
    private int points;
    private int talksDue;

    private void add(Entry entry, LocalDate day) {
      customers++;
      if (entry.isOn(day)) {
        onList++;
        points += entry.points();
      }
      if (entry.work().next() != null && !entry.work().isLater(day)) {
        talksDue++;
      }
      WorkList.add(entry.work(), sums);
    }

    private Load load(String collector) {
      return new Load(
          collector.equals(NOBODY) ? null : collector,
          portfolios,
          customers,
          onList,
          points,
          talksDue,
          WorkView.Amounts.of(sums.values()));
    }
  }

  private final WorkList list;
  private final Answering answering;
  private final CompanySettings companies;
  private final Clock clock;

  LoadController(WorkList list, Answering answering, CompanySettings companies, Clock clock) {
    this.list = list;
    this.answering = answering;
    this.companies = companies;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping("/api/v1/dunning/portfolios/load")
  @Operation(summary = "What each collector of a company has to do today, the most points first")
  @ApiResponse(responseCode = "200", description = "One for each who answers, and one for nobody")
  Loads load(@RequestParam(name = "company") String written) {
    String company = RequestValues.read("company", written, Identifier::parseCompany);
    Instant now = clock.instant();
    LocalDate day = companies.dayAt(company, now);
    Assignment assignment = list.assignment(company, day);
    Map<String, String> collectors = new HashMap<>();
    Map<String, Counting> counted = new HashMap<>();
    for (Portfolio each : assignment.portfolios()) {
      String collector = answering.of(each, day).stream().findFirst().orElse(NOBODY);
      collectors.put(each.name(), collector);
      counted.computeIfAbsent(collector, _ -> new Counting()).portfolios.add(each.name());
    }
    list.each(
        company,
        assignment,
        day,
        now,
        _ -> true,
        entry -> {
          Portfolio of = entry.portfolio();
          String collector = of == null ? NOBODY : collectors.getOrDefault(of.name(), NOBODY);
          counted.computeIfAbsent(collector, _ -> new Counting()).add(entry, day);
        });
    return new Loads(company, day, inOrder(counted));
  }

  private static List<Load> inOrder(Map<String, Counting> counted) {
    return counted.entrySet().stream()
        .map(each -> each.getValue().load(each.getKey()))
        .sorted(
            Comparator.comparingInt(Load::points)
                .reversed()
                .thenComparing(each -> each.collector() == null ? "" : each.collector()))
        .toList();
  }
}
