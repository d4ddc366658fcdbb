package huikuan.ledger.confirmation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.ledger.confirmation.ScheduleEvent.ScheduleSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** When a company has letters written by itself. */
@Aggregate(type = "letter-schedule")
class Schedule {

  /** A company's schedule among the aggregates of the ledger. */
  record Key(String company) {

    private static final String PREFIX = "letter-schedule/";

    @JsonCreator
    static Key parse(String text) {
      return new Key(text.substring(PREFIX.length()));
    }

    @JsonValue
    @Override
    public String toString() {
      return PREFIX + company;
    }
  }

  /**
   * Sets it; the same again changes nothing. Answers whether it was as seen.
   *
   * @param seen how often it had been set when its sender looked; null = any
   */
  record SetSchedule(
      @TargetAggregateIdentifier Key key, ScheduleSet schedule, @Nullable Integer seen) {}

  @AggregateIdentifier private @Nullable Key key;
  private @Nullable ScheduleSet schedule;

  protected Schedule() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  boolean handle(SetSchedule command) {
    if (schedule != null && schedule.asksSameAs(command.schedule())) {
      return true;
    }
    Integer seen = command.seen();
    if (seen != null && seen != (schedule == null ? 0 : getVersion() + 1)) {
      return false;
    }
    apply(command.schedule());
    return true;
  }

  @EventSourcingHandler
  void on(ScheduleSet event) {
    key = new Key(event.company());
    schedule = event;
  }
}
