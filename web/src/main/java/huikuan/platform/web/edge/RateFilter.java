package huikuan.platform.web.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a caller that asks too often, so that the others are served. */
final class RateFilter extends OncePerRequestFilter {

  private final Rates rates;
  private final RefusedRequests refused;

  RateFilter(Rates rates, RefusedRequests refused) {
    this.rates = rates;
    this.refused = refused;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String caller = request.getRemoteUser();
    if (caller != null) {
      FailedSignIns.spare(request);
    }
    Duration wait = rates.take(caller == null ? "at " + Addresses.of(request) : caller);
    if (wait.isZero()) {
      chain.doFilter(request, response);
    } else {
      refused.tooMany(wait, request, response);
    }
  }
}
