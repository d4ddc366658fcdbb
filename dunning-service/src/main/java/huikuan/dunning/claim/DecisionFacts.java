package huikuan.dunning.claim;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a claim on which a decision stands.
 *
 * @param policy the reference of the policy that it kept then
 * @param day the customer's
 * @param contactDay whether customers are written to on that day
 * @param held the part of {@code open} that was on hold
 * @param last the last level taken; null = none was
 * @param step the next step, at the moment on which it is due by the policy; null = none was left
 * @param recipient the person that the step would be for; null = nobody, or it writes to nobody
 */
public record DecisionFacts(
    String policy,
    LocalDate day,
    boolean contactDay,
    LocalDate dueOn,
    Money open,
    Money held,
    @Nullable String last,
    @Nullable PlannedStep step,
    @Nullable Contact recipient) {

  static DecisionFacts of(ClaimFacts claim, Schedule schedule, Customer customer, Instant now) {
    Optional<PlannedStep> next =
        claim.isClosed() ? Optional.empty() : claim.steps.next(schedule, now);
    LocalDate day = schedule.day(now);
    Money open = claim.open().amount();
    return new DecisionFacts(
        claim.policy(),
        day,
        schedule.isContactDay(now),
        claim.dueOn(),
        open,
        claim.holds.with(customer).at(now).held(open),
        claim.steps.lastLevel(),
        next.orElse(null),
        next.map(step -> schedule.policy().step(step.level()))
            .filter(step -> step.writes())
            .flatMap(step -> customer.askedOn(day, claim.opened.contract(), step.roles()))
            .orElse(null));
  }
}
