package huikuan.platform.time;

import java.time.Instant;
import java.util.Optional;

/** The deadlines of one service, for whoever moves the clock. */
public interface Deadlines {

  /** When the earliest waiting deadline is due. */
  Optional<Instant> nextDue();

  /** Fires all that is due at {@code now}, in order of its due moment; answers how many fired. */
  int fireDue(Instant now);
}
