package huikuan.platform.axon;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/**
 * Finds the aggregate that a command is for. Axon looks through all methods of the command's class
 * for the annotation, each time; here a record's component is found once. Others are left to Axon.
 */
final class CommandTargets implements CommandTargetResolver {

  private final CommandTargetResolver others = AnnotationCommandTargetResolver.builder().build();
  private final ClassValue<Optional<Method>> targets =
      new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
          return target(type);
        }
      };

  private static Optional<Method> target(Class<?> type) {
    Optional<Method> found =
        type.isRecord()
            ? Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .filter(accessor -> accessor.isAnnotationPresent(TargetAggregateIdentifier.class))
                .findFirst()
            : Optional.empty();
    found.ifPresent(accessor -> accessor.setAccessible(true));
    return found;
  }

  @Override
  public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
    Optional<Method> target = targets.get(command.getPayloadType());
    if (target.isEmpty()) {
      return others.resolveTarget(command);
    }
    try {
      Object aggregate = target.get().invoke(command.getPayload());
      return new VersionedAggregateIdentifier(aggregate, null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("Whom a command is for can't be read", e);
    }
  }
}
