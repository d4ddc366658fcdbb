package huikuan.platform.web.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a caller that asks too often, so that the others are served. A link that was good a
 * moment ago is a caller of its own, since many come by one server of pages; until then it counts
 * where it comes from, as wrong ones do.
 */
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
    String link = caller == null ? LinkRequests.nameOf(request) : null;
    String who = who(caller, link, request);
    Duration wait = rates.take(who);
    if (!wait.isZero()) {
      refused.tooMany(wait, request, response);
      return;
    }
    chain.doFilter(request, response);
    boolean good = response.getStatus() < HttpServletResponse.SC_BAD_REQUEST;
    if (link != null && good && !link.equals(who)) {
      rates.take(link);
    }
  }

  private String who(@Nullable String caller, @Nullable String link, HttpServletRequest request) {
    if (caller != null) {
      return caller;
    }
    return link != null && rates.knows(link) ? link : "at " + Addresses.of(request);
  }
}
