package huikuan.platform.relay;

import huikuan.platform.eventlog.RecordedEvent;
import java.util.List;

/** Makes publications of a service's events; implemented in its {@code publishing} package. */
public interface Publisher {

  /** The topic this service owns, such as {@code ledger.events}. */
  String topic();

  /** The sealed interface of the events that are told there. */
  Class<?> contract();

  /** Publications of an event; empty if it stays inside. */
  List<Publication> publish(RecordedEvent event);
}
