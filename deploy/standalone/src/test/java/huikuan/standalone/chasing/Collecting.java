package huikuan.standalone.chasing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact about which collector sees to whom, and when. */
sealed interface Collecting extends Fact.OfCollecting {

  /** Another person who sees to a portfolio, too, from a day to a day. */
  record StandIn(String person, LocalDate from, LocalDate to) {}

  /** A portfolio as it is set. */
  record Portfolio(
      Instant at,
      String name,
      String owner,
      @Nullable StandIn deputy,
      List<String> customers,
      List<String> classes,
      boolean rest)
      implements Collecting {}

  /** A portfolio has another owner from a day on. */
  record NewOwner(Instant at, String name, String owner, LocalDate from) implements Collecting {}

  /**
   * @param customers that go to another portfolio; empty = all, with the classes and the rest
   */
  record HandOver(Instant at, String name, String to, List<String> customers, LocalDate from)
      implements Collecting {}

  /** Somebody has talked with a customer, and says on which day to follow up. */
  record Talk(Instant at, String customer, LocalDate nextOn) implements Collecting {}

  /** Somebody sets the day to follow up. */
  record Resubmission(Instant at, String customer, LocalDate on) implements Collecting {}
}
