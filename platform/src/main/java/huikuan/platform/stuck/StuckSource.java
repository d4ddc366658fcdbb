package huikuan.platform.stuck;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part of the service in which reactions or deadlines can be stuck. */
public interface StuckSource {

  /**
   * Lists all that is stuck, longest first.
   *
   * @param about a case, an account, a message; null = any
   * @param after the place before the first one listed; null = from the first on
   */
  List<Stuck> find(@Nullable String about, Stuck.@Nullable Place after, int limit);

  /** Those of these subjects that something is stuck about. */
  Set<String> among(Collection<String> subjects);

  /**
   * Tries at once.
   *
   * @return how many events still wait, 0 = it is free again; empty if there is no such id
   */
  OptionalInt retry(String id);

  /** The number of those that are stuck. */
  long count();
}
