package huikuan.platform.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The holidays of a country, as published.
 *
 * @param country ISO 3166, two letters
 * @param weekend the days of the week that are off
 * @param years those that are known; in others only the weekend is off
 */
public record CountryCalendar(String country, List<DayOfWeek> weekend, List<Year> years) {

  /** No country has more days off in a row. */
  private static final int LONGEST_HOLIDAY = 31;

  /**
   * @param notice the day on which the authority told it; null = provisional: the days that the law
   *     fixes, without those that the notice will add
   * @param off holidays, without the weekends beside them
   * @param work days of a weekend that are worked
   */
  @JsonInclude(Include.NON_NULL)
  public record Year(int year, @Nullable LocalDate notice, List<Days> off, List<LocalDate> work) {

    public Year {
      if (off == null || work == null) {
        throw new IllegalArgumentException("off and work are given for " + year);
      }
    }
  }

  public CountryCalendar {
    if (country == null || weekend == null || years == null) {
      throw new IllegalArgumentException("country, weekend and years are given");
    }
  }

  /** {@code 2026-02-15/2026-02-23}, both included, or a single day. */
  public record Days(LocalDate first, LocalDate last) {

    @JsonCreator
    static Days parse(String text) {
      int slash = text.indexOf('/');
      LocalDate first = LocalDate.parse(slash < 0 ? text : text.substring(0, slash));
      LocalDate last = slash < 0 ? first : LocalDate.parse(text.substring(slash + 1));
      return new Days(first, last);
    }

    @JsonValue
    @Override
    public String toString() {
      return first.equals(last) ? first.toString() : first + "/" + last;
    }

    boolean isPossible() {
      return !last.isBefore(first) && last.isBefore(first.plusDays(LONGEST_HOLIDAY));
    }

    List<LocalDate> each() {
      return first.datesUntil(last.plusDays(1)).toList();
    }
  }

  /**
   * @throws IllegalArgumentException if it can't be a calendar; the message says why
   */
  void check() {
    if (weekend.size() > 3) {
      throw new IllegalArgumentException("weekend: at most three days of the week");
    }
    for (Year year : years) {
      for (Days days : year.off()) {
        if (!days.isPossible()) {
          throw new IllegalArgumentException(
              days + ": the first day comes first, and 31 days are the most");
        }
        inYear(year, days.first());
        inYear(year, days.last());
      }
      for (LocalDate day : year.work()) {
        inYear(year, day);
        if (!weekend.contains(day.getDayOfWeek())) {
          throw new IllegalArgumentException(day + " is no day of a weekend");
        }
      }
    }
  }

  private static void inYear(Year year, LocalDate day) {
    if (day.getYear() != year.year()) {
      throw new IllegalArgumentException(day + " stands in the year " + year.year());
    }
  }

  WorkingDays workingDays() {
    return new WorkingDays(
        Set.copyOf(weekend),
        all(year -> year.off().stream().flatMap(days -> days.each().stream()).toList()),
        all(Year::work));
  }

  private Set<LocalDate> all(Function<Year, Collection<LocalDate>> days) {
    return years.stream()
        .flatMap(year -> days.apply(year).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
