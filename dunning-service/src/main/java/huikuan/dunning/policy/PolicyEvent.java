package huikuan.dunning.policy;

import huikuan.contracts.EventName;
import huikuan.platform.approval.ApprovalEvent;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.eventlog.Keyed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happens to a version of a policy. */
public sealed interface PolicyEvent extends ApprovalEvent {

  /** The kind of the proposals of versions. */
  String PROPOSAL = "policy";

  String id();

  int version();

  @Override
  default ProposalId proposalId() {
    return new ProposalId(PROPOSAL, ProposalId.ALL, id() + "." + version());
  }

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
   * @param lapsesAt until when it can be approved; null = it came in a file, and nobody has to
   */
  @EventName("huikuan.dunning.policy.version-drafted.v1")
  record VersionDrafted(
      Policy policy,
      AppliesTo appliesTo,
      @Nullable LocalDate effectiveFrom,
      @Nullable Integer follows,
      String proposedBy,
      boolean shipped,
      @Nullable Instant lapsesAt)
      implements PolicyEvent, ApprovalEvent.Proposed, Keyed {

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

    @Override
    public @Nullable Proposal proposal() {
      return lapsesAt == null ? null : Proposal.of(proposedBy, lapsesAt, 1);
    }

    @Override
    public @Nullable String reason() {
      return null;
    }

    @Override
    public Map<String, String> what() {
      Map<String, String> what = new TreeMap<>();
      what.put("policy", reference());
      if (!appliesTo.targets().isEmpty()) {
        what.put("appliesTo", String.join(", ", appliesTo.targets()));
      }
      if (effectiveFrom != null) {
        what.put("effectiveFrom", effectiveFrom.toString());
      }
      return what;
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
  record VersionApproved(String id, int version, String approvedBy)
      implements PolicyEvent, ApprovalEvent.Approved {

    @Override
    public boolean inEffect() {
      return true;
    }
  }

  /** No claim will be chased by the version. */
  @EventName("huikuan.dunning.policy.version-rejected.v1")
  record VersionRejected(String id, int version, String reason)
      implements PolicyEvent, ApprovalEvent.Rejected {}

  /** A newer version was approved before anybody decided it. */
  @EventName("huikuan.dunning.policy.version-overtaken.v1")
  record VersionOvertaken(String id, int version) implements PolicyEvent, ApprovalEvent.Overtaken {}
}
