package huikuan.platform.intake;

import java.util.List;
import java.util.function.Function;

/**
 * A service's {@code intake} package declares one per topic it listens to; arriving events are
 * appended to its own log and handled from there.
 *
 * @param contract the sealed interface of the events understood; other names on the topic are
 *     skipped
 * @param mentions the keys by which an event is found in the service's own log; see {@link
 *     huikuan.platform.eventlog.EventLog#about}
 */
public record Subscription(
    String topic, Class<?> contract, Function<Object, List<String>> mentions) {

  /** Of events that are looked up by no key. */
  public Subscription(String topic, Class<?> contract) {
    this(topic, contract, event -> List.of());
  }
}
