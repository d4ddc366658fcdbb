package huikuan.platform.time;

import java.time.Instant;
import java.util.Optional;

/** The deadlines of one service, for whoever moves the clock. */
public interface Deadlines {

  /**
   * Metadata that a deadline may be scheduled with: the aggregate that it leads to a command for.
   */
  String TARGET = "target";

  /** When the earliest waiting deadline is due. */
  Optional<Instant> nextDue();

  /** Fires all that is due at {@code now}, in order of its due moment; answers how many fired. */
  int fireDue(Instant now);
}
