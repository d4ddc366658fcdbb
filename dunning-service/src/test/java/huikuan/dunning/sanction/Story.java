package huikuan.dunning.sanction;

import huikuan.platform.actor.Actor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.jspecify.annotations.Nullable;

/** The sanctions of one customer, told command by command. */
final class Story {

  static final String MACHINE = "system:dunning";

  final Examples.Basis basis = new Examples.Basis();
  private final List<Object> history = new ArrayList<>();
  private @Nullable Object answer;

  /** What a command leads to. */
  List<Object> when(Object command) {
    return when(command, MACHINE);
  }

  List<Object> when(Object command, String actor) {
    AggregateTestFixture<CustomerSanctions> fixture =
        new AggregateTestFixture<>(CustomerSanctions.class);
    // What it keeps is compared by identity there.
    fixture.setReportIllegalStateChange(false);
    fixture.registerInjectableResource(basis);
    List<Object> events = new ArrayList<>();
    ResultValidator<CustomerSanctions> result =
        (history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history))
            .when(command, Map.of(Actor.METADATA, actor));
    result.expectSuccessfulHandlerExecution();
    result.expectEventsMatching(
        new CustomTypeSafeMatcher<List<EventMessage<?>>>("any events") {
          @Override
          protected boolean matchesSafely(List<EventMessage<?>> told) {
            told.forEach(each -> events.add(each.getPayload()));
            return true;
          }
        });
    result.expectResultMessageMatching(
        new CustomTypeSafeMatcher<CommandResultMessage<?>>("any answer") {
          @Override
          protected boolean matchesSafely(CommandResultMessage<?> message) {
            answer = message.getPayload();
            return true;
          }
        });
    history.addAll(events);
    return events;
  }

  /** The answer to the last command. */
  @Nullable Object answer() {
    return answer;
  }

  /** The only event of a type that a command led to. */
  static <E> E only(Class<E> type, List<Object> events) {
    List<E> found = events.stream().filter(type::isInstance).map(type::cast).toList();
    if (found.size() != 1) {
      throw new AssertionError(type.getSimpleName() + " once, not in " + events);
    }
    return found.getFirst();
  }

  static List<String> names(List<Object> events) {
    return events.stream().map(each -> each.getClass().getSimpleName()).toList();
  }

  void given(Object... commands) {
    Arrays.stream(commands).forEach(this::when);
  }
}
