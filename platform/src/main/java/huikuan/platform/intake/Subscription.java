package huikuan.platform.intake;

import java.util.List;
import java.util.function.Function;

/**
 * A service's {@code intake} package declares one per topic it listens to; arriving events are
 * appended to its own log and handled from there.
 *
 * @param owner the service that owns the topic: what another one tells there is refused
 * @param contract the sealed interface of the events understood; other names on the topic are
 *     skipped
 * @param mentions the keys by which an event is found in the service's own log; see {@link
 *     huikuan.platform.eventlog.EventLog#about}
 */
public record Subscription(
    String topic, String owner, Class<?> contract, Function<Object, List<String>> mentions) {

  /** Of events that are looked up by no key. */
  public Subscription(String topic, String owner, Class<?> contract) {
    this(topic, owner, contract, event -> List.of());
  }
}
