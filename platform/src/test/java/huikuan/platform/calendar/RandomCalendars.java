package huikuan.platform.calendar;

import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.PaymentCalendar.Closure;
import huikuan.contracts.PaymentCalendar.OnDayOff;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Payment calendars by chance; their closures may overlap, and may leave no day to pay on. */
final class RandomCalendars {

  static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  static final int DAYS = 3 * 365;

  static PaymentCalendar any(Random random) {
    List<Integer> runDays = random.ints(random.nextInt(3), 1, 32).boxed().toList();
    int weekdays = random.nextInt(runDays.isEmpty() ? 1 : 0, 3);
    return new PaymentCalendar(
        dayOfMonth(random),
        runDays,
        random.ints(weekdays, 1, 8).mapToObj(DayOfWeek::of).toList(),
        OnDayOff.values()[random.nextInt(2)],
        dayOfMonth(random),
        random.nextInt(11),
        random.nextInt(61),
        random.nextBoolean(),
        random.nextInt(61),
        closures(random),
        null,
        List.of(),
        null);
  }

  static PaymentCalendar paying(Random random, WorkingDays country) {
    return Stream.generate(() -> any(random))
        .limit(1000)
        .filter(each -> PaymentRuns.of(each, country).pays())
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable Integer dayOfMonth(Random random) {
    return random.nextBoolean() ? null : random.nextInt(1, 32);
  }

  private static List<Closure> closures(Random random) {
    int longest = random.nextInt(4) == 0 ? 500 : 40;
    List<Closure> closures = new ArrayList<>();
    for (int left = random.nextInt(5); left > 0; left--) {
      LocalDate from = FIRST.plusDays(random.nextInt(DAYS));
      closures.add(new Closure(from, from.plusDays(random.nextInt(longest))));
    }
    return closures;
  }

  private RandomCalendars() {}
}
