package huikuan.ledger.confirmation;

import huikuan.ledger.commands.Commands;
import huikuan.ledger.confirmation.Schedule.Key;
import huikuan.ledger.confirmation.Schedule.SetSchedule;
import huikuan.ledger.confirmation.ScheduleEvent.ScheduleSet;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.web.ProblemException;
import huikuan.platform.work.Work;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Schedules of letters: sets them, and starts the runs that they ask for. */
@Component
class Schedules implements Work {

  private final Runs runs;
  private final Commands commands;
  private final EventLog log;
  private final Calendars calendars;
  private final CompanySettings companies;
  private final Clock clock;

  Schedules(
      Runs runs,
      Commands commands,
      EventLog log,
      Calendars calendars,
      CompanySettings companies,
      Clock clock) {
    this.runs = runs;
    this.commands = commands;
    this.log = log;
    this.calendars = calendars;
    this.companies = companies;
    this.clock = clock;
  }

  /** The company's day. */
  LocalDate today(String company) {
    return companies.dayAt(company, clock.instant());
  }

  /** False if it is not as seen. */
  boolean set(ScheduleSet schedule, @Nullable Integer seen) {
    return commands
        .<Boolean>send(new SetSchedule(new Key(schedule.company()), schedule, seen))
        .result();
  }

  /** How it was set last; empty if none was ever set. */
  Optional<RecordedEvent> newest(String company) {
    return log.ofAggregate(new Key(company).toString(), 0).stream().reduce((_, newer) -> newer);
  }

  /** The id of the job that follows a schedule; one that was set later has another. */
  static String job(String company, long position) {
    return company + "." + position;
  }

  @Override
  public Together begin(List<String> jobs) {
    return new Together() {
      @Override
      public Optional<Instant> perform(String job, Instant now) {
        String company = job.substring(0, job.lastIndexOf('.'));
        return newest(company)
            .filter(event -> job(company, event.position()).equals(job))
            .flatMap(event -> goOn((ScheduleSet) event.payload(), now));
      }

      @Override
      public void close() {}
    };
  }

  /** Starts the run that is due, and answers when the next one is; empty = none will be. */
  private Optional<Instant> goOn(ScheduleSet schedule, Instant now) {
    if (schedule.every() == null) {
      return Optional.empty();
    }
    Period every = Period.of(schedule.every());
    LocalDate today = companies.dayAt(schedule.company(), now);
    LocalDate cutOff = every.endOf(schedule.from());
    LocalDate due = due(schedule, cutOff);
    LocalDate last = null;
    while (!due.isAfter(today)) {
      last = cutOff;
      cutOff = every.endOf(cutOff.plusDays(1));
      due = due(schedule, cutOff);
    }
    if (last != null) {
      start(schedule, last);
    }
    return Optional.of(companies.startOf(schedule.company(), due));
  }

  private LocalDate due(ScheduleSet schedule, LocalDate cutOff) {
    return calendars.of(companies.country(schedule.company())).plus(cutOff, schedule.after());
  }

  /** What fell due while nothing ran is done once, for the latest period. */
  private void start(ScheduleSet schedule, LocalDate cutOff) {
    try {
      runs.start(
          new RunReader.Asked(
              schedule.company(),
              schedule.kind(),
              null,
              cutOff,
              null,
              schedule.selection(),
              null,
              schedule.language()));
    } catch (ProblemException nothing) {
      if (!nothing.problem().isNamed(Runs.NOTHING_SELECTED)) {
        throw nothing;
      }
    }
  }
}
