package huikuan.dunning.reminder;

import huikuan.dunning.calendar.Calendars;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.reminder.ReminderEvent.CaseOpened;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a claim decides on a day, past or to come, by the events that it had until then. */
@Component
public class Hindsight {

  private final Policies policies;
  private final Calendars calendars;

  Hindsight(Policies policies, Calendars calendars) {
    this.policies = policies;
    this.calendars = calendars;
  }

  /**
   * A decision at a moment.
   *
   * @param at the policy's time of day at the customer
   */
  public record Decided(Instant at, Decision decision) {}

  /**
   * Empty if the claim was not known then.
   *
   * @param history of the claim's case, oldest first
   * @param customer as it is known now
   */
  public Optional<Decided> on(LocalDate day, List<RecordedEvent> history, Customer customer) {
    if (!(history.getFirst().payload() instanceof CaseOpened opened)) {
      throw new IllegalArgumentException("No history of a claim: " + history.getFirst().name());
    }
    Claim claim = new Claim(opened);
    Instant at = claim.schedule(customer, policies, calendars).momentOn(day);
    if (!history.getFirst().recordedAt().isBefore(at)) {
      return Optional.empty();
    }
    history.stream()
        .skip(1)
        .filter(event -> event.recordedAt().isBefore(at))
        .forEach(event -> claim.remember((ReminderEvent) event.payload()));
    Schedule then = claim.schedule(customer, policies, calendars);
    return Optional.of(new Decided(at, claim.decide(then, customer, at)));
  }
}
