package huikuan.dunning.claim;

import huikuan.contracts.Hours;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Window;
import huikuan.dunning.policy.Schedule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a day in which a message may leave for a person: those that the person named, in the
 * person's time zone, else the policy's. They are told in the customer's zone.
 */
final class ContactHours {

  /** Days in which a window is looked for; without one, the policy's hours count. */
  private static final int LOOKED_AHEAD = 31;

  /** The end of hours does not belong to them. */
  private static final Duration LAST_MINUTE = Duration.ofMinutes(1);

  private final @Nullable Contact person;
  private final Schedule schedule;

  private ContactHours(@Nullable Contact person, Schedule schedule) {
    this.person = person;
    this.schedule = schedule;
  }

  /**
   * @param person null = the message is for nobody in particular
   * @param today the customer's day
   */
  static ContactHours of(@Nullable Contact person, Schedule schedule, LocalDate today) {
    boolean own =
        person != null
            && (!person.windows().isEmpty() || !zone(person, schedule).equals(schedule.zone()));
    ContactHours hours = new ContactHours(own ? person : null, schedule);
    return hours.days(today).anyMatch(day -> !hours.on(day).isEmpty())
        ? hours
        : new ContactHours(null, schedule);
  }

  /** The days from one on, on which the customer is written to. */
  private Stream<LocalDate> days(LocalDate from) {
    return from.datesUntil(from.plusDays(LOOKED_AHEAD))
        .filter(day -> schedule.isContactDay(schedule.startOf(day)));
  }

  /** A zone that this JVM does not know must not stop the chasing. */
  private static ZoneId zone(Contact person, Schedule schedule) {
    try {
      return person.timeZone() == null ? schedule.zone() : ZoneId.of(person.timeZone());
    } catch (DateTimeException unknown) {
      return schedule.zone();
    }
  }

  /** Whether they are not simply the policy's. */
  boolean areOwn() {
    return person != null;
  }

  boolean isOpen(Instant moment) {
    if (person == null) {
      return schedule.isOpen(moment);
    }
    LocalTime time = moment.atZone(schedule.zone()).toLocalTime();
    return schedule.isContactDay(moment)
        && on(schedule.day(moment)).stream().anyMatch(each -> each.holds(time));
  }

  /** When messages leave next, after a moment at which they do not. */
  Instant opensAfter(Instant moment) {
    if (person == null) {
      return schedule.opensAfter(moment);
    }
    return days(schedule.day(moment))
        .flatMap(
            day ->
                on(day).stream()
                    .map(each -> day.atTime(each.from()).atZone(schedule.zone()).toInstant()))
        .filter(each -> each.isAfter(moment))
        .findFirst()
        .orElseGet(() -> schedule.opensAfter(moment));
  }

  /** When the message that gathers what is due now is put together, within the person's hours. */
  Instant sealsAt(Instant now) {
    Instant usual = schedule.sealsAt(now);
    if (person == null || isOpen(usual)) {
      return usual;
    }
    Instant gathered = now.plus(Duration.ofMinutes(schedule.policy().minutesToSeal()));
    LocalDate day = schedule.day(now);
    LocalTime time = now.atZone(schedule.zone()).toLocalTime();
    Instant last =
        on(day).stream()
            .filter(each -> each.holds(time))
            .map(each -> day.atTime(each.to()).atZone(schedule.zone()).toInstant())
            .findFirst()
            .orElse(gathered)
            .minus(LAST_MINUTE);
    return gathered.isBefore(last) ? gathered : last.isAfter(now) ? last : now;
  }

  /** The hours of a day of the customer, in order of time. */
  List<Hours> on(LocalDate day) {
    if (person == null) {
      return schedule.hours();
    }
    List<Hours> hours = new ArrayList<>();
    // In another zone, a day of the customer is a part of two days.
    for (LocalDate there = day.minusDays(1);
        !there.isAfter(day.plusDays(1));
        there = there.plusDays(1)) {
      for (Hours each : named(person, there)) {
        within(day, there, each, zone(person, schedule)).ifPresent(hours::add);
      }
    }
    hours.sort(Comparator.comparing(Hours::from));
    return joined(hours);
  }

  private List<Hours> named(Contact of, LocalDate day) {
    if (of.windows().isEmpty()) {
      return schedule.hours();
    }
    return of.windows().stream()
        .filter(each -> each.days().isEmpty() || each.days().contains(day.getDayOfWeek()))
        .map(Window::hours)
        .toList();
  }

  /** The part of some hours that lies within a day of the customer. */
  private Optional<Hours> within(LocalDate day, LocalDate there, Hours hours, ZoneId zone) {
    Instant from = there.atTime(hours.from()).atZone(zone).toInstant();
    Instant to = there.atTime(hours.to()).atZone(zone).toInstant();
    Instant begins = schedule.startOf(day);
    Instant ends = schedule.startOf(day.plusDays(1)).minusSeconds(60);
    Instant first = from.isBefore(begins) ? begins : from;
    Instant last = to.isAfter(ends) ? ends : to;
    LocalTime opens = first.atZone(schedule.zone()).toLocalTime();
    LocalTime closes = last.atZone(schedule.zone()).toLocalTime();
    // Where clocks are put back, hours can end before they begin.
    return first.isBefore(last) && opens.isBefore(closes)
        ? Optional.of(new Hours(opens, closes))
        : Optional.empty();
  }

  /** Windows may overlap. */
  private static List<Hours> joined(List<Hours> hours) {
    List<Hours> joined = new ArrayList<>();
    for (Hours each : hours) {
      Hours last = joined.isEmpty() ? null : joined.getLast();
      if (last == null || each.from().isAfter(last.to())) {
        joined.add(each);
      } else if (each.to().isAfter(last.to())) {
        joined.set(joined.size() - 1, new Hours(last.from(), each.to()));
      }
    }
    return List.copyOf(joined);
  }
}
