package huikuan.standalone.chasing;

import huikuan.standalone.chasing.Fact.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The hours in which a person may be written to, by the reference. */
final class PlainWindows {

  /**
   * @param until the first moment that does not belong to it
   */
  record Span(Instant from, Instant until) {

    boolean holds(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }

  private PlainWindows() {}

  /**
   * The person's windows, in the person's zone, as far as they lie on a day at the customer. A
   * person in another zone than the customer who has none has the policy's hours there.
   *
   * @param usual the policy's hours
   */
  static List<Span> on(Person person, LocalDate day, ZoneId customer, List<String> usual) {
    List<Span> spans = new ArrayList<>();
    ZoneId zone = person.zone() == null ? customer : person.zone();
    Fact.Windows windows = person.windows();
    if (windows == null && zone.equals(customer)) {
      return spans;
    }
    Instant begins = day.atStartOfDay(customer).toInstant();
    Instant ends = day.plusDays(1).atStartOfDay(customer).toInstant();
    for (LocalDate own = day.minusDays(2); !own.isAfter(day.plusDays(2)); own = own.plusDays(1)) {
      for (String hours : windows == null ? usual : windows.hours()) {
        Instant from = at(own, hours.substring(0, 5), zone);
        Instant until = at(own, hours.substring(6), zone);
        boolean on = windows == null || windows.days().contains(own.getDayOfWeek());
        if (on && from.isBefore(ends) && until.isAfter(begins)) {
          spans.add(
              new Span(from.isBefore(begins) ? begins : from, until.isAfter(ends) ? ends : until));
        }
      }
    }
    return spans;
  }

  private static Instant at(LocalDate day, String time, ZoneId zone) {
    return ZonedDateTime.of(day, LocalTime.parse(time), zone).toInstant();
  }

  /** Whether the windows count: there is one on a contact day of the next 31 days. */
  static boolean count(
      Person person,
      LocalDate day,
      ZoneId customer,
      List<String> usual,
      Predicate<LocalDate> isContactDay) {
    for (int i = 0; i < 31; i++) {
      LocalDate each = day.plusDays(i);
      if (isContactDay.test(each) && !on(person, each, customer, usual).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
