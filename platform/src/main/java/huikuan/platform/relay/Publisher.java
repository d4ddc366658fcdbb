package huikuan.platform.relay;

import huikuan.platform.eventlog.RecordedEvent;
import java.util.List;

/** A service's {@code publishing} package: which of its events it tells, and how. */
public interface Publisher {

  /** The topic this service owns, such as {@code ledger.events}. */
  String topic();

  /** The sealed interface of what is told there. */
  Class<?> contract();

  /** Publications of an event; empty if it stays inside. */
  List<Publication> publish(RecordedEvent event);
}
