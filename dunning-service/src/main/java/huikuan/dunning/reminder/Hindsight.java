package huikuan.dunning.reminder;

import huikuan.dunning.calendar.Calendars;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.CustomerHistory;
import huikuan.dunning.hold.HoldHistory;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.reminder.ReminderEvent.CaseOpened;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a claim decides on a day, past or to come, by what was known until then. */
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
   * @param customer as it was known then
   * @param holds what held the claim, or a part of it
   * @param customerHolds what held all claims of the customer
   */
  public record Decided(
      Instant at,
      Customer customer,
      Decision decision,
      HoldsInForce holds,
      HoldsInForce customerHolds) {}

  /**
   * Empty if the claim was not known then.
   *
   * @param history of the claim's case, oldest first
   */
  public Optional<Decided> on(
      LocalDate day, List<RecordedEvent> history, CustomerHistory customers, HoldHistory held) {
    if (!(history.getFirst().payload() instanceof CaseOpened opened)) {
      throw new IllegalArgumentException("No history of a claim: " + history.getFirst().name());
    }
    Claim claim = new Claim(opened);
    Customer customer =
        customers.before(known -> claim.schedule(known, policies, calendars).momentOn(day));
    Instant at = claim.schedule(customer, policies, calendars).momentOn(day);
    if (!history.getFirst().recordedAt().isBefore(at)) {
      return Optional.empty();
    }
    history.stream()
        .skip(1)
        .filter(event -> event.recordedAt().isBefore(at))
        .forEach(event -> claim.remember((ReminderEvent) event.payload()));
    Schedule then = claim.schedule(customer, policies, calendars);
    HoldsInForce ofCustomer = claim.isClosed() ? HoldsInForce.NONE : held.at(at);
    Customer known = customer.on(ofCustomer);
    Decision decision = claim.decide(then, known, at);
    return Optional.of(new Decided(at, known, decision, claim.holdsAt(at), ofCustomer));
  }
}
