package huikuan.dunning.batch;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.CustomerId;
import huikuan.dunning.batch.BatchReader.Asked;
import huikuan.dunning.cases.CaseSelection.Selected;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.policy.Policy;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what would come of a batch, by the rules of the single action and by what the lists know;
 * when its turn comes, each case is decided about anew.
 *
 * @param moved the policy of the action move; else null
 * @param customers of the action hold; else none
 * @param retrying the subjects of the action retry of which something is stuck; else none
 */
record DryRun(
    Asked asked,
    @Nullable Policy moved,
    Map<CustomerId, Customer> customers,
    Set<String> retrying,
    Instant now) {

  BatchOutcome of(Selected one) {
    if (asked.action() == BatchAction.RETRY) {
      return retrying.contains(one.subject()) ? BatchOutcome.DONE : BatchOutcome.NOT_STUCK;
    }
    if (one.invoice() == null) {
      return BatchOutcome.NOT_AN_INVOICE;
    }
    if (asked.hold() != null && isOver(asked.hold(), one)) {
      return BatchOutcome.UNTIL_PASSED;
    }
    return one.closed() ? BatchOutcome.CASE_CLOSED : ofOpen(one);
  }

  private boolean isOver(Hold hold, Selected one) {
    Customer customer = requireNonNull(customers.get(one.account().customerId()));
    return !hold.endsIn(customer.zone()).isAfter(now);
  }

  private BatchOutcome ofOpen(Selected one) {
    return switch (asked.action()) {
      case HOLD -> unless(requireNonNull(asked.hold()).equals(one.manual()));
      case RESUME -> one.manual() == null ? BatchOutcome.NOTHING_TO_RESUME : BatchOutcome.DONE;
      case REASSIGN -> unless(Objects.equals(order().owner(), one.owner()));
      case SKIP -> skip(one);
      case MOVE -> move(one, requireNonNull(moved));
      case WRITE_OFF -> one.small() ? unless(one.writeOffStands()) : BatchOutcome.NOT_SMALL;
      case RETRY -> throw new IllegalStateException("It is known by what is stuck");
    };
  }

  private static BatchOutcome unless(boolean unchanged) {
    return unchanged ? BatchOutcome.UNCHANGED : BatchOutcome.DONE;
  }

  private BatchOutcome skip(Selected one) {
    if (one.next() == null) {
      return BatchOutcome.NO_NEXT_STEP;
    }
    return one.next().equals(order().level()) ? BatchOutcome.DONE : BatchOutcome.NOT_THE_NEXT_STEP;
  }

  private BatchOutcome move(Selected one, Policy policy) {
    if (policy.reference().equals(one.policy())) {
      return BatchOutcome.UNCHANGED;
    }
    if (one.level() == null || policy.has(one.level())) {
      return BatchOutcome.DONE;
    }
    if (one.escalated()) {
      return BatchOutcome.CLAIM_ESCALATED;
    }
    return order().from() == null || !policy.starts().contains(order().from())
        ? BatchOutcome.START_NEEDED
        : BatchOutcome.DONE;
  }

  private BatchOrder order() {
    return requireNonNull(asked.order());
  }
}
