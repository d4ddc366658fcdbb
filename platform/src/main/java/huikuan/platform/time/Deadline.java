package huikuan.platform.time;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A waiting deadline. Within its scope there is one of each name: scheduling again replaces it.
 *
 * @param payloadType class of the payload; null without one
 * @param dueAt when it is due
 * @param attempts how often handling it failed
 */
public record Deadline(
    String name,
    Scope scope,
    @Nullable String payloadType,
    @Nullable String payload,
    Map<String, String> metadata,
    Instant dueAt,
    int attempts) {

  /**
   * The saga or aggregate that a deadline belongs to.
   *
   * @param kind {@link #SAGA} or {@link #AGGREGATE}
   */
  public record Scope(String kind, String type, String id) {

    public static final String SAGA = "saga";
    public static final String AGGREGATE = "aggregate";
  }

  public Deadline(
      String name,
      Scope scope,
      @Nullable String payloadType,
      @Nullable String payload,
      Map<String, String> metadata,
      Instant dueAt) {
    this(name, scope, payloadType, payload, metadata, dueAt, 0);
  }

  public String id() {
    return id(scope, name);
  }

  /** The id of the deadline of a name in a scope. */
  public static String id(Scope scope, String name) {
    return scope.kind() + "/" + scope.type() + "/" + scope.id() + "/" + name;
  }

  /** The saga that waits for it, if one does. */
  Optional<String> saga() {
    return scope.kind().equals(Scope.SAGA) ? Optional.of(scope.id()) : Optional.empty();
  }

  /** See {@link Deadlines#TARGET}. */
  Optional<String> target() {
    return Optional.ofNullable(metadata.get(Deadlines.TARGET));
  }
}
