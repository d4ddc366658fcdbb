package huikuan.platform.time;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of firing deadlines, and of trying again what failed.
 *
 * @param poll the longest pause between two looks for due deadlines
 * @param lease the time that one instance has to handle a deadline before another may take it
 * @param backoff the pause after a first failure; doubles with each
 * @param longestBackoff the longest pause after a failure
 * @param parallel deadlines that are handled at once
 */
@ConfigurationProperties("huikuan.deadlines")
public record DeadlineSettings(
    @DefaultValue("1s") Duration poll,
    @DefaultValue("60s") Duration lease,
    @DefaultValue("5s") Duration backoff,
    @DefaultValue("1h") Duration longestBackoff,
    @DefaultValue("128") int parallel) {

  public DeadlineSettings {
    if (parallel < 1) {
      throw new IllegalArgumentException("huikuan.deadlines.parallel must be above zero");
    }
  }

  /** The pause after so many failures. */
  public Duration backoffAfter(int attempts) {
    Duration pause = backoff.multipliedBy(1L << Math.min(attempts - 1, 20));
    return pause.compareTo(longestBackoff) < 0 ? pause : longestBackoff;
  }
}
