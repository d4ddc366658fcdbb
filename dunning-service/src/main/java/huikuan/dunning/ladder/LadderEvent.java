package huikuan.dunning.ladder;

import huikuan.contracts.EventName;
import huikuan.platform.approval.ApprovalEvent;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.ProposalId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An event of a version of a ladder of sanctions. */
public sealed interface LadderEvent extends ApprovalEvent {

  /** The kind of the proposals of versions. */
  String PROPOSAL = "ladder";

  String id();

  int version();

  @Override
  default ProposalId proposalId() {
    String company = id().equals(Ladder.STANDARD) ? ProposalId.ALL : id();
    return new ProposalId(PROPOSAL, company, id() + "." + version());
  }

  /**
   * A ladder has another version. It never changes, and nothing follows it before it is approved.
   *
   * @param lapsesAt until when it can be approved
   */
  @EventName("huikuan.dunning.ladder.version-drafted.v1")
  record LadderDrafted(Ladder ladder, String proposedBy, Instant lapsesAt)
      implements LadderEvent, ApprovalEvent.Proposed {

    @Override
    public String id() {
      return ladder.id();
    }

    @Override
    public int version() {
      return ladder.version();
    }

    @Override
    public Proposal proposal() {
      return Proposal.of(proposedBy, lapsesAt, 1);
    }

    @Override
    public @Nullable String reason() {
      return null;
    }

    @Override
    public Map<String, String> what() {
      Map<String, String> what = new TreeMap<>(Map.of("ladder", ladder.reference()));
      if (ladder.effectiveFrom() != null) {
        what.put("effectiveFrom", ladder.effectiveFrom().toString());
      }
      return what;
    }
  }

  /** Escalations that begin on its day or later follow the version. */
  @EventName("huikuan.dunning.ladder.version-approved.v1")
  record LadderApproved(String id, int version, String approvedBy)
      implements LadderEvent, ApprovalEvent.Approved {

    @Override
    public boolean inEffect() {
      return true;
    }
  }

  /** Nothing will follow the version. */
  @EventName("huikuan.dunning.ladder.version-rejected.v1")
  record LadderRejected(String id, int version, String reason)
      implements LadderEvent, ApprovalEvent.Rejected {}

  /** A newer version was approved before anybody decided it. */
  @EventName("huikuan.dunning.ladder.version-overtaken.v1")
  record LadderOvertaken(String id, int version) implements LadderEvent, ApprovalEvent.Overtaken {}
}
