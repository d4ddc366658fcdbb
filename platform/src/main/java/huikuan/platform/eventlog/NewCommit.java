package huikuan.platform.eventlog;

import huikuan.platform.actor.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A commit to append: the events of one command, or one event taken in from elsewhere.
 *
 * @param source the aggregate and where in it the events go; null for an event from elsewhere
 * @param keys the business keys it claims beside those of its events
 * @param premise the condition that it was decided on; null = none
 */
public record NewCommit(
    @Nullable Source source, List<NewEvent> events, List<String> keys, @Nullable Premise premise) {

  public NewCommit(@Nullable Source source, List<NewEvent> events, List<String> keys) {
    this(source, events, keys, null);
  }

  /** Events of an aggregate, numbered from {@code firstSequence}. */
  public record Source(String type, String aggregate, long firstSequence) {}

  /**
   * An event, encoded.
   *
   * @param metadata among it the {@link Actor}
   * @param keys the business keys it claims
   * @param mentions keys of others that it is about
   */
  public record NewEvent(
      String name,
      String json,
      Map<String, String> metadata,
      List<String> keys,
      List<String> mentions) {

    public NewEvent {
      if (!metadata.containsKey(Actor.METADATA)) {
        throw new IllegalArgumentException("An event is not stored without its actor: " + name);
      }
    }

    public NewEvent(String name, String json, Map<String, String> metadata) {
      this(name, json, metadata, List.of(), List.of());
    }
  }

  /** All business keys that the commit claims. */
  List<String> allKeys() {
    List<String> all = new ArrayList<>(keys);
    events.forEach(event -> all.addAll(event.keys()));
    return all;
  }

  public NewCommit {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A commit holds at least one event");
    }
  }
}
