package huikuan.dunning.reminder;

import huikuan.dunning.calendar.Calendars;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.policy.Schedule;
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

  /** Answers whether its step waits for the company. */
  @CommandHandler
  boolean handle(Chase command, Policies policies, Calendars calendars) {
    apply(claim().chase(command, schedule(command.customer(), policies, calendars)));
    return claim().isWithheld();
  }

  @CommandHandler
  void handle(PlanAnew command, Policies policies, Calendars calendars) {
    apply(claim().planAnew(command, schedule(command.customer(), policies, calendars)));
  }

  @CommandHandler
  void handle(ChangeOpenAmount command, Policies policies, Calendars calendars) {
    apply(claim().follow(command, schedule(command.customer(), policies, calendars)));
  }

  /** Answers false if the case is closed. */
  @CommandHandler
  boolean handle(PlaceHold command, Policies policies, Calendars calendars) {
    if (claim().isClosed()) {
      return false;
    }
    apply(claim().hold(command, schedule(command.customer(), policies, calendars)));
    return true;
  }

  @CommandHandler
  void handle(EndHold command, Policies policies, Calendars calendars) {
    apply(claim().endHold(command, schedule(command.customer(), policies, calendars)));
  }

  @CommandHandler
  void handle(ReportDelivery command, Policies policies, Calendars calendars) {
    apply(claim().reportDelivery(command, schedule(command.customer(), policies, calendars)));
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

  private Schedule schedule(Customer customer, Policies policies, Calendars calendars) {
    return claim().schedule(customer, policies, calendars);
  }

  private Claim claim() {
    return Objects.requireNonNull(claim);
  }

  private static void apply(List<ReminderEvent> events) {
    events.forEach(AggregateLifecycle::apply);
  }
}
