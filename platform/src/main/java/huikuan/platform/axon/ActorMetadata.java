package huikuan.platform.axon;

import huikuan.platform.actor.Actor;
import huikuan.platform.web.access.Caller;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/**
 * The one place that says which actor a message carries. An event has that of its command. A
 * command that a rule sends has the rule; the actor of the event that the rule reacts to is another
 * one. Any other command comes from the caller of a request, or from Kafka.
 */
final class ActorMetadata
    implements CorrelationDataProvider, MessageDispatchInterceptor<CommandMessage<?>> {

  @Override
  public Map<String, ?> correlationDataFor(Message<?> handled) {
    return switch (handled) {
      case DeadlineMessage<?> deadline ->
          Map.of(Actor.METADATA, Actor.current().orElseGet(() -> rule(deadline)));
      case EventMessage<?> event -> Map.of(Actor.METADATA, Actor.current().orElse(Actor.SYSTEM));
      default ->
          handled.getMetaData().containsKey(Actor.METADATA)
              ? handled.getMetaData().subset(Actor.METADATA)
              : Map.of();
    };
  }

  /**
   * A deadline of an aggregate is named by its payload, if it has one: {@code DayBegins} is {@code
   * system:day-begins}.
   */
  private static String rule(DeadlineMessage<?> deadline) {
    String name =
        Void.class.equals(deadline.getPayloadType())
            ? deadline.getDeadlineName()
            : deadline.getPayloadType().getSimpleName();
    return Actor.ofRule(name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
  }

  @Override
  public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
      List<? extends CommandMessage<?>> commands) {
    return (index, command) ->
        command.getMetaData().containsKey(Actor.METADATA)
            ? command
            : command.andMetaData(Map.of(Actor.METADATA, sender()));
  }

  private static String sender() {
    return Actor.current().or(() -> Caller.current().map(Caller::actor)).orElse(Actor.ANONYMOUS);
  }
}
