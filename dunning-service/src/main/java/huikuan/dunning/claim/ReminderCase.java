package huikuan.dunning.claim;

import huikuan.dunning.claim.ClaimCommand.AskAboutGoods;
import huikuan.dunning.claim.ClaimCommand.AskWriteOff;
import huikuan.dunning.claim.ClaimCommand.AssignCase;
import huikuan.dunning.claim.ClaimCommand.ChangeOpenAmount;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.EndTask;
import huikuan.dunning.claim.ClaimCommand.HearWriteOff;
import huikuan.dunning.claim.ClaimCommand.HoldChange;
import huikuan.dunning.claim.ClaimCommand.MoveClaim;
import huikuan.dunning.claim.ClaimCommand.MoveDueDate;
import huikuan.dunning.claim.ClaimCommand.OpenCase;
import huikuan.dunning.claim.ClaimCommand.OrderDemand;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.claim.ClaimCommand.RecordDemand;
import huikuan.dunning.claim.ClaimCommand.ReportDelivery;
import huikuan.dunning.claim.ClaimCommand.SetCause;
import huikuan.dunning.claim.ClaimCommand.SkipStep;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.Decision.Nothing;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.readiness.ClaimBases;
import huikuan.dunning.waiting.Wait;
import huikuan.platform.actor.Actor;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.calendar.WorkingDays;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The aggregate of one item's case. {@link Claim} decides. */
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
      Customer customer = command.customer();
      WorkingDays days = calendars.of(customer.country());
      Claim.open(command, days).forEach(AggregateLifecycle::apply);
      if (claim != null) {
        heed(customer, claim.schedule(command.policy(), customer, days), command.recordedAt());
      }
    }
  }

  /** Answers how the step waits for the company; null = it does not wait. */
  @CommandHandler
  @Nullable Wait handle(
      Chase command, Policies policies, Calendars calendars, Covers covers, ClaimBases bases) {
    followContract(command, policies, calendars, bases);
    Customer customer = command.customer();
    Schedule schedule = schedule(customer, policies, calendars);
    Decision decision = claim().decide(schedule, customer, command.now(), covers, bases);
    apply(claim().chase(decision, schedule, command, bases), customer, schedule, command.now());
    return decision instanceof Nothing nothing && nothing.reason().ofCompany()
        ? new Wait(nothing.until())
        : null;
  }

  /** News of the contract may not have come to the claim yet: no step is taken on older ones. */
  private void followContract(
      Chase command, Policies policies, Calendars calendars, ClaimBases bases) {
    for (HoldChange each : claim().stage(command, bases)) {
      HoldOutcome _ =
          switch (each) {
            case PlaceHold place -> handle(place, policies, calendars);
            case EndHold end -> handle(end, policies, calendars);
          };
    }
  }

  @CommandHandler
  void handle(PlanAnew command, Policies policies, Calendars calendars, ClaimBases bases) {
    Customer customer = command.customer();
    Schedule schedule = schedule(customer, policies, calendars);
    apply(claim().planAnew(command, schedule, bases), customer, schedule, command.now());
  }

  @CommandHandler
  void handle(AskAboutGoods command, Policies policies, Calendars calendars, ClaimBases bases) {
    Customer customer = command.customer();
    Schedule schedule = schedule(customer, policies, calendars);
    apply(claim().askAboutGoods(command, schedule, bases), customer, schedule, command.now());
  }

  @CommandHandler
  void handle(ChangeOpenAmount command, Policies policies, Calendars calendars) {
    Customer customer = command.customer();
    Schedule schedule = schedule(customer, policies, calendars);
    List<ClaimEvent> events = claim().follow(command, schedule);
    apply(events, customer, schedule, command.recordedAt());
    if (!events.isEmpty()) {
      apply(claim().remainder().after(command, schedule), customer, schedule, command.recordedAt());
    }
  }

  @CommandHandler
  void handle(MoveDueDate command, Policies policies, Calendars calendars) {
    Customer customer = command.customer();
    Schedule schedule = schedule(customer, policies, calendars);
    apply(claim().moveDueDate(command, schedule), customer, schedule, command.recordedAt());
  }

  @CommandHandler
  HoldOutcome handle(PlaceHold command, Policies policies, Calendars calendars) {
    if (claim().isClosed()) {
      return HoldOutcome.CLOSED;
    }
    Customer customer = command.customer();
    Schedule schedule = schedule(customer, policies, calendars);
    List<ClaimEvent> events = claim().hold(command, schedule);
    return changed(
        events, command.seen(), () -> applyAndWeigh(events, customer, schedule, command.now()));
  }

  @CommandHandler
  HoldOutcome handle(EndHold command, Policies policies, Calendars calendars) {
    if (claim().isClosed()) {
      return HoldOutcome.CLOSED;
    }
    Customer customer = command.customer();
    Schedule schedule = schedule(customer, policies, calendars);
    List<ClaimEvent> events = claim().endHold(command, schedule);
    return changed(
        events, command.seen(), () -> applyAndWeigh(events, customer, schedule, command.now()));
  }

  private static HoldOutcome changed(
      List<ClaimEvent> events, @Nullable Integer seen, Runnable apply) {
    if (events.isEmpty()) {
      apply.run();
      return HoldOutcome.UNCHANGED;
    }
    if (isOutdated(seen)) {
      return HoldOutcome.OUTDATED;
    }
    apply.run();
    return HoldOutcome.DONE;
  }

  /** Whether the case has changed since somebody looked at it. */
  private static boolean isOutdated(@Nullable Integer seen) {
    return seen != null && seen != AggregateLifecycle.getVersion() + 1;
  }

  /** The coming steps are planned by what is said now. */
  @CommandHandler
  HoldOutcome handle(SetCause command, Policies policies, Calendars calendars, ClaimBases bases) {
    if (claim().isClosed()) {
      return HoldOutcome.CLOSED;
    }
    Customer customer = command.customer();
    Schedule schedule = schedule(customer, policies, calendars);
    List<ClaimEvent> events = claim().setCause(command, schedule);
    PlanAnew anew = new PlanAnew(command.caseId(), command.now(), customer);
    return changed(
        events,
        command.seen(),
        () -> {
          apply(events, customer, schedule, command.now());
          handle(anew, policies, calendars, bases);
        });
  }

  /** Answers whether the task is still open. */
  @CommandHandler
  boolean handle(EndTask command, Policies policies, Calendars calendars) {
    Customer customer = command.customer();
    Schedule schedule = schedule(customer, policies, calendars);
    apply(claim().endTask(command, schedule), customer, schedule, command.now());
    return claim().isOf(command.task());
  }

  @CommandHandler
  DemandOutcome handle(OrderDemand command, Policies policies, Calendars calendars) {
    Schedule schedule = schedule(command.customer(), policies, calendars);
    Optional<Reason> refusal = claim().refusal(command, schedule);
    if (refusal.isPresent()) {
      return new DemandOutcome.Refused(refusal.get());
    }
    apply(claim().orderDemand(command, schedule), command.customer(), schedule, command.now());
    return new DemandOutcome.Ordered(claim().ordered().reason());
  }

  @CommandHandler
  SkipOutcome handle(SkipStep command, Policies policies, Calendars calendars) {
    Schedule schedule = schedule(command.customer(), policies, calendars);
    Optional<SkipOutcome.Refused> refusal = claim().skips().refusal(command, schedule);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    apply(claim().skips().skip(command, schedule), command.customer(), schedule, command.now());
    return new SkipOutcome.Skipped(command.level());
  }

  @CommandHandler
  MoveOutcome handle(MoveClaim command, Calendars calendars) {
    Customer customer = command.customer();
    Schedule schedule =
        claim().schedule(command.policy(), customer, calendars.of(customer.country()));
    Optional<MoveOutcome.Refused> refusal = claim().moving().refusal(command);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<ClaimEvent> events = claim().moving().move(command, schedule);
    if (!events.isEmpty() && isOutdated(command.seen())) {
      return new MoveOutcome.Refused(MoveOutcome.Why.OUTDATED, null, List.of());
    }
    apply(events, customer, schedule, command.now());
    return new MoveOutcome.Moved(claim().nextPlanned().orElse(null), !events.isEmpty());
  }

  @CommandHandler
  HoldOutcome handle(AssignCase command) {
    if (claim().isClosed()) {
      return HoldOutcome.CLOSED;
    }
    List<ClaimEvent> events = claim().owner().assign(command);
    return changed(events, command.seen(), () -> events.forEach(AggregateLifecycle::apply));
  }

  @CommandHandler
  WriteOffOutcome handle(AskWriteOff command, @MetaDataValue(Actor.METADATA) String actor) {
    WriteOffOutcome outcome = claim().writeOff().judge();
    if (outcome == WriteOffOutcome.ASKED) {
      AggregateLifecycle.apply(claim().writeOff().ask(command, actor));
    }
    return outcome;
  }

  @CommandHandler
  void handle(HearWriteOff command) {
    claim().writeOff().hear(command).forEach(AggregateLifecycle::apply);
  }

  @CommandHandler
  void handle(RecordDemand command, Policies policies, Calendars calendars) {
    Customer customer = command.customer();
    Schedule schedule = schedule(customer, policies, calendars);
    apply(claim().recordDemand(command, schedule), customer, schedule, command.now());
  }

  @CommandHandler
  void handle(ReportDelivery command, Policies policies, Calendars calendars) {
    Customer customer = command.customer();
    Schedule schedule = schedule(customer, policies, calendars);
    apply(claim().reportDelivery(command, schedule), customer, schedule, command.recordedAt());
  }

  @EventSourcingHandler
  void on(ClaimEvent event) {
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

  /** Applies the events, and notes the customer's holds: they were part of the decision. */
  private void apply(List<ClaimEvent> events, Customer customer, Schedule schedule, Instant now) {
    events.forEach(AggregateLifecycle::apply);
    heed(customer, schedule, now);
  }

  /** A hold can make a small difference of what is open, or an ordinary claim. */
  private void applyAndWeigh(
      List<ClaimEvent> events, Customer customer, Schedule schedule, Instant now) {
    apply(events, customer, schedule, now);
    apply(claim().remainder().hold(now, customer, schedule), customer, schedule, now);
  }

  private void heed(Customer customer, Schedule schedule, Instant now) {
    claim().heed(customer, schedule, now).forEach(AggregateLifecycle::apply);
  }
}
