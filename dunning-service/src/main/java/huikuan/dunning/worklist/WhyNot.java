package huikuan.dunning.worklist;

import huikuan.dunning.portfolio.Portfolio;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All reasons why a customer is not on a collector's list, in one answer. */
final class WhyNot {

  /**
   * A reason.
   *
   * @param facts by name
   */
  record Reason(String reason, Map<String, String> facts) {}

  private WhyNot() {}

  /**
   * The reasons in the order in which they are checked; empty = it is on the list.
   *
   * @param mine whether the collector answers for the portfolio of the customer
   * @param answering the people who do
   */
  static List<Reason> of(
      WorkList.Entry entry, boolean mine, List<String> answering, LocalDate day) {
    List<Reason> reasons = new ArrayList<>();
    Portfolio portfolio = entry.portfolio();
    if (portfolio == null && !mine) {
      reasons.add(new Reason("no-portfolio", Map.of()));
    } else if (portfolio != null && !mine) {
      reasons.add(elsewhere(portfolio, answering));
    }
    CustomerWork work = entry.work();
    if (work.isLater(day)) {
      reasons.add(later(work));
    }
    if (work.sums().isEmpty()) {
      reasons.add(new Reason("nothing-open", Map.of()));
    } else if (!work.isToBeCollected()) {
      reasons.addAll(nothingToCollect(work));
    }
    if (entry.isOn(day)) {
      // It has points for something else, whatever is not to be collected.
      reasons.removeIf(each -> !each.reason().endsWith("portfolio"));
    } else if (reasons.stream().allMatch(each -> each.reason().endsWith("portfolio"))) {
      reasons.add(new Reason("no-points", Map.of()));
    }
    return reasons;
  }

  private static Reason elsewhere(Portfolio portfolio, List<String> answering) {
    return new Reason(
        "other-portfolio",
        Map.of(
            "portfolio", portfolio.name(),
            "owner", portfolio.owner(),
            "answering", String.join(" ", answering)));
  }

  private static Reason later(CustomerWork work) {
    Map<String, String> facts = new TreeMap<>();
    if (work.next() != null) {
      facts.put("on", work.next().on().toString());
      @Nullable String action = work.next().action();
      if (action != null) {
        facts.put("action", action);
      }
    }
    return new Reason("later", facts);
  }

  private static List<Reason> nothingToCollect(CustomerWork work) {
    List<Reason> reasons = new ArrayList<>();
    TreeSet<String> holds = new TreeSet<>();
    boolean overdue = false;
    boolean covered = false;
    for (Sums each : work.sums().values()) {
      overdue |= each.overdue().signum() > 0;
      covered |= each.covered().signum() > 0;
      each.held().keySet().forEach(holds::add);
    }
    if (!overdue) {
      reasons.add(new Reason("nothing-overdue", Map.of()));
    }
    if (!holds.isEmpty()) {
      reasons.add(new Reason("on-hold", Map.of("reasons", String.join(", ", holds))));
    }
    if (covered) {
      reasons.add(new Reason("covered", Map.of()));
    }
    return reasons;
  }
}
