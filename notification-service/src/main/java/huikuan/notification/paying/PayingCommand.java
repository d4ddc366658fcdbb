package huikuan.notification.paying;

import huikuan.platform.approval.ProposalId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command about what a company's letters say of paying. */
sealed interface PayingCommand {

  PayingKey key();

  /**
   * @param lapsesAt until when it can be approved
   * @param seen how many events there were when its sender looked; null = any
   */
  record Propose(
      @TargetAggregateIdentifier PayingKey key,
      Paying paying,
      Instant now,
      Instant lapsesAt,
      @Nullable Integer seen)
      implements PayingCommand {}

  record Approve(@TargetAggregateIdentifier PayingKey key, ProposalId proposal, Instant now)
      implements PayingCommand {}

  record Reject(@TargetAggregateIdentifier PayingKey key, ProposalId proposal, String reason)
      implements PayingCommand {}
}
