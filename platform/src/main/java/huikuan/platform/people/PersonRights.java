package huikuan.platform.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Until when a person's rights hold.
 *
 * @param person as tokens name it
 * @param until the first day, in UTC, on which they do not; null = they hold
 * @param deputy the person who answers from then on; null = nobody
 */
public record PersonRights(String person, @Nullable LocalDate until, @Nullable String deputy) {

  boolean endedOn(LocalDate day) {
    return until != null && !day.isBefore(until);
  }
}
