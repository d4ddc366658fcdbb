package huikuan.platform.work;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of workers.
 *
 * @param parallel the jobs of a worker that are performed at once
 * @param poll the longest pause between two looks for due jobs
 * @param lease how long a job is one instance's: longer than it can take to perform one
 */
@ConfigurationProperties("huikuan.work")
public record WorkSettings(
    @DefaultValue("32") int parallel,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("3m") Duration lease) {

  public WorkSettings {
    if (parallel < 2) {
      throw new IllegalArgumentException("huikuan.work.parallel must be above one");
    }
  }

  /** Half of them: when these are slow, there are others. */
  int takenTogether() {
    return parallel / 2;
  }
}
