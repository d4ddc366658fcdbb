package huikuan.dunning.policy;

import huikuan.dunning.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The moments at which one claim is chased.
 *
 * <p>A step's moment is the policy's time of day on its day in the customer's zone, on the next
 * contact day if that is none, but never before the first such time after the claim was recorded.
 * So what arrives late (a migration, an outage) or comes back (a bounced payment) starts no flood:
 * its missed steps share one moment, and of several reminders only the highest is taken.
 *
 * @param workingDays of the customer's country
 * @param recordedAt when the claim became known here, or came open again
 */
public record Schedule(
    Policy policy, LocalDate dueOn, ZoneId zone, WorkingDays workingDays, Instant recordedAt) {

  /** How far a claim has come: the last reminder taken, and whether it was escalated. */
  public record Progress(@Nullable String taken, boolean escalated) {}

  public Instant at(Step step) {
    Instant nominal = at(contactDay(dueOn.plusDays(step.daysAfterDue())));
    Instant earliest = firstAfter(recordedAt);
    return nominal.isBefore(earliest) ? earliest : nominal;
  }

  /** The policy's time of day on a contact day, the first after a moment. */
  public Instant firstAfter(Instant moment) {
    LocalDate day = moment.atZone(zone).toLocalDate();
    return at(contactDay(at(day).isAfter(moment) ? day : day.plusDays(1)));
  }

  /** Whether customers are written to on the day of a moment. */
  public boolean isContactDay(Instant moment) {
    LocalDate day = moment.atZone(zone).toLocalDate();
    return contactDay(day).equals(day);
  }

  /** The day, or the next working day that does not follow a long holiday too closely. */
  private LocalDate contactDay(LocalDate day) {
    LocalDate at = workingDays.onOrAfter(day);
    while (workingDays.followsHoliday(at, policy.quiet().holiday(), policy.quiet().workingDays())) {
      at = workingDays.plus(at, 1);
    }
    return at;
  }

  /** The reminders due and not yet taken, lowest first; only the last of them is to be taken. */
  public List<Step> dueReminders(@Nullable String taken, Instant now) {
    return remaining(taken).stream().filter(step -> !at(step).isAfter(now)).toList();
  }

  /** The escalation, if it is due. */
  public Optional<Step> dueEscalation(Instant now) {
    return policy.escalations().stream().filter(step -> !at(step).isAfter(now)).findFirst();
  }

  /**
   * What is still to come after {@code now}, in order of time.
   *
   * @param reachableOn a day on which there is somebody to write to, if a due reminder could not be
   *     sent for want of one; null if no such day is known
   */
  public List<PlannedStep> plan(Progress progress, Instant now, @Nullable LocalDate reachableOn) {
    List<PlannedStep> reminders = new ArrayList<>();
    List<Step> missed = dueReminders(progress.taken(), now);
    if (reachableOn != null && !missed.isEmpty()) {
      Instant next = firstAfter(now);
      Instant reachable = at(contactDay(reachableOn));
      plan(reminders, missed.getLast(), reachable.isBefore(next) ? next : reachable);
    }
    for (Step step : remaining(progress.taken())) {
      if (at(step).isAfter(now)) {
        plan(reminders, step, at(step));
      }
    }
    for (Step step : progress.escalated() ? List.<Step>of() : policy.escalations()) {
      Instant at = at(step);
      reminders.add(new PlannedStep(step.level(), at.isAfter(now) ? at : firstAfter(now)));
    }
    reminders.sort(Comparator.comparing(PlannedStep::at));
    return List.copyOf(reminders);
  }

  /** A higher reminder stands in for every lower one that would not come before it. */
  private static void plan(List<PlannedStep> planned, Step step, Instant at) {
    planned.removeIf(lower -> !lower.at().isBefore(at));
    planned.add(new PlannedStep(step.level(), at));
  }

  private List<Step> remaining(@Nullable String taken) {
    List<Step> reminders = policy.reminders();
    int first = 0;
    for (int i = 0; i < reminders.size(); i++) {
      if (reminders.get(i).level().equals(taken)) {
        first = i + 1;
      }
    }
    return reminders.subList(first, reminders.size());
  }

  private Instant at(LocalDate day) {
    return ZonedDateTime.of(day, policy.at(), zone).toInstant();
  }
}
