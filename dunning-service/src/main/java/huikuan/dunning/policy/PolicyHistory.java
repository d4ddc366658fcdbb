package huikuan.dunning.policy;

import huikuan.dunning.policy.PolicyEvent.VersionApproved;
import huikuan.dunning.policy.PolicyEvent.VersionDrafted;
import huikuan.dunning.policy.PolicyEvent.VersionOvertaken;
import huikuan.dunning.policy.PolicyEvent.VersionRejected;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The versions of a policy.
 *
 * @param versions oldest first
 */
record PolicyHistory(List<PolicyVersion> versions) {

  static final PolicyHistory NONE = new PolicyHistory(List.of());

  private static final Comparator<PolicyVersion> NEXT =
      Comparator.comparing(PolicyVersion::from)
          .thenComparing(PolicyVersion::number, Comparator.reverseOrder());

  /** With what happened after it. */
  PolicyHistory with(Collection<RecordedEvent> events) {
    TreeMap<Integer, PolicyVersion> byNumber = new TreeMap<>();
    versions.forEach(each -> byNumber.put(each.number(), each));
    for (RecordedEvent event : events) {
      switch ((PolicyEvent) event.payload()) {
        case VersionDrafted it ->
            byNumber.put(it.version(), PolicyVersion.of(it, event.recordedAt()));
        case VersionApproved it ->
            byNumber.computeIfPresent(
                it.version(), (number, version) -> version.approved(it, event.recordedAt()));
        case VersionRejected it ->
            byNumber.computeIfPresent(it.version(), (number, version) -> version.refused());
        case VersionOvertaken _ -> {}
      }
    }
    return new PolicyHistory(List.copyOf(byNumber.values()));
  }

  Optional<PolicyVersion> find(int number) {
    return versions.stream().filter(each -> each.number() == number).findFirst();
  }

  Optional<PolicyVersion> newest() {
    return last(versions.stream());
  }

  /** The one that new claims are chased by on a day; else the one that comes next, or is newest. */
  Optional<PolicyVersion> shownOn(LocalDate day) {
    return last(versions.stream().filter(each -> each.isEffectiveOn(day)))
        .or(() -> versions.stream().filter(PolicyVersion::isApproved).min(NEXT))
        .or(this::newest);
  }

  PolicyState stateOn(LocalDate day, PolicyVersion version) {
    Stream<PolicyVersion> newer =
        versions.stream()
            .filter(PolicyVersion::isApproved)
            .filter(each -> each.number() > version.number());
    if (version.rejected()) {
      return PolicyState.REJECTED;
    }
    if (!version.isApproved()) {
      return newer.findAny().isPresent() ? PolicyState.REPLACED : PolicyState.DRAFTED;
    }
    LocalDate from = version.isEffectiveOn(day) ? day : version.from();
    if (newer.anyMatch(each -> each.isEffectiveOn(from))) {
      return PolicyState.REPLACED;
    }
    return version.isEffectiveOn(day) ? PolicyState.EFFECTIVE : PolicyState.APPROVED;
  }

  private static Optional<PolicyVersion> last(Stream<PolicyVersion> some) {
    return some.max(Comparator.comparingInt(PolicyVersion::number));
  }
}
