package huikuan.platform.axon;

import huikuan.platform.time.Deadlines;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;

/** Messages to schedule deadlines with. */
public final class DeadlineMessages {

  private DeadlineMessages() {}

  /** A deadline's message with its {@link Deadlines#TARGET}. */
  public static Message<?> of(Object payload, Object target) {
    return new GenericMessage<>(payload, MetaData.with(Deadlines.TARGET, target.toString()));
  }
}
