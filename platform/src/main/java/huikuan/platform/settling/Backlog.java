package huikuan.platform.settling;

import java.util.Collection;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events that came while the service was down: an invoice may be paid since. */
public final class Backlog {

  private static final Logger log = LoggerFactory.getLogger(Backlog.class);

  private final Supplier<? extends Collection<? extends Station>> stations;
  private boolean read;

  public Backlog(Supplier<? extends Collection<? extends Station>> stations) {
    this.stations = stations;
  }

  /** Tells if all stations had caught up once since the start. */
  public boolean isRead() {
    read = read || caughtUp();
    return read;
  }

  private boolean caughtUp() {
    try {
      return stations.get().stream().allMatch(Station::caughtUp);
    } catch (RuntimeException e) {
      log.warn("The backlog can't be seen", e);
      return false;
    }
  }
}
