package huikuan.notification.paying;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command about what a company's letters say of paying. */
sealed interface PayingCommand {

  PayingKey key();

  /**
   * @param lapsesAt until when it can be approved
   */
  record Propose(
      @TargetAggregateIdentifier PayingKey key, Paying paying, Instant now, Instant lapsesAt)
      implements PayingCommand {}

  record Approve(@TargetAggregateIdentifier PayingKey key, int number, Instant now)
      implements PayingCommand {}

  record Reject(@TargetAggregateIdentifier PayingKey key, int number, String reason)
      implements PayingCommand {}
}
