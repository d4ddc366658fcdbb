package huikuan.platform.axon;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Gathers the effects of the events that a processor handles together, and writes them once, before
 * the processor's token. For handlers of a processor's events.
 */
public final class Batched {

  private Batched() {}

  /**
   * Returns the gathered effects of this batch so far.
   *
   * @param name of the gathered effects, unique within a batch
   * @param empty makes it for the first that asks
   * @param write called when all events are handled
   */
  public static <G> G gathered(String name, Supplier<G> empty, Consumer<G> write) {
    UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
    return batch.getOrComputeResource(
        name,
        none -> {
          G gathered = empty.get();
          batch.onPrepareCommit(ending -> write.accept(gathered));
          return gathered;
        });
  }

  /** The events of this batch, in order. */
  public static List<?> events() {
    UnitOfWork<?> root = CurrentUnitOfWork.get().root();
    List<? extends Message<?>> messages =
        root instanceof BatchingUnitOfWork<?> batch
            ? batch.getMessages()
            : List.of(root.getMessage());
    return messages.stream().map(Message::getPayload).toList();
  }
}
