package huikuan.platform.settling;

import java.util.Optional;

/** A place where events can still be under way: a processor, the relay, an intake. */
public interface Station {

  /** For people: such as {@code dunning: cases}. */
  String name();

  /** Whether all that has reached this station is done; asks the stores, so it is exact. */
  boolean caughtUp();

  /** Why nothing passes any more until somebody mends it; empty while something can. */
  default Optional<String> stopped() {
    return Optional.empty();
  }

  /** Grows with every event that passes; two equal readings mean that nothing moved. */
  long passed();
}
