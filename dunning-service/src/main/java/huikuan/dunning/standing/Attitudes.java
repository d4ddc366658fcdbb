package huikuan.dunning.standing;

import huikuan.contracts.CustomerId;
import huikuan.dunning.standing.StandingCommand.SetAttitude;
import huikuan.dunning.standing.StandingEvent.AttitudeSet;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  /**
   * The last judgement of a customer.
   *
   * @param set null = nobody has judged it
   * @param version how often it was judged
   */
  public record Judged(@Nullable AttitudeSet set, int version) {}

  public Judged of(CustomerId customer) {
    List<RecordedEvent> events = log.ofAggregate(new StandingKey(customer).toString(), 0);
    return new Judged(
        events.isEmpty() ? null : (AttitudeSet) events.getLast().payload(), events.size());
  }

  public AttitudeHistory history(CustomerId customer) {
    return new AttitudeHistory(log.ofAggregate(new StandingKey(customer).toString(), 0));
  }

  /**
   * Judges a customer. False if somebody judged it otherwise meanwhile.
   *
   * @param seen how often it was judged when somebody looked; null = any
   */
  public boolean set(
      CustomerId customer, Attitude attitude, String reason, Instant now, @Nullable Integer seen) {
    return commands.send(new SetAttitude(new StandingKey(customer), attitude, reason, now, seen));
  }
}
