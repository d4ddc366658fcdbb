package huikuan.dunning.reminder;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a claim from being chased, for a reason, until an end.
 *
 * @param source that placed it; another hold of the same source takes its place
 * @param until the last day, at the customer
 * @param note for colleagues
 */
public record Hold(String source, String reason, LocalDate until, @Nullable String note) {

  /** The source of what somebody places by hand. */
  public static final String MANUAL = "manual";
}
