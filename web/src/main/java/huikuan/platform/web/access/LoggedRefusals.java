package huikuan.platform.web.access;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trail of a service without a store, such as the gateway: it logs refusals, of each caller,
 * endpoint and problem the first of a minute with the number of those before.
 */
final class LoggedRefusals implements AuditTrail {

  private static final Logger log = LoggerFactory.getLogger(LoggedRefusals.class);

  /** More in a minute are not logged one by one. */
  private static final int MOST_A_MINUTE = 100;

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private record Key(String actor, String endpoint, String problem) {}

  private final LongSupplier ticker;
  private final Map<Key, Integer> minute = new HashMap<>();
  private int others;
  private long began;

  LoggedRefusals(LongSupplier ticker) {
    this.ticker = ticker;
    this.began = ticker.getAsLong();
  }

  @Override
  public void record(Kind kind, AuditedRequest request) {
    throw new IllegalStateException("Nothing is kept here, so nothing may be shown whole");
  }

  @Override
  public synchronized void refused(AuditedRequest request, String problem) {
    if (ticker.getAsLong() - began >= MINUTE) {
      tellMinute();
    }
    Key key = new Key(request.actor(), request.endpoint(), problem);
    if (minute.containsKey(key)) {
      minute.merge(key, 1, Integer::sum);
    } else if (minute.size() < MOST_A_MINUTE) {
      minute.put(key, 0);
      log.warn("Refused {} to {}: {}", request.endpoint(), request.actor(), problem);
    } else {
      others++;
    }
  }

  private void tellMinute() {
    minute.values().removeIf(more -> more == 0);
    minute.forEach(
        (key, more) ->
            log.warn(
                "Refused {} to {}: {}, {} more within a minute",
                key.endpoint(),
                key.actor(),
                key.problem(),
                more));
    if (others > 0) {
      log.warn("Refused {} requests of others within a minute", others);
    }
    minute.clear();
    others = 0;
    began = ticker.getAsLong();
  }

  @Override
  public boolean unmasked(Caller caller) {
    return false;
  }

  @Override
  public void seen(Caller caller) {}
}
