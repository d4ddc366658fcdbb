package huikuan.dunning.reminder;

import huikuan.dunning.calendar.Calendars;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.reminder.ReminderCommand.ChangeOpenAmount;
import huikuan.dunning.reminder.ReminderCommand.Chase;
import huikuan.dunning.reminder.ReminderCommand.EndHold;
import huikuan.dunning.reminder.ReminderCommand.OpenCase;
import huikuan.dunning.reminder.ReminderCommand.PlaceHold;
import huikuan.dunning.reminder.ReminderCommand.PlanAnew;
import huikuan.dunning.reminder.ReminderCommand.ReportDelivery;
import huikuan.dunning.reminder.ReminderEvent.CaseOpened;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The case of one invoice, for the framework; {@link Claim} decides. */
@Aggregate(type = "reminder-case")
class ReminderCase {

  @SuppressWarnings("unused") // read by the framework
  @AggregateIdentifier
  private @Nullable String caseId;

  private @Nullable Claim claim;

  ReminderCase() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(OpenCase command, Calendars calendars) {
    if (claim == null) {
      apply(Claim.open(command, calendars.of(command.customer().country())));
    }
  }

  @CommandHandler
  void handle(Chase command, Policies policies, Calendars calendars) {
    apply(
        claim()
            .chase(
                command,
                policies.ofReference(claim().policy()),
                calendars.of(command.customer().country())));
  }

  @CommandHandler
  void handle(PlanAnew command, Policies policies, Calendars calendars) {
    apply(
        claim()
            .planAnew(
                command,
                policies.ofReference(claim().policy()),
                calendars.of(command.customer().country())));
  }

  @CommandHandler
  void handle(ChangeOpenAmount command, Policies policies, Calendars calendars) {
    apply(
        claim()
            .follow(
                command,
                policies.ofReference(claim().policy()),
                calendars.of(command.customer().country())));
  }

  /** Answers false if the case is closed. */
  @CommandHandler
  boolean handle(PlaceHold command, Policies policies, Calendars calendars) {
    if (claim().isClosed()) {
      return false;
    }
    apply(
        claim()
            .hold(
                command,
                policies.ofReference(claim().policy()),
                calendars.of(command.customer().country())));
    return true;
  }

  @CommandHandler
  void handle(EndHold command, Policies policies, Calendars calendars) {
    apply(
        claim()
            .endHold(
                command,
                policies.ofReference(claim().policy()),
                calendars.of(command.customer().country())));
  }

  @CommandHandler
  void handle(ReportDelivery command, Policies policies, Calendars calendars) {
    apply(
        claim()
            .reportDelivery(
                command,
                policies.ofReference(claim().policy()),
                calendars.of(command.customer().country())));
  }

  @EventSourcingHandler
  void on(ReminderEvent event) {
    if (event instanceof CaseOpened opened) {
      caseId = opened.caseId();
      claim = new Claim(opened);
    } else {
      claim().remember(event);
    }
  }

  private Claim claim() {
    return Objects.requireNonNull(claim);
  }

  private static void apply(List<ReminderEvent> events) {
    events.forEach(AggregateLifecycle::apply);
  }
}
