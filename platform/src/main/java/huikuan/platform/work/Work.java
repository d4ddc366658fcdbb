package huikuan.platform.work;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a worker does about the jobs that it takes. */
@FunctionalInterface
public interface Work {

  /** Begins with some jobs, which are then performed side by side. */
  Together begin(List<String> jobs);

  /** Some jobs that were taken together, so that reads can be shared. */
  interface Together extends AutoCloseable {

    /**
     * Performs one. It may have been performed before, and its end not been kept.
     *
     * @param now the service's
     * @return when to perform it again; empty = it is done
     */
    Optional<Instant> perform(String job, Instant now);

    @Override
    void close();
  }
}
