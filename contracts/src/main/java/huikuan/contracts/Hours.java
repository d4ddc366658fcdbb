package huikuan.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * A part of a day; written {@code 09:00/11:30}.
 *
 * @param from the first minute
 * @param to the end, which does not belong to it
 */
public record Hours(LocalTime from, LocalTime to) {

  /**
   * @throws IllegalArgumentException if it ends before it begins
   */
  public Hours {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("Hours end after they begin: " + from + "/" + to);
    }
  }

  /**
   * @throws IllegalArgumentException if the text is no hours of a day
   */
  @JsonCreator
  public static Hours parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("Not hours, such as 09:00/11:30: " + text);
    }
    try {
      return new Hours(
          LocalTime.parse(text.substring(0, slash)), LocalTime.parse(text.substring(slash + 1)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Not hours, such as 09:00/11:30: " + text, e);
    }
  }

  /** Whether these are in order of time, and none begins before the one before ends. */
  public static boolean areApart(List<Hours> hours) {
    for (int at = 1; at < hours.size(); at++) {
      if (hours.get(at).from().isBefore(hours.get(at - 1).to())) {
        return false;
      }
    }
    return true;
  }

  /**
   * The first time of day, not before another, that belongs to some hours; empty = they are over.
   *
   * @param hours in order of time
   */
  public static Optional<LocalTime> firstFrom(List<Hours> hours, LocalTime time) {
    return hours.stream()
        .filter(each -> time.isBefore(each.to()))
        .findFirst()
        .map(each -> time.isBefore(each.from()) ? each.from() : time);
  }

  /** Whether a time of day belongs to it. */
  public boolean holds(LocalTime time) {
    return !time.isBefore(from) && time.isBefore(to);
  }

  @JsonValue
  @Override
  public String toString() {
    return from + "/" + to;
  }
}
