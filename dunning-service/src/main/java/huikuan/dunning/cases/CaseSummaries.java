package huikuan.dunning.cases;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts cases that are not closed. */
@Component
class CaseSummaries {

  private final OpenCaseTable table;
  private final Cases cases;
  private final StuckCases stuck;

  CaseSummaries(OpenCaseTable table, Cases cases, StuckCases stuck) {
    this.table = table;
    this.cases = cases;
    this.stuck = stuck;
  }

  CaseSummary of(CaseFilter filter) {
    Set<String> stuckNow = stuck.ids();
    Set<String> retrying = stuckNow;
    @Nullable Collection<String> ids = filter.retrying() ? stuckNow : null;
    if (filter.task() != null) {
      Set<String> ofTask = cases.idsOf(filter.task());
      retrying = both(stuckNow, ofTask);
      ids = filter.retrying() ? retrying : ofTask;
    }
    CaseSummary.Counting counting = new CaseSummary.Counting();
    table.each(filter, ids, counting::add);
    return counting.summary(tally(filter, retrying));
  }

  private CaseSummary.Tally tally(CaseFilter filter, Set<String> retrying) {
    CaseSummary.Tally tally = new CaseSummary.Tally();
    table.each(filter, retrying, tally::add);
    return tally;
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return both;
  }
}
