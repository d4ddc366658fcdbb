package huikuan.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Validity in time, by a first and a last day. */
public final class Validity {

  /**
   * Whether a day is in a period.
   *
   * @param from first day; null = since always
   * @param to last day; null = for ever
   */
  public static boolean holds(LocalDate day, @Nullable LocalDate from, @Nullable LocalDate to) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  private Validity() {}
}
