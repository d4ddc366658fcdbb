package huikuan.platform.tracing;

import huikuan.contracts.TraceParent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Continues the caller's trace, or begins one, and tells it on every answer. */
final class TraceFilter extends OncePerRequestFilter {

  private final SecureRandom random = new SecureRandom();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    TraceParent trace =
        Optional.ofNullable(request.getHeader(TraceParent.NAME))
            .flatMap(TraceParent::parse)
            .map(parent -> parent.next(random))
            .orElseGet(() -> TraceParent.fresh(random));
    response.setHeader(TraceParent.NAME, trace.toString());
    try (Trace.Scope scope = Trace.open(trace.toString())) {
      chain.doFilter(request, response);
    }
  }
}
