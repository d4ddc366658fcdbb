package huikuan.platform.time;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * A waiting deadline. Within its scope there is one of each name: scheduling again replaces it.
 *
 * @param scopeKind {@code saga} or {@code aggregate}
 * @param payloadType class of the payload; null without one
 * @param dueAt when it is due
 * @param attempts how often handling it failed
 */
record Deadline(
    String name,
    String scopeKind,
    String scopeType,
    String scopeId,
    @Nullable String payloadType,
    @Nullable String payload,
    Map<String, String> metadata,
    Instant dueAt,
    int attempts) {

  private static final String SAGA = "saga";
  private static final String AGGREGATE = "aggregate";

  static Deadline in(
      ScopeDescriptor scope,
      String name,
      @Nullable String payloadType,
      @Nullable String payload,
      Map<String, String> metadata,
      Instant dueAt) {
    String kind;
    String type;
    String id;
    if (scope instanceof SagaScopeDescriptor saga) {
      kind = SAGA;
      type = saga.getType();
      id = String.valueOf(saga.getIdentifier());
    } else if (scope instanceof AggregateScopeDescriptor aggregate) {
      kind = AGGREGATE;
      type = aggregate.getType();
      id = String.valueOf(aggregate.getIdentifier());
    } else {
      throw new IllegalArgumentException("Deadlines belong to a saga or an aggregate: " + scope);
    }
    return new Deadline(name, kind, type, id, payloadType, payload, metadata, dueAt, 0);
  }

  String id() {
    return id(scopeKind, scopeType, scopeId, name);
  }

  static String id(ScopeDescriptor scope, String name) {
    return in(scope, name, null, null, Map.of(), Instant.EPOCH).id();
  }

  private static String id(String kind, String type, String id, String name) {
    return kind + "/" + type + "/" + id + "/" + name;
  }

  /** The saga that waits for it, if one does. */
  Optional<String> saga() {
    return scopeKind.equals(SAGA) ? Optional.of(scopeId) : Optional.empty();
  }

  /** See {@link Deadlines#TARGET}. */
  Optional<String> target() {
    return Optional.ofNullable(metadata.get(Deadlines.TARGET));
  }

  ScopeDescriptor scope() {
    return switch (scopeKind) {
      case SAGA -> new SagaScopeDescriptor(scopeType, scopeId);
      case AGGREGATE -> new AggregateScopeDescriptor(scopeType, scopeId);
      default -> throw new IllegalStateException("Unknown scope " + scopeKind);
    };
  }
}
