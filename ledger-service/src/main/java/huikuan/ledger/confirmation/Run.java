package huikuan.ledger.confirmation;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.ledger.confirmation.RunCommand.AdvanceRun;
import huikuan.ledger.confirmation.RunCommand.AdvanceSending;
import huikuan.ledger.confirmation.RunCommand.FinishSending;
import huikuan.ledger.confirmation.RunCommand.FinishWriting;
import huikuan.ledger.confirmation.RunCommand.Outcome;
import huikuan.ledger.confirmation.RunCommand.ReleaseRun;
import huikuan.ledger.confirmation.RunCommand.ResumeRun;
import huikuan.ledger.confirmation.RunCommand.StartRun;
import huikuan.ledger.confirmation.RunCommand.StopRun;
import huikuan.ledger.confirmation.RunEvent.RunAdvanced;
import huikuan.ledger.confirmation.RunEvent.RunReleased;
import huikuan.ledger.confirmation.RunEvent.RunResumed;
import huikuan.ledger.confirmation.RunEvent.RunSent;
import huikuan.ledger.confirmation.RunEvent.RunStopped;
import huikuan.ledger.confirmation.RunEvent.RunWritten;
import huikuan.ledger.confirmation.RunEvent.SendingAdvanced;
import huikuan.platform.actor.Actor;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A run of letters: it writes one for each selected account, and sends them when released. */
@Aggregate(type = "letter-run")
class Run {

  @AggregateIdentifier private @Nullable RunNumber id;
  private final RunState state = new RunState();

  protected Run() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(StartRun command) {
    if (state.exists()) {
      return Outcome.UNCHANGED;
    }
    apply(command.start());
    return Outcome.DONE;
  }

  @CommandHandler
  void handle(AdvanceRun command) {
    if (!state.isAllWritten() && command.through().compareTo(state.writtenThrough()) > 0) {
      apply(
          new RunAdvanced(
              number(),
              command.through(),
              state.written() + command.written(),
              state.skipped() + command.without().size(),
              command.without()));
    }
  }

  @CommandHandler
  void handle(FinishWriting command) {
    if (!state.isAllWritten()) {
      apply(new RunWritten(number(), state.written(), state.skipped()));
    }
  }

  @CommandHandler
  Outcome handle(ReleaseRun command, @MetaDataValue(Actor.METADATA) String actor) {
    RunReleased before = state.released();
    if (before != null) {
      return before.way() == command.way() ? Outcome.UNCHANGED : Outcome.ANOTHER_WAY;
    }
    if (!state.isAllWritten()) {
      return Outcome.NOT_WRITTEN;
    }
    apply(new RunReleased(number(), command.way(), actor));
    return Outcome.DONE;
  }

  @CommandHandler
  void handle(AdvanceSending command) {
    if (!state.isAllSent() && command.through().compareTo(state.sentThrough()) > 0) {
      apply(
          new SendingAdvanced(
              number(),
              command.through(),
              state.requested() + command.requested(),
              state.printed() + command.printed(),
              state.notSent() + command.notSent()));
    }
  }

  @CommandHandler
  void handle(FinishSending command) {
    if (!state.isAllSent()) {
      apply(new RunSent(number(), state.requested(), state.printed(), state.notSent()));
    }
  }

  @CommandHandler
  Outcome handle(StopRun command) {
    if (state.stopped() != null) {
      return Outcome.UNCHANGED;
    }
    if (state.isAllSent()) {
      return Outcome.ENDED;
    }
    apply(new RunStopped(number(), command.reason(), command.now()));
    return Outcome.DONE;
  }

  @CommandHandler
  Outcome handle(ResumeRun command) {
    if (state.stopped() == null) {
      return Outcome.UNCHANGED;
    }
    apply(new RunResumed(number()));
    return Outcome.DONE;
  }

  private String number() {
    return requireNonNull(id).value();
  }

  @EventSourcingHandler
  void on(RunEvent event) {
    id = RunNumber.parse(event.run());
    state.apply(event);
  }
}
