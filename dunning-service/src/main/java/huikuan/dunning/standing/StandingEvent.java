package huikuan.dunning.standing;

import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import java.time.Instant;

/** The judgements of people about a customer. */
public sealed interface StandingEvent {

  CustomerId customer();

  /**
   * A person has judged the customer's attitude. It takes the place of the judgement before.
   *
   * @param by who judged
   */
  @EventName("huikuan.dunning.standing.attitude-set.v1")
  record AttitudeSet(CustomerId customer, Attitude attitude, String reason, String by, Instant at)
      implements StandingEvent {}
}
