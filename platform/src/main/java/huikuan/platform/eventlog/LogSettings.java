package huikuan.platform.eventlog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the commit log.
 *
 * @param groupSize the most commits written at once
 * @param groupBytes the most text written at once
 * @param waiting the most commits waiting to be written; beyond it appends are refused
 * @param uncertain the longest search for the outcome of a write whose answer was lost
 * @param poll how often readers look for commits of other instances; event processors may take as
 *     long as they take to extend their claims
 * @param rest how long event processors are left alone after they were woken by an append: under
 *     load they find more each time, alone an event is handled at once
 * @param readAhead the most commits read at once
 * @param restored a name that was not used before, whenever the database was set back, as by a
 *     restore: the log begins a new epoch with it; empty = it never was
 */
@ConfigurationProperties("huikuan.log")
public record LogSettings(
    @DefaultValue("1000") int groupSize,
    @DefaultValue("8000000") int groupBytes,
    @DefaultValue("20000") int waiting,
    @DefaultValue("30s") Duration uncertain,
    @DefaultValue("200ms") Duration poll,
    @DefaultValue("50ms") Duration rest,
    @DefaultValue("200") int readAhead,
    @DefaultValue("") String restored) {

  public LogSettings {
    if (groupSize < 1 || groupBytes < 1 || waiting < 1 || readAhead < 1) {
      throw new IllegalArgumentException("huikuan.log: every bound is at least 1");
    }
  }

  /** The defaults. */
  public static LogSettings defaults() {
    return new LogSettings(
        1000,
        8_000_000,
        20_000,
        Duration.ofSeconds(30),
        Duration.ofMillis(200),
        Duration.ofMillis(50),
        200,
        "");
  }
}
