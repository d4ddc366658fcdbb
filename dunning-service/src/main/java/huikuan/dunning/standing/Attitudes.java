package huikuan.dunning.standing;

import huikuan.contracts.CustomerId;
import huikuan.dunning.standing.StandingCommand.SetAttitude;
import huikuan.dunning.standing.StandingEvent.AttitudeSet;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.eventlog.EventLog;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The attitudes of customers, judged and read from the log: after a change, it is seen. */
@Component
public class Attitudes {

  private final EventLog log;
  private final Commands commands;

  Attitudes(EventLog log, Commands commands) {
    this.log = log;
    this.commands = commands;
  }

  /** The last judgement of a customer; empty = nobody has judged it. */
  public Optional<AttitudeSet> of(CustomerId customer) {
    return log.ofAggregate(new StandingKey(customer).toString(), 0).stream()
        .map(event -> (AttitudeSet) event.payload())
        .reduce((_, later) -> later);
  }

  public AttitudeHistory history(CustomerId customer) {
    return new AttitudeHistory(log.ofAggregate(new StandingKey(customer).toString(), 0));
  }

  public void set(CustomerId customer, Attitude attitude, String reason, Instant now) {
    boolean _ =
        commands.<Boolean>sendUntilFirst(
            new SetAttitude(new StandingKey(customer), attitude, reason, now));
  }
}
