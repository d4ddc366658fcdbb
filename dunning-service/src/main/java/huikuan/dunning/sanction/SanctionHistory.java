package huikuan.dunning.sanction;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Money;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.ladder.Ladder;
import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.sanction.SanctionEvent.LiftProposed;
import huikuan.dunning.sanction.SanctionEvent.OfSanction;
import huikuan.dunning.sanction.SanctionEvent.Order;
import huikuan.dunning.sanction.SanctionEvent.OrderAcknowledged;
import huikuan.dunning.sanction.SanctionEvent.SanctionProposed;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One sanction and its end, by its events. */
final class SanctionHistory {

  private final SanctionProposed proposed;
  private final Instant proposedAt;
  private final Measure measure;
  private final List<SanctionView.Told> orders = new ArrayList<>();
  private @Nullable String approvedBy;
  private @Nullable LocalDate liftedOn;
  private @Nullable String ended;
  private OrderAnswers answers = OrderAnswers.NONE;

  private SanctionHistory(SanctionProposed proposed, Instant at) {
    this.proposed = proposed;
    proposedAt = at;
    measure = new Measure(proposed);
  }

  /**
   * All sanctions of a customer, by number.
   *
   * @param events of the customer's sanctions
   */
  static Map<Integer, SanctionHistory> of(List<RecordedEvent> events) {
    Map<Integer, SanctionHistory> all = new HashMap<>();
    for (RecordedEvent event : events) {
      if (event.payload() instanceof SanctionProposed proposed) {
        all.put(proposed.number(), new SanctionHistory(proposed, event.recordedAt()));
      } else if (event.payload() instanceof OfSanction of) {
        requireNonNull(all.get(of.number())).add(of, event.recordedAt());
      }
    }
    return all;
  }

  private void add(OfSanction event, Instant at) {
    measure.remember(event);
    answers = answers.after(event);
    switch (event) {
      case SanctionEvent.SanctionWithdrawn it -> ended = it.reason();
      case SanctionEvent.SanctionRejected it -> ended = it.reason();
      case SanctionEvent.SanctionApproved it -> {
        approvedBy = it.approvedBy();
        order(Order.IMPOSE, at, it.answerBy(), it.systems());
      }
      case SanctionEvent.SanctionLifted it -> {
        liftedOn = it.day();
        ended = it.reason();
        order(Order.LIFT, at, it.answerBy(), it.systems());
      }
      case OrderAcknowledged it -> answer(it, at);
      default -> {}
    }
  }

  private void order(Order order, Instant at, @Nullable Instant by, List<String> systems) {
    List<SanctionView.Answer> silent =
        systems.stream().map(each -> new SanctionView.Answer(each, null, null, null)).toList();
    orders.add(new SanctionView.Told(order, at, by, silent));
  }

  private void answer(OrderAcknowledged event, Instant at) {
    orders.replaceAll(each -> each.order() == event.order() ? answered(each, event, at) : each);
  }

  private static SanctionView.Told answered(
      SanctionView.Told order, OrderAcknowledged event, Instant at) {
    return new SanctionView.Told(
        order.order(),
        order.at(),
        order.answerBy(),
        order.systems().stream()
            .map(
                each ->
                    each.system().equals(event.system())
                        ? new SanctionView.Answer(
                            each.system(), event.outcome(), event.reason(), at)
                        : each)
            .toList());
  }

  /** The ladder that it is a step of. */
  String ladder() {
    return proposed.evidence().ladder();
  }

  SanctionView view(
      Customer customer, Ladder ladder, @Nullable String owner, @Nullable String deputy) {
    List<Money> asked = proposed.asked();
    return new SanctionView(
        proposed.id().toString(),
        proposed.customer().company(),
        proposed.customer().customer(),
        customer.name(),
        proposed.kind(),
        proposed.form(),
        measure.state(),
        answers.unanswered(),
        asked,
        proposed.evidence(),
        proposed.cases(),
        proposed.proposalId().toString(),
        proposed.reason(),
        proposed.proposedBy(),
        proposedAt,
        proposed.lapsesAt(),
        approvedBy,
        measure.since(),
        liftedOn,
        ended,
        lift(measure.lift()),
        List.copyOf(orders),
        owner,
        deputy,
        follows(ladder));
  }

  private static SanctionView.@Nullable Lift lift(@Nullable LiftProposed waiting) {
    return waiting == null
        ? null
        : new SanctionView.Lift(
            waiting.proposalId().toString(),
            waiting.reason(),
            waiting.proposedBy(),
            waiting.lapsesAt());
  }

  private List<SanctionKind> follows(Ladder ladder) {
    return ladder.steps().stream()
        .filter(each -> each.after() == proposed.kind())
        .map(each -> each.kind())
        .distinct()
        .toList();
  }
}
