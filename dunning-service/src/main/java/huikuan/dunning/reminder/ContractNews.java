package huikuan.dunning.reminder;

import huikuan.dunning.readiness.Agreement;
import huikuan.dunning.readiness.ContractClaims.Known;
import huikuan.dunning.readiness.StageHolds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The news of a contract that some of its claims may still have to follow. */
final class ContractNews {

  /** Beyond so many changes while claims follow, all claims follow the last. */
  private static final int MOST_CHANGES = 10;

  /** The contract as last told; null = never. */
  private @Nullable Agreement told;

  /** The contract as each claim may still follow it. */
  @SuppressWarnings("FieldMayBeFinal") // the state of a saga is read into it
  private List<Agreement> before = new ArrayList<>();

  /** Whether it is not known how claims follow it. */
  private boolean all;

  private boolean evidence;

  /** Takes a contract as it is now; false = that is known already. */
  boolean take(Agreement now) {
    if (now.equals(told)) {
      return false;
    }
    if (told == null || before.size() == MOST_CHANGES) {
      all = true;
    } else {
      before.add(told);
    }
    evidence |= told == null || !told.told().requires().equals(now.told().requires());
    told = now;
    return true;
  }

  /** Takes that there is more evidence. */
  void takeEvidence() {
    evidence = true;
  }

  boolean changesPlans() {
    return evidence;
  }

  /** Whether the news change the holds of a claim. */
  boolean changesHolds(Agreement now, Known claim, LocalDate today) {
    Optional<StageHolds> due = claim.holds(now, today);
    return due.isPresent()
        && (all
            || before.stream()
                .map(each -> StageHolds.of(each, claim.place(), today))
                .anyMatch(each -> !each.equals(due.get())));
  }

  /** All claims have followed. */
  void followed() {
    before.clear();
    all = false;
    evidence = false;
  }
}
