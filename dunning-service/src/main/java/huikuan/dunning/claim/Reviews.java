package huikuan.dunning.claim;

import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.policy.Policy.Review;
import huikuan.dunning.task.TaskReason;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The claims that a person reviews before they are chased for the first time. */
final class Reviews {

  private Reviews() {}

  /**
   * Tells why a person has to review a claim; empty = no review is needed.
   *
   * @param dueOn the day on which it is due now
   * @param knownOn the day at the customer on which the claim became known
   * @param today the day at the customer
   * @param largestOther the largest other claim of the customer in the currency; null = none
   */
  static Optional<TaskReason> of(
      Review rules,
      CaseOpened claim,
      LocalDate dueOn,
      LocalDate knownOn,
      LocalDate today,
      @Nullable Money largestOther) {
    LocalDate posted = claim.invoiceDate();
    if (posted.isBefore(knownOn.minusYears(rules.yearsSincePosted()))) {
      return Optional.of(TaskReason.POSTED_LONG_AGO);
    }
    if (dueOn.isAfter(posted.plusYears(rules.yearsToDue()))) {
      return Optional.of(TaskReason.DUE_FAR_AHEAD);
    }
    if (largestOther != null
        && claim.amount().compareTo(largestOther.times(rules.timesLargest())) > 0) {
      return Optional.of(TaskReason.UNUSUAL_AMOUNT);
    }
    if (dueOn.isBefore(today.minusDays(rules.daysLate()))) {
      return Optional.of(TaskReason.VERY_LATE);
    }
    return Optional.empty();
  }
}
