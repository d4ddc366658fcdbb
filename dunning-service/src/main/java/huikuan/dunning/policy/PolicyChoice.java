package huikuan.dunning.policy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * The rule by which a new claim finds its policy. Of each policy the newest effective version
 * counts. Of several for the same thing, the one wins that became effective last.
 */
final class PolicyChoice {

  private PolicyChoice() {}

  /**
   * Empty = none is effective.
   *
   * @param entries at least all versions of each policy that concerns the claim
   */
  static Optional<PolicyEntry> of(
      Collection<PolicyEntry> entries, PolicySubject subject, Instant knownAt, ZoneId zone) {
    Collection<PolicyEntry> effective =
        entries.stream()
            .filter(each -> each.isEffective(knownAt, zone))
            .collect(
                Collectors.toMap(
                    PolicyEntry::policy,
                    each -> each,
                    BinaryOperator.maxBy(Comparator.comparingInt(PolicyEntry::version))))
            .values();
    Comparator<PolicyEntry> newest =
        Comparator.comparing((PolicyEntry each) -> each.since(zone))
            .thenComparing(each -> requireNonNull(each.approvedAt()))
            .thenComparing(PolicyEntry::policy);
    List<String> targets = subject.targets();
    return targets.stream()
        .flatMap(
            target ->
                effective.stream()
                    .filter(each -> each.targets().contains(target))
                    .max(newest)
                    .stream())
        .findFirst();
  }
}
