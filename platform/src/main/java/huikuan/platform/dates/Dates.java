package huikuan.platform.dates;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Dates from their text, each made once: of the millions that a ledger holds few differ. */
public final class Dates {

  /** Beyond some 140 years each is made anew. */
  private static final int MOST_REMEMBERED = 50_000;

  private static final Map<String, LocalDate> MADE = new ConcurrentHashMap<>();

  private Dates() {}

  /**
   * @param text as ISO 8601 writes it, such as {@code 2026-03-31}
   * @throws java.time.format.DateTimeParseException if it is no such date
   */
  public static LocalDate parse(String text) {
    LocalDate made = MADE.get(text);
    if (made != null) {
      return made;
    }
    LocalDate date = LocalDate.parse(text);
    if (MADE.size() < MOST_REMEMBERED) {
      MADE.put(text, date);
    }
    return date;
  }
}
