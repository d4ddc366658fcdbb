package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import huikuan.contracts.EventName;
import huikuan.contracts.Money;
import huikuan.platform.approval.ApprovalEvent;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.ProposalId;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happens to a document that somebody here proposes, before it is posted. */
public sealed interface ProposalEvent extends ApprovalEvent {

  /** The kind of these proposals. */
  String PROPOSAL = "posting";

  AccountId account();

  Kind kind();

  String number();

  /** Names the proposal to post a document. */
  static ProposalId id(DocumentKey key) {
    return new ProposalId(PROPOSAL, key.company(), key.kind() + "." + key.number());
  }

  /** What the list of approvals says of a document. */
  static Map<String, String> what(
      AccountId account, LocalDate postedOn, Money amount, @Nullable String reason) {
    Map<String, String> what = new TreeMap<>();
    what.put("account", account.toString());
    what.put("postedOn", postedOn.toString());
    what.put("amount", amount.toString());
    if (reason != null) {
      what.put("reason", reason);
    }
    return what;
  }

  default DocumentKey key() {
    return new DocumentKey(account().company(), kind(), number());
  }

  @Override
  default ProposalId proposalId() {
    return id(key());
  }

  /**
   * Somebody wants a document to be posted.
   *
   * @param reason why, in the document's words
   * @param document as it was sent, JSON
   * @param fingerprint the document's
   */
  @EventName("huikuan.ledger.account.posting-proposed.v1")
  record PostingProposed(
      AccountId account,
      Kind kind,
      String number,
      LocalDate postedOn,
      Money amount,
      @Nullable String reason,
      String document,
      String fingerprint,
      Proposal proposal)
      implements ProposalEvent, ApprovalEvent.Proposed {

    @Override
    public Map<String, String> what() {
      Map<String, String> what = ProposalEvent.what(account, postedOn, amount, null);
      what.put("document", document);
      return what;
    }

    PostingProposed approvedBy(String actor) {
      return new PostingProposed(
          account,
          kind,
          number,
          postedOn,
          amount,
          reason,
          document,
          fingerprint,
          proposal.approvedBy(actor));
    }
  }

  /**
   * One more person approved it.
   *
   * @param inEffect whether it is posted, in the same commit; else it waits for another
   * @param proposedBy the actor who proposed it
   */
  @EventName("huikuan.ledger.account.posting-approved.v1")
  record PostingApproved(
      AccountId account, Kind kind, String number, boolean inEffect, String proposedBy)
      implements ProposalEvent, ApprovalEvent.Approved {}

  /** It is not posted. */
  @EventName("huikuan.ledger.account.posting-rejected.v1")
  record PostingRejected(AccountId account, Kind kind, String number, String reason)
      implements ProposalEvent, ApprovalEvent.Rejected {}
}
