package huikuan.platform.eventlog;

import java.util.List;

/**
 * An event that claims business keys for ever: the log refuses a second commit with the same key,
 * in the same write as the events.
 */
public interface Keyed {
  List<String> businessKeys();

  /** Keys of others that the event is about, too: {@link EventLog#about} finds it by them. */
  default List<String> mentions() {
    return List.of();
  }
}
