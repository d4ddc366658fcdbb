package huikuan.dunning.policy;

import huikuan.dunning.policy.PolicyEvent.VersionApproved;
import huikuan.dunning.policy.PolicyEvent.VersionDrafted;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of a policy.
 *
 * @param approvedBy null = it is not approved
 * @param approvedAt null = it is not approved
 */
record PolicyVersion(
    PolicyDraft draft,
    String proposedBy,
    Instant proposedAt,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt) {

  static PolicyVersion of(VersionDrafted event, Instant at) {
    return new PolicyVersion(event.draft(), event.proposedBy(), at, null, null);
  }

  PolicyVersion approved(VersionApproved event, Instant at) {
    return new PolicyVersion(draft, proposedBy, proposedAt, event.approvedBy(), at);
  }

  int number() {
    return draft.policy().version();
  }

  boolean isApproved() {
    return approvedAt != null;
  }

  /** Whether new claims are chased by it on a day, if there is no newer one. */
  boolean isEffectiveOn(LocalDate day) {
    return isApproved() && !from().isAfter(day);
  }

  /** Its day; the first of all if it counts from its approval on. */
  LocalDate from() {
    return draft.effectiveFrom() == null ? LocalDate.MIN : draft.effectiveFrom();
  }
}
