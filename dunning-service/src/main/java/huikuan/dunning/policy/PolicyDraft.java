package huikuan.dunning.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * All that a version of a policy says.
 *
 * @param effectiveFrom the first day, at the customer, whose new claims are chased by it; null =
 *     from its approval on
 */
record PolicyDraft(Policy policy, AppliesTo appliesTo, @Nullable LocalDate effectiveFrom) {

  PolicyDraft numbered(int version) {
    return new PolicyDraft(policy.numbered(version), appliesTo, effectiveFrom);
  }

  /** Whether it says the same as another, whatever its number. */
  boolean saysAs(PolicyDraft other) {
    return numbered(other.policy.version()).equals(other);
  }
}
