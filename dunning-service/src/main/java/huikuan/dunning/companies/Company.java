package huikuan.dunning.companies;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import huikuan.dunning.companies.CompanyCommand.CompleteReceipts;
import huikuan.dunning.companies.CompanyCommand.SetChasing;
import huikuan.dunning.companies.CompanyEvent.ChasingSet;
import huikuan.dunning.companies.CompanyEvent.ReceiptsCompleted;
import java.time.LocalDate;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A company. Chasing is closed until somebody opens it from a day on. */
@Aggregate(type = "company")
class Company {

  @AggregateIdentifier private @Nullable CompanyKey key;
  private @Nullable LocalDate from;
  private @Nullable LocalDate completeThrough;

  protected Company() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  boolean handle(SetChasing command) {
    if (Objects.equals(command.from(), from)) {
      return true;
    }
    Integer seen = command.seen();
    if (seen != null && seen != (key == null ? 0 : getVersion() + 1)) {
      return false;
    }
    apply(new ChasingSet(command.key().company(), command.from(), command.reason()));
    return true;
  }

  /** Answers the day through which receipts are complete. An older statement changes nothing. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  LocalDate handle(CompleteReceipts command) {
    LocalDate known = completeThrough;
    if (known != null && !command.through().isAfter(known)) {
      return known;
    }
    apply(new ReceiptsCompleted(command.key().company(), command.through()));
    return command.through();
  }

  @EventSourcingHandler
  void on(ChasingSet event) {
    key = new CompanyKey(event.company());
    from = event.from();
  }

  @EventSourcingHandler
  void on(ReceiptsCompleted event) {
    key = new CompanyKey(event.company());
    completeThrough = event.through();
  }
}
