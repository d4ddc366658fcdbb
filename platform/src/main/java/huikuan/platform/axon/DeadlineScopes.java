package huikuan.platform.axon;

import huikuan.platform.time.Deadline.Scope;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.axonframework.modelling.saga.SagaScopeDescriptor;

/** Axon's scopes to those of stored deadlines and back. */
final class DeadlineScopes {

  private DeadlineScopes() {}

  static Scope of(ScopeDescriptor scope) {
    return switch (scope) {
      case SagaScopeDescriptor saga ->
          new Scope(Scope.SAGA, saga.getType(), String.valueOf(saga.getIdentifier()));
      case AggregateScopeDescriptor aggregate ->
          new Scope(
              Scope.AGGREGATE, aggregate.getType(), String.valueOf(aggregate.getIdentifier()));
      default ->
          throw new IllegalArgumentException(
              "Deadlines belong to a saga or an aggregate: " + scope);
    };
  }

  static ScopeDescriptor of(Scope scope) {
    return switch (scope.kind()) {
      case Scope.SAGA -> new SagaScopeDescriptor(scope.type(), scope.id());
      case Scope.AGGREGATE -> new AggregateScopeDescriptor(scope.type(), scope.id());
      default -> throw new IllegalStateException("Unknown scope " + scope.kind());
    };
  }
}
