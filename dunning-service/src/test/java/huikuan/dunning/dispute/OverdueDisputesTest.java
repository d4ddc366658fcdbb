package huikuan.dunning.dispute;

import static huikuan.dunning.dispute.DisputeExamples.ACCOUNT;
import static huikuan.dunning.dispute.DisputeExamples.CASE;
import static huikuan.dunning.dispute.DisputeExamples.DUE;
import static huikuan.dunning.dispute.DisputeExamples.FACTS;
import static huikuan.dunning.dispute.DisputeExamples.FIRST;
import static huikuan.dunning.dispute.DisputeExamples.KEY;
import static huikuan.dunning.dispute.DisputeExamples.OPENER;
import static huikuan.dunning.dispute.DisputeExamples.SECOND;
import static huikuan.dunning.dispute.DisputeExamples.TIMES;
import static huikuan.dunning.dispute.DisputeExamples.closed;
import static huikuan.dunning.dispute.DisputeExamples.facts;
import static huikuan.dunning.dispute.DisputeExamples.opened;
import static huikuan.dunning.dispute.DisputeExamples.part;
import static huikuan.dunning.dispute.DisputeExamples.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huikuan.dunning.arrangement.ArrangementEvent.Holding;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.dispute.DisputeCommand.ChangeDispute;
import huikuan.dunning.dispute.DisputeCommand.RemindOfDispute;
import huikuan.dunning.dispute.DisputeCommand.SplitDispute;
import huikuan.dunning.dispute.DisputeCommand.Times;
import huikuan.dunning.dispute.DisputeEvent.DisputeChanged;
import huikuan.dunning.dispute.DisputeEvent.DisputeClosed;
import huikuan.dunning.dispute.DisputeEvent.DisputeOpened;
import huikuan.dunning.dispute.DisputeEvent.DisputeOverdue;
import huikuan.dunning.dispute.DisputeEvent.Origin;
import huikuan.dunning.dispute.DisputeEvent.PartsMoved;
import huikuan.dunning.dispute.DisputeEvent.Said;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.actor.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How disputes are reminded of, held on, and given another day. */
class OverdueDisputesTest {

  private final FixtureConfiguration<CustomerDisputes> fixture =
      new AggregateTestFixture<>(CustomerDisputes.class)
          .registerIgnoredField(CustomerDisputes.class, "disputes");

  private ResultValidator<CustomerDisputes> when(Object command, DisputeEvent... before) {
    return fixture.given(before).when(command, Map.of(Actor.METADATA, OPENER));
  }

  @Test
  void itIsRemindedOfWhenItsDayIsOverAndNotBefore() {
    Instant again = TIMES.dueAt().plus(Duration.ofDays(14));
    LocalDate until = DUE.plusDays(31);
    DisputeOverdue overdue =
        new DisputeOverdue(FIRST, ACCOUNT, List.of(part("40.00")), until, again);
    DisputeClosed over =
        closed(DisputeOutcome.OWED, RootCause.CUSTOMER, List.of(part("40.00").conceding()), "owed");
    when(remind(TIMES.dueAt().minusMillis(1), until, again), opened("40.00")).expectNoEvents();
    when(remind(TIMES.dueAt(), until, again), opened("40.00")).expectEvents(overdue);
    when(remind(TIMES.dueAt(), until, again), opened("40.00"), over).expectNoEvents();
  }

  private static RemindOfDispute remind(Instant now, LocalDate until, Instant again) {
    return new RemindOfDispute(KEY, FIRST, until, again, now);
  }

  @Test
  void anotherOwnerLeavesAHoldThatWasProlonged() {
    DisputeFacts now = facts(DisputeStage.IN_WORK, null);
    LocalDate until = DUE.plusDays(72);
    when(new ChangeDispute(KEY, FIRST, now, TIMES, null), opened("40.00"), prolonged(until))
        .expectEvents(changed(now, until, (String[]) null));
  }

  @Test
  void anotherDayProlongsAHoldAndNeverShortensIt() {
    LocalDate until = DUE.plusDays(72);
    DisputeFacts sooner = due(DUE.plusDays(41));
    when(changeTo(sooner), opened("40.00"), prolonged(until))
        .expectEvents(changed(sooner, until, CASE));
    DisputeFacts later = due(DUE.plusDays(60));
    when(changeTo(later), opened("40.00"), prolonged(until))
        .expectEvents(changed(later, DUE.plusDays(90), CASE));
  }

  @Test
  void aClaimIsOnTimeWhenNoDisputeOfItIsOverdue() {
    DisputeFacts later = due(DUE.plusDays(60));
    LocalDate until = DUE.plusDays(90);
    when(
            changeTo(later),
            opened("40.00"),
            opened(2, "20.00"),
            prolonged(FIRST, until),
            prolonged(SECOND, until))
        .expectEvents(changed(later, until, new String[0]));
    when(changeTo(later), opened("40.00"), opened(2, "20.00"), prolonged(FIRST, until))
        .expectEvents(changed(later, until, CASE));
    when(changeTo(later), opened("40.00")).expectEvents(changed(later, until, (String[]) null));
  }

  @Test
  void theTaskOfAnOverdueOneEndsWithAnotherDayAlone() {
    DisputeFacts later = due(DUE.plusDays(60));
    assertThat(changed(later, DUE.plusDays(90), CASE).holdings())
        .extracting(Holding::task, Holding::cured)
        .containsExactly(tuple(null, TaskReason.DISPUTE_OVERDUE));
    assertThat(changed(later, DUE.plusDays(90), (String[]) null).holdings())
        .extracting(Holding::task, Holding::cured)
        .containsExactly(tuple(null, null));
  }

  private static DisputeOverdue prolonged(LocalDate until) {
    return prolonged(FIRST, until);
  }

  private static DisputeOverdue prolonged(ArrangementId dispute, LocalDate until) {
    return new DisputeOverdue(
        dispute, ACCOUNT, List.of(part("40.00")), until, TIMES.dueAt().plus(Duration.ofDays(56)));
  }

  private static DisputeFacts due(LocalDate on) {
    DisputeFacts now = facts(DisputeStage.IN_WORK, null);
    return new DisputeFacts(
        now.reason(), null, now.owner(), now.coordinator(), on, DisputeStage.IN_WORK);
  }

  private static ChangeDispute changeTo(DisputeFacts facts) {
    Times times = new Times(facts.dueOn().plusDays(30), TIMES.dueAt());
    return new ChangeDispute(KEY, FIRST, facts, times, null);
  }

  /**
   * @param onTime null = the task goes on
   */
  private static DisputeChanged changed(
      DisputeFacts facts, LocalDate until, String @Nullable ... onTime) {
    return new DisputeChanged(
        FIRST,
        ACCOUNT,
        facts,
        List.of(part("40.00")),
        until,
        TIMES.dueAt(),
        onTime == null ? null : List.of(onTime));
  }

  @Test
  void aPartIsHeldUntilItsOwnDayOrAsItWasBefore() {
    DisputedPart part = part("15.00");
    for (int days : List.of(10, 60)) {
      Times times = new Times(TIMES.heldUntil().plusDays(days), TIMES.dueAt());
      LocalDate until = TIMES.heldUntil().plusDays(Math.max(days, 42));
      PartsMoved left =
          new PartsMoved(
              FIRST,
              ACCOUNT,
              FACTS,
              List.of(part("40.00").without(yuan("15.00"))),
              SECOND,
              TIMES.heldUntil().plusDays(42));
      DisputeOpened other =
          new DisputeOpened(
              SECOND,
              ACCOUNT,
              List.of(part),
              FACTS,
              Origin.SPLIT,
              FIRST,
              Said.NOTHING,
              until,
              TIMES.dueAt(),
              OPENER);
      when(
              new SplitDispute(KEY, FIRST, Map.of(CASE, yuan("15.00")), FACTS, times),
              opened("40.00"),
              prolonged(DUE.plusDays(72)))
          .expectEvents(other, left);
    }
  }
}
