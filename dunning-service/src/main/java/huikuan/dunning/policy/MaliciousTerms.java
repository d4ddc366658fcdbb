package huikuan.dunning.policy;

import huikuan.dunning.policy.Step.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much faster a malicious customer is chased: steps keep a part of their distances, and none
 * comes before the due date.
 *
 * @param distancePercent of a distance that is left
 * @param leastDays of a distance that is left, unless it was shorter
 */
public record MaliciousTerms(int distancePercent, int leastDays) {

  static final MaliciousTerms STANDARD = new MaliciousTerms(50, 3);

  /** The first step keeps its day; each later one comes nearer to the step before. */
  List<Step> faster(List<Step> steps) {
    List<Step> faster = new ArrayList<>();
    Integer before = null;
    Integer now = null;
    for (Step each : steps) {
      Integer day = each.daysAfterDue();
      if (day != null) {
        now = before == null || now == null ? day : Integer.valueOf(now + left(day - before));
        before = day;
      }
      faster.add(step(each, day == null ? null : now));
    }
    return faster;
  }

  private Step step(Step of, @Nullable Integer daysAfterDue) {
    Integer distance = of.daysAfterPrevious();
    boolean courtesyBefore = of.isBeforeDue() && of.kind() == Kind.COURTESY;
    return new Step(
        of.level(),
        of.kind(),
        daysAfterDue,
        distance == null ? null : Integer.valueOf(left(distance)),
        of.workingDaysBeforeDue(),
        courtesyBefore ? List.of() : of.from(),
        of.to(),
        of.channels(),
        of.words(),
        of.passAfter());
  }

  private int left(int days) {
    int part = (days * distancePercent + 99) / 100;
    return Math.min(days, Math.max(part, leastDays));
  }
}
