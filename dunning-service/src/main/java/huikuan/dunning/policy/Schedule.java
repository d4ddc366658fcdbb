package huikuan.dunning.policy;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import huikuan.contracts.Hours;
import huikuan.contracts.Money;
import huikuan.dunning.policy.Step.Kind;
import huikuan.platform.calendar.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The moments at which one claim is chased: one step after the other, none of them left out.
 *
 * <p>A step's moment is the policy's time of day in the customer's zone, on the first contact day
 * that is late enough: counted from the due date, from the step taken before, and after the claim
 * was recorded. So what arrives late (a migration, an outage) or comes back (a bounced payment)
 * begins where chasing stands, and goes on at the policy's pace.
 *
 * @param amount of the claim, as posted
 * @param workingDays of the customer's country
 * @param hours of a day in which messages leave there
 * @param recordedAt when the claim became known here, or came open again
 * @param runs when the customer pays such a claim; null = not known
 */
public record Schedule(
    Policy policy,
    LocalDate dueOn,
    Money amount,
    ZoneId zone,
    WorkingDays workingDays,
    List<Hours> hours,
    Instant recordedAt,
    @Nullable ClaimRuns runs) {

  /** The schedule of a customer whose days of paying are not known. */
  public Schedule(
      Policy policy,
      LocalDate dueOn,
      Money amount,
      ZoneId zone,
      WorkingDays workingDays,
      List<Hours> hours,
      Instant recordedAt) {
    this(policy, dueOn, amount, zone, workingDays, hours, recordedAt, null);
  }

  /**
   * A step that was taken, and the customer's day of it.
   *
   * @param level null = the policy has it not: it was taken by another one
   * @param arrived whether it is known that its message arrived
   * @param then the level of the step that comes next; null = the one after it
   */
  public record Taken(
      @Nullable String level, LocalDate on, boolean arrived, @Nullable String then) {

    public Taken(String level, LocalDate on, boolean arrived) {
      this(level, on, arrived, null);
    }

    public Taken(String level, LocalDate on) {
      this(level, on, false);
    }
  }

  /**
   * The step after the last one taken, at its moment, which may have passed; empty = none is left.
   * A step before the due date whose time is over is left out. After the last step the demand is
   * made again, if the policy says so.
   *
   * @param now no step can be taken before
   */
  public Optional<PlannedStep> next(@Nullable Taken last, Instant now) {
    Optional<Step> next = after(last);
    while (next.isPresent() && isOver(next.get(), last, now)) {
      next = policy.after(next.get().level());
    }
    return next.map(step -> new PlannedStep(step.level(), at(step, last)))
        .or(() -> isLast(last) ? again(requireNonNull(last)) : Optional.empty());
  }

  private Optional<Step> after(@Nullable Taken last) {
    if (last != null && last.then() != null) {
      return Optional.of(policy.step(last.then()));
    }
    return policy.after(last == null ? null : last.level());
  }

  private Optional<PlannedStep> again(Taken last) {
    return policy
        .again()
        .map(
            step -> {
              LocalDate day = last.on().plusDays(requireNonNull(policy.demandAgainAfter()));
              return new PlannedStep(step.level(), notBeforeRecorded(inTime(day, day)));
            });
  }

  /** Whether a step before the due date can't be taken any more, or does not concern the claim. */
  private boolean isOver(Step step, @Nullable Taken last, Instant now) {
    if (!step.isBeforeDue()) {
      return false;
    }
    Instant at = at(step, last);
    LocalDate first = day(at.isBefore(now) ? now : at);
    LocalDate slot = dayOf(step);
    return !step.concerns(amount)
        || !first.isBefore(dueOn)
        || first.isAfter(workingDays.plus(slot, policy.catchUp()));
  }

  /** The same for a claim that came open again at a moment. */
  public Schedule openAgain(Instant moment) {
    return new Schedule(policy, dueOn, amount, zone, workingDays, hours, moment, runs);
  }

  /** The same for a claim that is due on another day. */
  public Schedule dueOn(LocalDate day) {
    return new Schedule(policy, day, amount, zone, workingDays, hours, recordedAt, runs);
  }

  /**
   * All that is still to come, if each step is taken at its moment; after the last step, the demand
   * that is made again.
   *
   * @param earliest no step comes before it
   */
  public List<PlannedStep> plan(@Nullable Taken last, Instant earliest) {
    List<PlannedStep> plan = new ArrayList<>();
    Optional<PlannedStep> next = next(last, earliest);
    while (next.isPresent()) {
      Instant at = next.get().at();
      PlannedStep step = new PlannedStep(next.get().level(), at.isBefore(earliest) ? earliest : at);
      plan.add(step);
      next =
          policy.after(step.level()).isEmpty() || isLast(last)
              ? Optional.empty()
              : next(new Taken(step.level(), day(step.at())), step.at());
    }
    return List.copyOf(plan);
  }

  private boolean isLast(@Nullable Taken step) {
    return step != null && after(step).isEmpty();
  }

  /** The policy's time of day on a day, whether or not it is a contact day. */
  public Instant momentOn(LocalDate day) {
    return at(day);
  }

  /** The policy's time of day on a contact day, the first after a moment. */
  public Instant firstAfter(Instant moment) {
    LocalDate day = day(moment);
    return at(contactDay(at(day).isAfter(moment) ? day : day.plusDays(1)));
  }

  /** The first moment for a step after a hold of the whole claim, as the policy says. */
  public Instant resumesAfter(Instant end) {
    Instant last = end.minusNanos(1);
    Instant next = firstAfter(last);
    Integer days = policy.afterHold();
    Instant from = days == null ? next : firstFrom(workingDays.plus(day(last), days));
    return from.isBefore(next) ? next : from;
  }

  /** The policy's time of day on a day, or on the next contact day if it is none. */
  public Instant firstFrom(LocalDate day) {
    return at(contactDay(day));
  }

  /** Whether messages leave at a moment. */
  public boolean isOpen(Instant moment) {
    LocalTime time = moment.atZone(zone).toLocalTime();
    return isContactDay(moment) && hours.stream().anyMatch(each -> each.holds(time));
  }

  /** When messages leave next: later on that day, or at the policy's time on a contact day. */
  public Instant opensAfter(Instant moment) {
    LocalDate day = day(moment);
    return Hours.firstFrom(hours, moment.atZone(zone).toLocalTime())
        .filter(time -> isContactDay(moment) && !time.isBefore(policy.at()))
        .map(time -> day.atTime(time).atZone(zone).toInstant())
        .filter(opens -> opens.isAfter(moment))
        .orElseGet(() -> firstAfter(moment));
  }

  /** Whether customers are written to on the day of a moment. */
  public boolean isContactDay(Instant moment) {
    LocalDate day = day(moment);
    return contactDay(day).equals(day);
  }

  /** When the message that gathers what is due now is put together. */
  public Instant sealsAt(Instant now) {
    Duration gathering = Duration.ofMinutes(policy.minutesToSeal());
    Instant planned = at(day(now)).plus(gathering);
    return planned.isAfter(now) ? planned : now.plus(gathering);
  }

  /** When a day begins at the customer. */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** The customer's day at a moment. */
  public LocalDate day(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }

  private Instant at(Step step, @Nullable Taken last) {
    LocalDate day = dayOf(step);
    LocalDate earliest = dueOn.plusDays(1);
    if (last != null) {
      int usual = step.isBeforeDue() ? 1 : 0;
      LocalDate apart = last.on().plusDays(requireNonNullElse(step.daysAfterPrevious(), usual));
      day = later(day, apart);
      earliest = later(earliest, apart);
      if (step.kind() == Kind.ESCALATION && !last.arrived()) {
        day = later(day, workingDays.plus(last.on(), policy.acceptedAfter()).plusDays(1));
      }
    }
    return notBeforeRecorded(
        step.isBeforeDue() || step.kind() == Kind.ESCALATION
            ? firstFrom(day)
            : inTime(day, earliest));
  }

  /** On a contact day, in time for a payment run or behind it. */
  private Instant inTime(LocalDate day, LocalDate earliest) {
    LocalDate usual = contactDay(day);
    return at(runs == null ? usual : runs.inTime(usual, earliest, this::contactDay));
  }

  private Instant notBeforeRecorded(Instant at) {
    Instant earliest = firstAfter(recordedAt);
    return at.isBefore(earliest) ? earliest : at;
  }

  /** The policy's day; before the due date, in time for the last run that pays by then. */
  private LocalDate dayOf(Step step) {
    if (!step.isBeforeDue()) {
      return dueOn.plusDays(requireNonNull(step.daysAfterDue()));
    }
    LocalDate day = workingDays.plus(dueOn, -requireNonNull(step.workingDaysBeforeDue()));
    return runs == null
        ? day
        : runs.askBy(dueOn)
            .filter(contactDay(day)::isAfter)
            .map(this::contactDayUpTo)
            .filter(asked -> !asked.isBefore(runs.receivedOn()))
            .orElse(day);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }

  /** The day, or the next working day that does not follow a long holiday too closely. */
  private LocalDate contactDay(LocalDate day) {
    LocalDate at = workingDays.onOrAfter(day);
    while (workingDays.followsHoliday(at, policy.quiet().holiday(), policy.quiet().workingDays())) {
      at = workingDays.plus(at, 1);
    }
    return at;
  }

  private LocalDate contactDayUpTo(LocalDate day) {
    LocalDate at = day;
    while (!contactDay(at).equals(at)) {
      at = at.minusDays(1);
    }
    return at;
  }

  private Instant at(LocalDate day) {
    return ZonedDateTime.of(day, policy.at(), zone).toInstant();
  }
}
