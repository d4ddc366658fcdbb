package huikuan.dunning.standing;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command about a customer's standing. It may be repeated: the second time changes nothing. */
sealed interface StandingCommand {

  /**
   * Judges the attitude. Answers whether it stands; false = somebody judged it otherwise meanwhile.
   *
   * @param seen how many judgements there were when its sender looked; null = any
   */
  record SetAttitude(
      @TargetAggregateIdentifier StandingKey key,
      Attitude attitude,
      String reason,
      Instant now,
      @Nullable Integer seen)
      implements StandingCommand {}
}
