package huikuan.notification.paying;

import huikuan.contracts.EventName;
import huikuan.platform.approval.ApprovalEvent;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.fields.ExactJson;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happens to what a company's letters say of paying. */
public sealed interface PayingEvent extends ApprovalEvent {

  /** The kind of these proposals. */
  String PROPOSAL = "paying";

  String company();

  /** The number of the proposal, from 1. */
  int number();

  @Override
  default ProposalId proposalId() {
    return new ProposalId(PROPOSAL, company(), Integer.toString(number()));
  }

  /**
   * Somebody wants letters to say something else.
   *
   * @param instead what they say so far
   */
  @EventName("huikuan.notification.paying.proposed.v1")
  record PayingProposed(
      String company, int number, Paying paying, Paying instead, Proposal proposal)
      implements PayingEvent, ApprovalEvent.Proposed {

    @Override
    public @Nullable String reason() {
      return null;
    }

    @Override
    public Map<String, String> what() {
      Map<String, String> what = new TreeMap<>();
      tell("accounts", paying, what);
      tell("insteadOfAccounts", instead, what);
      if (paying.contact() != null) {
        what.put("contact", json(paying.contact()));
      }
      if (instead.contact() != null) {
        what.put("insteadOfContact", json(instead.contact()));
      }
      return what;
    }

    /** As the API takes it: no text can look like another. */
    private static String json(Object value) {
      return ExactJson.MAPPER.writeValueAsString(value);
    }

    private static void tell(String name, Paying paying, Map<String, String> what) {
      if (!paying.accounts().isEmpty()) {
        what.put(name, json(paying.accounts()));
      }
    }
  }

  /**
   * Another person approved it: letters say so from now on.
   *
   * @param proposedBy the actor who proposed it
   */
  @EventName("huikuan.notification.paying.approved.v1")
  record PayingApproved(String company, int number, Paying paying, String proposedBy)
      implements PayingEvent, ApprovalEvent.Approved {

    @Override
    public boolean inEffect() {
      return true;
    }
  }

  /** Letters say what they said. */
  @EventName("huikuan.notification.paying.rejected.v1")
  record PayingRejected(String company, int number, String reason)
      implements PayingEvent, ApprovalEvent.Rejected {}

  /** Something else is proposed. */
  @EventName("huikuan.notification.paying.overtaken.v1")
  record PayingOvertaken(String company, int number)
      implements PayingEvent, ApprovalEvent.Overtaken {}
}
