package huikuan.platform.settling;

import java.util.Optional;

/** A place where events can still be under way: a processor, the relay, an intake. */
public interface Station {

  /** The name for people, such as {@code dunning: cases}. */
  String name();

  /** Tells if all events that reached this station are done; asks the stores, so it is exact. */
  boolean caughtUp();

  /** The reason why no event passes until somebody mends it; empty while events can. */
  default Optional<String> stopped() {
    return Optional.empty();
  }

  /** Something that a person should look at although events pass; shown in readiness. */
  default Optional<String> alarm() {
    return Optional.empty();
  }

  /** Tells it that somebody waits: a station that rests to gather more work goes on at once. */
  default void hurry() {}

  /** Grows with every event that passes; two equal readings mean that nothing moved. */
  long passed();
}
