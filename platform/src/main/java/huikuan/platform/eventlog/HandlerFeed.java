package huikuan.platform.eventlog;

import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;

/** Brings events of the log to a bean's annotated handlers, as its processor would. */
public final class HandlerFeed {

  private final AnnotationEventHandlerAdapter handlers;

  public HandlerFeed(Object bean) {
    this.handlers = new AnnotationEventHandlerAdapter(bean);
  }

  public void handle(RecordedEvent event) {
    try {
      handlers.handle(EventMessages.tracked(event));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Event " + event.id() + " was not handled", e);
    }
  }
}
