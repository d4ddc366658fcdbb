package huikuan.platform.operations;

import huikuan.platform.eventlog.LogCheck.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A check of the service's log.
 *
 * @param from the first commit that is read
 * @param commits the last one that is to be read
 * @param checked the last one that was read
 * @param root over all commits that were read, in hexadecimal digits; when it has ended
 */
record Verification(
    String state,
    long from,
    long commits,
    long checked,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String root,
    List<Fault> faults) {

  /** How it stands. */
  enum State {
    /** None since the start, or the last one was broken off. */
    NONE,
    RUNNING,
    SOUND,
    DAMAGED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final Verification NONE =
      new Verification(State.NONE.toString(), 1, 0, 0, null, null, null, List.of());

  boolean isRunning() {
    return state.equals(State.RUNNING.toString());
  }
}
