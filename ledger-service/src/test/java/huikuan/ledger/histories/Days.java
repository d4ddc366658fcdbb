package huikuan.ledger.histories;

import java.time.LocalDate;

/** Days of a history, as numbers. */
final class Days {

  static final LocalDate START = LocalDate.parse("2013-01-01");

  /** Before everything, and after everything, that a history may hold. */
  static final int FIRST = -200;

  static final int LAST = 400;
  static final int NEVER = Integer.MAX_VALUE;

  static LocalDate date(int day) {
    return START.plusDays(day);
  }

  static int day(String date) {
    return (int) (LocalDate.parse(date).toEpochDay() - START.toEpochDay());
  }

  static int twoYearsAfter(int day) {
    return day(date(day).plusYears(2).toString());
  }

  private Days() {}
}
