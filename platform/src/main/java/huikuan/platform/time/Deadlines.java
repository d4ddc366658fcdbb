package huikuan.platform.time;

import java.time.Instant;
import java.util.Optional;

/** The deadlines of one service, for a clock that is moved by hand. */
public interface Deadlines {

  /**
   * Metadata that a deadline may be scheduled with: the aggregate that it leads to a command for.
   */
  String TARGET = "target";

  /** The due moment of the earliest waiting deadline. */
  Optional<Instant> nextDue();

  /** Fires all that is due at {@code now}, in order of its due moment; answers how many fired. */
  int fireDue(Instant now);
}
