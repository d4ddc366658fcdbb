package huikuan.dunning.policy;

import huikuan.contracts.EventName;
import huikuan.platform.eventlog.Keyed;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a version of a policy. */
public sealed interface PolicyEvent {

  String id();

  int version();

  /** {@code standard/1}. */
  default String reference() {
    return id() + "/" + version();
  }

  /**
   * A policy has another version. It never changes, and no claim is chased by it before it is
   * approved.
   *
   * @param effectiveFrom see {@link PolicyDraft}
   * @param follows the version before it; null = it is the first
   * @param shipped whether it came with the program
   */
  @EventName("huikuan.dunning.policy.version-drafted.v1")
  record VersionDrafted(
      Policy policy,
      AppliesTo appliesTo,
      @Nullable LocalDate effectiveFrom,
      @Nullable Integer follows,
      String proposedBy,
      boolean shipped)
      implements PolicyEvent, Keyed {

    /** The key under which the log finds all policies. */
    static final String ALL = "policies";

    @Override
    public String id() {
      return policy.id();
    }

    @Override
    public int version() {
      return policy.version();
    }

    PolicyDraft draft() {
      return new PolicyDraft(policy, appliesTo, effectiveFrom);
    }

    @Override
    public List<String> businessKeys() {
      return List.of();
    }

    /** A policy is found by its first version. */
    @Override
    public List<String> mentions() {
      return follows == null ? List.of(ALL) : List.of();
    }
  }

  /** Claims that become known from its day on are chased by the version. */
  @EventName("huikuan.dunning.policy.version-approved.v1")
  record VersionApproved(String id, int version, String approvedBy) implements PolicyEvent {}
}
