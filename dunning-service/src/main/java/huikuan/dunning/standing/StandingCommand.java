package huikuan.dunning.standing;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command about a customer's standing. It may be repeated: the second time changes nothing. */
sealed interface StandingCommand {

  /** Judges the attitude. Answers whether that is new. */
  record SetAttitude(
      @TargetAggregateIdentifier StandingKey key, Attitude attitude, String reason, Instant now)
      implements StandingCommand {}
}
