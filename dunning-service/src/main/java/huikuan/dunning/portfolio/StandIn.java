package huikuan.dunning.portfolio;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A deputy of a portfolio's owner. It stands in on the days of an absence, and when the owner's
 * rights have ended and nobody else is named for that.
 *
 * @param person such as {@code person:chen.jing}
 * @param from the first day of the absence; null = the owner is not absent
 * @param to the last day of the absence; null = the owner is not absent
 */
public record StandIn(String person, @Nullable LocalDate from, @Nullable LocalDate to) {

  boolean isAbsenceOn(LocalDate day) {
    return from != null && to != null && !day.isBefore(from) && !day.isAfter(to);
  }
}
