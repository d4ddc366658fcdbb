package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.approval.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Another person's word on a document that somebody proposed. */
public sealed interface DecidePosting {

  AccountId account();

  /**
   * @param proposal its id
   * @param document the one that was proposed, read again
   * @param today the company's day
   * @param lockedBefore the company's books are closed for business days before it; null = open
   */
  record Approve(
      @TargetAggregateIdentifier AccountId account,
      ProposalId proposal,
      Document document,
      Instant now,
      LocalDate today,
      @Nullable LocalDate lockedBefore)
      implements DecidePosting {}

  record Reject(@TargetAggregateIdentifier AccountId account, ProposalId proposal, String reason)
      implements DecidePosting {}

  /**
   * The outcome of an approval.
   *
   * @param refused by the rules, as the account stands now; null = it is not. The proposal stays
   */
  record Outcome(Verdict verdict, @Nullable Rejection refused) {}
}
