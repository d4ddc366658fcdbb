package huikuan.ledger.evidence;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.contracts.readiness.InvoiceState;
import huikuan.ledger.evidence.InvoiceWayEvent.InvoiceWayTold;
import huikuan.ledger.evidence.TellInvoiceWay.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The way of one invoice to its customer. */
@Aggregate
class InvoiceWay {

  static final int MOST_TOLD = 100;

  @AggregateIdentifier private @Nullable InvoiceWayKey id;
  private final List<InvoiceWayTold> told = new ArrayList<>();

  InvoiceWay() {}

  /**
   * A state that was told before changes nothing when it is told again, whatever has followed:
   * senders repeat what got no answer.
   */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(TellInvoiceWay command) {
    InvoiceWayTold news = command.news();
    if (told.contains(news) || news.equals(command.first())) {
      return new Outcome.Unchanged();
    }
    Outcome outcome = follow(told.isEmpty() ? command.first() : told.getLast(), news);
    if (outcome instanceof Outcome.Told) {
      apply(news);
    }
    return outcome;
  }

  private Outcome follow(@Nullable InvoiceWayTold last, InvoiceWayTold news) {
    InvoiceState now = last == null ? null : last.state();
    if (!InvoiceState.after(now).contains(news.state())) {
      return new Outcome.OutOfOrder(now);
    }
    if (last != null && news.on().isBefore(last.on())) {
      return new Outcome.TooEarly(last.on());
    }
    return told.size() < MOST_TOLD ? new Outcome.Told() : new Outcome.TooMuch(MOST_TOLD);
  }

  @EventSourcingHandler
  void on(InvoiceWayTold event) {
    id = new InvoiceWayKey(event.account().company(), event.number());
    told.add(event);
  }
}
