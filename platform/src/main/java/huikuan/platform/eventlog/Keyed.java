package huikuan.platform.eventlog;

import java.util.List;

/**
 * An event that claims business keys for ever: the log refuses a second commit with the same key,
 * in the same write as the events.
 */
public interface Keyed {
  List<String> businessKeys();
}
