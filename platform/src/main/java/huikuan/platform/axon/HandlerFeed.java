package huikuan.platform.axon;

import huikuan.platform.eventlog.RecordedEvent;
import java.util.List;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;

/** Brings events of the log to a bean's annotated handlers, as its processor would. */
public final class HandlerFeed {

  private final AnnotationEventHandlerAdapter handlers;

  public HandlerFeed(Object bean) {
    this.handlers = new AnnotationEventHandlerAdapter(bean);
  }

  /** All in one unit of work; at least one. */
  public void handle(List<RecordedEvent> events) {
    BatchingUnitOfWork<TrackedEventMessage<?>> work =
        new BatchingUnitOfWork<>(
            events.stream().<TrackedEventMessage<?>>map(EventMessages::tracked).toList());
    ResultMessage<?> result =
        work.executeWithResult(
            () -> {
              handlers.handle(work.getMessage());
              return true;
            });
    if (result.isExceptional()) {
      throw new IllegalStateException(
          "Events from " + events.getFirst().id() + " on were not handled",
          result.exceptionResult());
    }
  }
}
