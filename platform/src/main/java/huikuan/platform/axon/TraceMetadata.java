package huikuan.platform.axon;

import huikuan.contracts.TraceParent;
import huikuan.platform.tracing.Trace;
import java.util.Map;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Copies a message's trace to all that is recorded while it is handled. */
final class TraceMetadata
    implements CorrelationDataProvider, MessageHandlerInterceptor<Message<?>> {

  @Override
  public Map<String, ?> correlationDataFor(Message<?> message) {
    Object carried = message.getMetaData().get(TraceParent.NAME);
    if (carried != null) {
      return Map.of(TraceParent.NAME, carried);
    }
    return Trace.current().map(trace -> Map.of(TraceParent.NAME, trace)).orElse(Map.of());
  }

  /** Handlers of stored events log under the event's trace. */
  @Override
  public Object handle(UnitOfWork<? extends Message<?>> work, InterceptorChain chain)
      throws Exception {
    Object carried = work.getMessage().getMetaData().get(TraceParent.NAME);
    if (carried == null) {
      return chain.proceed();
    }
    try (Trace.Scope scope = Trace.open(carried.toString())) {
      return chain.proceed();
    }
  }
}
