package huikuan.ledger.closing;

import huikuan.contracts.EventName;
import huikuan.platform.approval.ApprovalEvent;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.ProposalId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An event of the packs of a company's month. Its actor is who drafted, signed or decided. */
public sealed interface MonthEndEvent {

  /** The kind of the proposals that a signature stands. */
  String PROPOSAL = "month-end";

  String company();

  /** Such as {@code 2026-03}. */
  String month();

  /** SHA-256 of the pack's text, hexadecimal. */
  String hash();

  /**
   * A pack was drafted; it takes the place of a draft before it.
   *
   * @param position of the newest commit that the pack knows
   * @param text all that it says
   */
  @EventName("huikuan.ledger.month-end.drafted.v1")
  record PackDrafted(String company, String month, long position, String hash, String text)
      implements MonthEndEvent {}

  /** An event of a signature, which a second person has to approve. */
  sealed interface OfSignature extends MonthEndEvent, ApprovalEvent {

    /** From 1. */
    int signature();

    @Override
    default ProposalId proposalId() {
      return new ProposalId(PROPOSAL, company(), month() + "." + signature());
    }
  }

  /**
   * Somebody signed the pack.
   *
   * @param note why it is signed though checks do not hold; or any other
   * @param open the names of the checks that did not hold then
   */
  @EventName("huikuan.ledger.month-end.signed.v1")
  record PackSigned(
      String company,
      String month,
      String hash,
      int signature,
      @Nullable String note,
      List<String> open,
      Proposal proposal)
      implements OfSignature, ApprovalEvent.Proposed {

    public PackSigned {
      open = List.copyOf(open);
    }

    @Override
    public @Nullable String reason() {
      return note;
    }

    @Override
    public Map<String, String> what() {
      Map<String, String> what = new TreeMap<>(Map.of("month", month, "hash", hash));
      if (!open.isEmpty()) {
        what.put("open", String.join(", ", open));
      }
      return what;
    }
  }

  /** Another person approved the signature. */
  @EventName("huikuan.ledger.month-end.approved.v1")
  record SignatureApproved(
      String company, String month, String hash, int signature, String signedBy)
      implements OfSignature, ApprovalEvent.Approved {

    @Override
    public boolean inEffect() {
      return true;
    }
  }

  /** Another person rejected the signature, or its signer took it back: it is a draft again. */
  @EventName("huikuan.ledger.month-end.signature-rejected.v1")
  record SignatureRejected(String company, String month, String hash, int signature, String reason)
      implements OfSignature, ApprovalEvent.Rejected {}

  /** A newer pack is drafted, or the pack is signed anew. */
  @EventName("huikuan.ledger.month-end.signature-overtaken.v1")
  record SignatureOvertaken(String company, String month, String hash, int signature)
      implements OfSignature, ApprovalEvent.Overtaken {}
}
