package huikuan.dunning.reminder;

import huikuan.contracts.CustomerId;
import huikuan.dunning.claim.ClaimCommand.AssignCase;
import huikuan.dunning.claim.ClaimCommand.MoveClaim;
import huikuan.dunning.claim.HoldOutcome;
import huikuan.dunning.claim.MoveOutcome;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.policy.Policy;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Claims that somebody moves to another policy, or gives to another owner, by hand. */
@Component
public class Moves {

  private final Commands commands;
  private final Customers customers;

  Moves(Commands commands, Customers customers) {
    this.commands = commands;
    this.customers = customers;
  }

  /**
   * How a claim is to be moved.
   *
   * @param from where it starts, if the policy has not the last level taken; null = not said
   */
  public record Order(Policy policy, @Nullable String from, String reason) {}

  /** Moves the claim of a reminder case. */
  public MoveOutcome move(
      String caseId, CustomerId customer, Order order, Instant now, @Nullable Integer seen) {
    return commands.send(
        new MoveClaim(
            caseId,
            order.policy(),
            order.from(),
            order.reason(),
            now,
            customers.find(customer),
            seen));
  }

  /** Gives a reminder case an owner; null = nobody in particular. */
  public HoldOutcome assign(
      String caseId, @Nullable String owner, String reason, @Nullable Integer seen) {
    return commands.send(new AssignCase(caseId, owner, reason, seen));
  }
}
