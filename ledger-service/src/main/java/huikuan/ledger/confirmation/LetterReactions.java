package huikuan.ledger.confirmation;

import huikuan.contracts.notification.NotificationEvent.LetterMailBounced;
import huikuan.contracts.notification.NotificationEvent.LetterMailFailed;
import huikuan.contracts.notification.NotificationEvent.LetterMailWithheld;
import huikuan.contracts.notification.NotificationEvent.LetterMailed;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.confirmation.ConfirmationEvent.LetterWritten;
import huikuan.ledger.confirmation.ConfirmationEvent.Mailed;
import huikuan.ledger.confirmation.ConfirmationEvent.Posted;
import huikuan.ledger.confirmation.LetterCommand.CloseLetter;
import huikuan.ledger.confirmation.LetterCommand.RecordMailed;
import huikuan.ledger.confirmation.LetterCommand.RecordNotMailed;
import huikuan.ledger.confirmation.RunEvent.RunReleased;
import huikuan.ledger.confirmation.RunEvent.RunResumed;
import huikuan.ledger.confirmation.RunEvent.RunStarted;
import huikuan.ledger.confirmation.ScheduleEvent.ScheduleSet;
import huikuan.platform.axon.Batched;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.reaction.Reactions;
import huikuan.platform.tracing.Trace;
import huikuan.platform.work.Job;
import huikuan.platform.work.Worker;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When a letter was mailed, or not, then its record says so. When it has left, it is followed up.
 * When another takes its place, it ends.
 */
@Component
@ProcessingGroup(LetterProjection.GROUP)
class LetterReactions {

  private static final String SENT = "sent letters";
  private static final String RUNS = "runs of letters";
  private static final String SCHEDULES = "schedules of letters";

  private final Reactions reactions;
  private final Commands commands;
  private final Worker followUps;
  private final Worker runs;
  private final Worker schedules;
  private final CompanySettings companies;
  private final Clock clock;

  LetterReactions(
      Reactions reactions,
      Commands commands,
      Worker letterFollowUps,
      Worker letterRuns,
      Worker letterSchedules,
      CompanySettings companies,
      Clock clock) {
    this.reactions = reactions;
    this.commands = commands;
    this.followUps = letterFollowUps;
    this.runs = letterRuns;
    this.schedules = letterSchedules;
    this.companies = companies;
    this.clock = clock;
  }

  @EventHandler
  void on(LetterMailed event) {
    LetterNumber letter = LetterNumber.parse(event.letter());
    send(
        new RecordMailed(
            letter,
            event.request(),
            event.message(),
            event.contactId(),
            event.hash(),
            event.sentAt(),
            companies.dayAt(letter.company(), event.sentAt())));
  }

  @EventHandler
  void on(LetterMailFailed event) {
    notMailed(event.letter(), event.request(), false, event.reason(), null);
  }

  @EventHandler
  void on(LetterMailBounced event) {
    notMailed(event.letter(), event.request(), true, event.reason(), null);
  }

  @EventHandler
  void on(LetterMailWithheld event) {
    notMailed(event.letter(), event.request(), false, event.reason(), event.detail());
  }

  private void notMailed(
      String letter, int request, boolean bounced, String reason, @Nullable String detail) {
    send(new RecordNotMailed(LetterNumber.parse(letter), request, bounced, reason, detail));
  }

  @EventHandler
  void on(LetterWritten event) {
    if (event.replaces() != null) {
      LetterNumber replaced = LetterNumber.parse(event.replaces());
      String by = event.letter();
      reactions.react(
          this,
          replaced.value(),
          () ->
              commands.send(
                  new CloseLetter(replaced, Letter.REPLACED, "by " + by, clock.instant())));
    }
  }

  @EventHandler
  void on(ScheduleSet event, @MetaDataValue(value = "position", required = true) Long position) {
    Batched.gathered(SCHEDULES, ArrayList<Job>::new, schedules::add)
        .add(
            new Job(
                Schedules.job(event.company(), position),
                List.of(event.company()),
                Trace.current().orElse(null)));
  }

  @EventHandler
  void on(RunStarted event) {
    goOn(event);
  }

  @EventHandler
  void on(RunReleased event) {
    goOn(event);
  }

  @EventHandler
  void on(RunResumed event) {
    goOn(event);
  }

  private void goOn(RunEvent event) {
    Batched.gathered(RUNS, ArrayList<Job>::new, runs::add)
        .add(new Job(event.run(), List.of(event.run()), Trace.current().orElse(null)));
  }

  private void send(LetterCommand command) {
    reactions.react(this, command.letter().value(), () -> commands.send(command));
  }

  @EventHandler
  void on(Mailed event) {
    followUp(event);
  }

  @EventHandler
  void on(Posted event) {
    followUp(event);
  }

  private void followUp(ConfirmationEvent event) {
    Batched.gathered(SENT, ArrayList<Job>::new, followUps::add)
        .add(
            new Job(
                event.letter(),
                List.of(event.account().toString(), event.letter()),
                Trace.current().orElse(null)));
  }
}
