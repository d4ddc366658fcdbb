package huikuan.ledger.confirmation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** How often a company has letters written. */
enum Period {
  MONTH("month", 1),
  QUARTER("quarter", 3),
  HALF_YEAR("half-year", 6),
  YEAR("year", 12);

  private final String word;
  private final int months;

  Period(String word, int months) {
    this.word = word;
    this.months = months;
  }

  String word() {
    return word;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Period::word).toList();
  }

  static Period of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No period: " + word));
  }

  /** The last day of the period that a day belongs to. */
  LocalDate endOf(LocalDate day) {
    int first = (day.getMonthValue() - 1) / months * months + 1;
    return LocalDate.of(day.getYear(), first, 1).plusMonths(months).minusDays(1);
  }
}
