package huikuan.gateway;

import huikuan.contracts.TraceParent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes part in the caller's trace or starts one; answer, logs and services get it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TraceFilter extends OncePerRequestFilter {

  private static final String LOG_KEY = "traceId";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    TraceParent trace =
        Optional.ofNullable(request.getHeader(TraceParent.NAME))
            .flatMap(TraceParent::parse)
            .map(callers -> callers.next(random))
            .orElseGet(() -> TraceParent.fresh(random));
    response.setHeader(TraceParent.NAME, trace.toString());
    try (MDC.MDCCloseable ignored = MDC.putCloseable(LOG_KEY, trace.traceId())) {
      chain.doFilter(new Traced(request, trace), response);
    }
  }

  private static final class Traced extends HttpServletRequestWrapper {

    private final TraceParent trace;

    Traced(HttpServletRequest request, TraceParent trace) {
      super(request);
      this.trace = trace;
    }

    @Override
    public String getHeader(String name) {
      return name.equalsIgnoreCase(TraceParent.NAME) ? trace.toString() : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return name.equalsIgnoreCase(TraceParent.NAME)
          ? Collections.enumeration(List.of(trace.toString()))
          : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
      names.removeIf(TraceParent.NAME::equalsIgnoreCase);
      names.add(TraceParent.NAME);
      return Collections.enumeration(names);
    }
  }
}
