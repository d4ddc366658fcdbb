package huikuan.ledger.customer;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The days of the week as the API writes them, such as {@code mon}. */
final class Weekdays {

  static final List<String> WORDS = Arrays.stream(DayOfWeek.values()).map(Weekdays::word).toList();

  static String word(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  static DayOfWeek parse(String word) {
    int at = WORDS.indexOf(word);
    if (at < 0) {
      throw new IllegalArgumentException(word + " is none of " + WORDS);
    }
    return DayOfWeek.of(at + 1);
  }

  private Weekdays() {}
}
