package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.platform.approval.ProposalId;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Propose a document, or post it at once if it is small and settles what it is about.
 *
 * @param sent the document as it was sent, JSON
 * @param small whether its proposer may post it alone, if nothing of its claims stays open
 * @param daysAlone an extension by so many days in all needs nobody else
 * @param byOne if what is given up of a claim, with what was before and what waits in the account,
 *     is more than this, two others have to approve it; null = one has, whatever it is
 * @param lapsesAt until when they can
 * @param today the company's day
 * @param lockedBefore the company's books are closed for business days before it; null = open
 */
public record ProposePosting(
    @TargetAggregateIdentifier AccountId account,
    Document document,
    String sent,
    boolean small,
    int daysAlone,
    @Nullable Money byOne,
    Instant now,
    Instant lapsesAt,
    LocalDate today,
    @Nullable LocalDate lockedBefore) {

  /** The outcome of the command. */
  public sealed interface Outcome {

    /** Others have to approve it, before it lapses. */
    record Waits(ProposalId proposal, int needed, Instant lapsesAt) implements Outcome {}

    /** Somebody else has proposed another content of the same document, which waits. */
    record OfAnother(String proposedBy) implements Outcome {}

    /** So many wait in the account that no more are taken. */
    record TooMany(int waiting) implements Outcome {}

    /** It was posted. */
    record Posted() implements Outcome {}

    /** The rules refuse it. */
    record Refused(Rejection rejection) implements Outcome {}
  }
}
