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

  /** The kind of what was posted without one. */
  String POSTED = "posted";

  AccountId account();

  Kind kind();

  String number();

  /** From 1 on in each account; the same document proposed again has another. */
  int proposalNumber();

  /** Names a proposal to post a document, such as {@code posting.CN01.C-1006.CNY.1}. */
  static ProposalId id(AccountId account, int proposalNumber) {
    return new ProposalId(
        PROPOSAL,
        account.company(),
        "%s.%s.%d".formatted(account.customer(), account.currency(), proposalNumber));
  }

  /** Names a document that was posted without a proposal. */
  static ProposalId posted(DocumentKey key) {
    return new ProposalId(POSTED, key.company(), key.kind() + "." + key.number());
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
    return id(account(), proposalNumber());
  }

  /**
   * Somebody wants a document to be posted.
   *
   * @param reason why, in the document's words
   * @param document as it was sent, JSON
   * @param fingerprint the document's
   * @param dueBefore of an extension, the due date that it was agreed on; null = it is none, or it
   *     was proposed before this was stored
   */
  @EventName("huikuan.ledger.account.posting-proposed.v1")
  record PostingProposed(
      AccountId account,
      int proposalNumber,
      Kind kind,
      String number,
      LocalDate postedOn,
      Money amount,
      @Nullable String reason,
      String document,
      String fingerprint,
      Proposal proposal,
      @Nullable LocalDate dueBefore)
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
          proposalNumber,
          kind,
          number,
          postedOn,
          amount,
          reason,
          document,
          fingerprint,
          proposal.approvedBy(actor),
          dueBefore);
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
      AccountId account,
      int proposalNumber,
      Kind kind,
      String number,
      boolean inEffect,
      String proposedBy)
      implements ProposalEvent, ApprovalEvent.Approved {}

  /** It is not posted. */
  @EventName("huikuan.ledger.account.posting-rejected.v1")
  record PostingRejected(
      AccountId account, int proposalNumber, Kind kind, String number, String reason)
      implements ProposalEvent, ApprovalEvent.Rejected {}

  /** Another content of the same document is proposed in its place, or its time is over. */
  @EventName("huikuan.ledger.account.posting-overtaken.v1")
  record PostingOvertaken(AccountId account, int proposalNumber, Kind kind, String number)
      implements ProposalEvent, ApprovalEvent.Overtaken {}
}
