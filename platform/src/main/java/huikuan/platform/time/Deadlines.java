package huikuan.platform.time;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;

/** The deadlines of one service, for a clock that is moved by hand. */
public interface Deadlines {

  /**
   * Metadata that a deadline may be scheduled with: the aggregate that it leads to a command for.
   */
  String TARGET = "target";

  /** A deadline's message with its {@link #TARGET}. */
  static Message<?> message(Object payload, Object target) {
    return new GenericMessage<>(payload, MetaData.with(TARGET, target.toString()));
  }

  /** The due moment of the earliest waiting deadline. */
  Optional<Instant> nextDue();

  /** Fires all that is due at {@code now}, in order of its due moment; answers how many fired. */
  int fireDue(Instant now);
}
