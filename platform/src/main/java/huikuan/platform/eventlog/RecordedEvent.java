package huikuan.platform.eventlog;

import huikuan.platform.actor.Actor;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the log.
 *
 * @param position the number of its commit, dense from 1
 * @param index its place within the commit, from 0
 * @param id {@code <tag of its commit>-<index>}: unique, also when a position is given out again
 * @param name its stable name
 * @param recordedAt when the commit was recorded; never before an earlier commit
 * @param aggregateType the aggregate's type; null for an event taken in from elsewhere
 * @param aggregate the aggregate's identifier; null for an event taken in from elsewhere
 * @param sequence its number within the aggregate, from 0
 */
public record RecordedEvent(
    long position,
    int index,
    String id,
    String name,
    Object payload,
    Map<String, String> metadata,
    Instant recordedAt,
    @Nullable String aggregateType,
    @Nullable String aggregate,
    long sequence) {

  /** The {@link Actor} whose command led to it. */
  public String actor() {
    return metadata.getOrDefault(Actor.METADATA, Actor.ANONYMOUS);
  }
}
