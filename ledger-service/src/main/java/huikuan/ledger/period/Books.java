package huikuan.ledger.period;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.ledger.period.BooksEvent.PeriodLocked;
import huikuan.ledger.period.BooksEvent.PeriodReopened;
import huikuan.ledger.period.MoveLock.Outcome;
import java.time.LocalDate;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A company's books. Closing days is daily work; opening them again wants a reason. */
@Aggregate
class Books {

  @AggregateIdentifier private BooksKey id;
  private @Nullable LocalDate lockedBefore;

  @SuppressWarnings("NullAway.Init") // Axon makes it, then its first event assigns the id.
  Books() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(MoveLock command) {
    LocalDate wanted = command.lockedBefore();
    String company = command.key().company();
    if (Objects.equals(wanted, lockedBefore)) {
      return new Outcome.Unmoved();
    }
    if (wanted != null && (lockedBefore == null || wanted.isAfter(lockedBefore))) {
      apply(new PeriodLocked(company, wanted, command.reason(), command.by()));
    } else if (command.reason() == null) {
      return new Outcome.ReasonNeeded(Objects.requireNonNull(lockedBefore));
    } else {
      apply(new PeriodReopened(company, wanted, command.reason(), command.by()));
    }
    return new Outcome.Moved();
  }

  @EventSourcingHandler
  void on(BooksEvent event) {
    id = new BooksKey(event.company());
    lockedBefore = event.lockedBefore();
  }
}
