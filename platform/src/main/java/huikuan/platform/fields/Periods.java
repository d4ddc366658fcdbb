package huikuan.platform.fields;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The rule of fields that hold the first and the last day of a period. */
public final class Periods {

  private Periods() {}

  /** Notes a fault of the last day if it is before the first one; null = it is not told. */
  public static void endsAfterItBegins(
      Fields fields, String first, @Nullable LocalDate from, String last, @Nullable LocalDate to) {
    if (from != null && to != null && to.isBefore(from)) {
      fields.fault(last, from + " (" + first + ") or later");
    }
  }
}
