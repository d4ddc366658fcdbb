package huikuan.dunning.worklist;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import huikuan.dunning.worklist.PointEvent.PointsSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The point rules of a company. */
@Aggregate(type = "points")
class CompanyPoints {

  @AggregateIdentifier private @Nullable PointKey key;
  private @Nullable PointRules rules;

  protected CompanyPoints() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  boolean handle(SetPoints command) {
    if (command.rules().equals(rules)) {
      return true;
    }
    Integer seen = command.seen();
    if (seen != null && seen != (key == null ? 0 : getVersion() + 1)) {
      return false;
    }
    apply(new PointsSet(command.key().company(), command.rules()));
    return true;
  }

  @EventSourcingHandler
  void on(PointsSet event) {
    key = new PointKey(event.company());
    rules = event.rules();
  }
}
