package huikuan.platform.intake;

/**
 * A service's {@code intake} package declares one per topic it listens to; arriving events are
 * appended to its own log and handled from there.
 *
 * @param contract the sealed interface of the events understood; other names on the topic are
 *     skipped
 */
public record Subscription(String topic, Class<?> contract) {}
