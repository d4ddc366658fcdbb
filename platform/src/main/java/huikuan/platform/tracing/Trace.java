package huikuan.platform.tracing;

import huikuan.contracts.TraceParent;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The trace that the current thread works for: in its log lines, and in the events it records. */
public final class Trace {

  private static final String TRACE_ID = "traceId";

  private Trace() {}

  /** The current trace's header value. */
  public static Optional<String> current() {
    return Optional.ofNullable(MDC.get(TraceParent.NAME));
  }

  /** The current trace's id. */
  public static Optional<String> currentId() {
    return Optional.ofNullable(MDC.get(TRACE_ID));
  }

  /** Works under a trace until the scope is closed; null or no valid trace means none. */
  public static Scope open(@Nullable String traceparent) {
    String before = MDC.get(TraceParent.NAME);
    set(traceparent);
    return () -> set(before);
  }

  /** A task for another thread, under this thread's trace. */
  public static <T> Callable<T> carry(Callable<T> task) {
    String traceparent = MDC.get(TraceParent.NAME);
    return () -> {
      try (Scope scope = open(traceparent)) {
        return task.call();
      }
    };
  }

  private static void set(@Nullable String traceparent) {
    Optional<TraceParent> trace = Optional.ofNullable(traceparent).flatMap(TraceParent::parse);
    if (trace.isPresent()) {
      MDC.put(TraceParent.NAME, trace.get().toString());
      MDC.put(TRACE_ID, trace.get().traceId());
    } else {
      MDC.remove(TraceParent.NAME);
      MDC.remove(TRACE_ID);
    }
  }

  /** Ends with {@link #close}. */
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}
