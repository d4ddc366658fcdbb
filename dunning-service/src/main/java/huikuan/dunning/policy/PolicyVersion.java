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
 * @param lapsesAt until when it can be approved; null = it came in a file
 */
record PolicyVersion(
    PolicyDraft draft,
    String proposedBy,
    Instant proposedAt,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    @Nullable Instant lapsesAt,
    boolean rejected) {

  static PolicyVersion of(VersionDrafted event, Instant at) {
    return new PolicyVersion(
        event.draft(), event.proposedBy(), at, null, null, event.lapsesAt(), false);
  }

  PolicyVersion approved(VersionApproved event, Instant at) {
    return new PolicyVersion(
        draft, proposedBy, proposedAt, event.approvedBy(), at, lapsesAt, rejected);
  }

  PolicyVersion refused() {
    return new PolicyVersion(draft, proposedBy, proposedAt, approvedBy, approvedAt, lapsesAt, true);
  }

  /** Whether to say the same changes nothing: it is approved, or waits for it. */
  boolean stands(Instant now) {
    return isApproved() || openUntil() != null && now.isBefore(openUntil());
  }

  /** Until when somebody can approve it; null = nobody can, or need. */
  @Nullable Instant openUntil() {
    return isApproved() || rejected ? null : lapsesAt;
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
