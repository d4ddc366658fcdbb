package huikuan.dunning.insolvency;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import huikuan.dunning.insolvency.InsolvencyCommand.EndInsolvency;
import huikuan.dunning.insolvency.InsolvencyCommand.FileClaims;
import huikuan.dunning.insolvency.InsolvencyCommand.OpenInsolvency;
import huikuan.dunning.insolvency.InsolvencyCommand.WarnOfFiling;
import huikuan.dunning.insolvency.InsolvencyEvent.ClaimsFiled;
import huikuan.dunning.insolvency.InsolvencyEvent.FilingNear;
import huikuan.dunning.insolvency.InsolvencyEvent.InsolvencyEnded;
import huikuan.dunning.insolvency.InsolvencyEvent.InsolvencyOpened;
import huikuan.dunning.insolvency.InsolvencyEvent.Warning;
import huikuan.platform.actor.Actor;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The insolvency of a customer, as often as it comes and ends. */
@Aggregate(type = "insolvency")
class CustomerInsolvency {

  @AggregateIdentifier private @Nullable InsolvencyKey key;

  private @Nullable Proceedings proceedings;
  private @Nullable Filing filing;
  private List<Warning> warnings = List.of();

  protected CustomerInsolvency() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  InsolvencyOutcome handle(OpenInsolvency command, @MetaDataValue(Actor.METADATA) String actor) {
    if (command.proceedings().equals(proceedings)) {
      return InsolvencyOutcome.DONE;
    }
    if (isOutdated(command.seen())) {
      return InsolvencyOutcome.OUTDATED;
    }
    apply(
        new InsolvencyOpened(
            command.key().customer(),
            command.proceedings(),
            filing == null ? command.warnings() : List.of(),
            filing != null,
            actor,
            command.now()));
    return InsolvencyOutcome.DONE;
  }

  /** Of warnings that are overdue together, the last one is enough. */
  @CommandHandler
  void handle(WarnOfFiling command) {
    if (proceedings == null || filing != null) {
      return;
    }
    List<Warning> over =
        warnings.stream().filter(each -> !each.at().isAfter(command.now())).toList();
    if (!over.isEmpty()) {
      apply(new FilingNear(command.key().customer(), proceedings.fileBy(), over.getLast().days()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  InsolvencyOutcome handle(FileClaims command, @MetaDataValue(Actor.METADATA) String actor) {
    if (proceedings == null) {
      return InsolvencyOutcome.NOT_INSOLVENT;
    }
    if (command.filing().equals(filing)) {
      return InsolvencyOutcome.DONE;
    }
    if (isOutdated(command.seen())) {
      return InsolvencyOutcome.OUTDATED;
    }
    apply(new ClaimsFiled(command.key().customer(), command.filing(), actor));
    return InsolvencyOutcome.DONE;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  InsolvencyOutcome handle(EndInsolvency command, @MetaDataValue(Actor.METADATA) String actor) {
    if (proceedings == null) {
      return key == null ? InsolvencyOutcome.NOT_INSOLVENT : InsolvencyOutcome.DONE;
    }
    if (isOutdated(command.seen())) {
      return InsolvencyOutcome.OUTDATED;
    }
    apply(new InsolvencyEnded(command.key().customer(), command.reason(), actor, command.now()));
    return InsolvencyOutcome.DONE;
  }

  private boolean isOutdated(@Nullable Integer seen) {
    return seen != null && seen != (key == null ? 0 : getVersion() + 1);
  }

  @EventSourcingHandler
  void on(InsolvencyEvent event) {
    key = new InsolvencyKey(event.customer());
    switch (event) {
      case InsolvencyOpened opened -> {
        proceedings = opened.proceedings();
        warnings = opened.warnings();
      }
      case FilingNear near ->
          warnings = warnings.stream().filter(each -> each.days() < near.days()).toList();
      case ClaimsFiled filed -> filing = filed.filing();
      case InsolvencyEnded _ -> {
        proceedings = null;
        filing = null;
        warnings = List.of();
      }
    }
  }
}
