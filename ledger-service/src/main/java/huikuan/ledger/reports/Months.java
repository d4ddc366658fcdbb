package huikuan.ledger.reports;

import huikuan.platform.web.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Some months, the last one included. */
record Months(YearMonth from, YearMonth to) {

  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d\\d");

  /**
   * The months from {@code from} to {@code to}. Without {@code to} they end with the month of the
   * day asked about; without {@code from} they begin with January of the last one's year.
   *
   * @throws huikuan.platform.web.ProblemException if they are no months, or go backwards
   */
  static Months of(@Nullable String from, @Nullable String to, LocalDate asOf) {
    YearMonth last = to == null ? YearMonth.from(asOf) : parse("to", to);
    YearMonth first = from == null ? last.withMonth(1) : parse("from", from);
    if (first.isAfter(last)) {
      throw ProblemException.field("from", "not after to, which is " + last);
    }
    return new Months(first, last);
  }

  private static YearMonth parse(String field, String text) {
    try {
      if (MONTH.matcher(text).matches()) {
        return YearMonth.parse(text);
      }
    } catch (DateTimeException noSuchMonth) {
      // The 13th month is as wrong as any other text.
    }
    throw ProblemException.field(field, "a month, such as 2013-01");
  }

  LocalDate firstDay() {
    return from.atDay(1);
  }

  LocalDate lastDay() {
    return to.atEndOfMonth();
  }
}
