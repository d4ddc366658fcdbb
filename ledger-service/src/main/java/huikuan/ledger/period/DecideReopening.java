package huikuan.ledger.period;

import huikuan.platform.approval.ProposalId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Another person's word on a proposal to open closed days again. */
sealed interface DecideReopening {

  BooksKey key();

  ProposalId proposal();

  record Approve(@TargetAggregateIdentifier BooksKey key, ProposalId proposal, Instant now)
      implements DecideReopening {}

  record Reject(@TargetAggregateIdentifier BooksKey key, ProposalId proposal, String reason)
      implements DecideReopening {}
}
