package huikuan.platform.web.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address from which too many ask without a token that is taken, or sign in with a wrong
 * password: nothing is looked at then.
 */
public final class FailedSignIns extends OncePerRequestFilter {

  private static final String FAILED = FailedSignIns.class.getName() + ".failed";

  private final Rates rates;
  private final RefusedRequests refused;

  FailedSignIns(Rates rates, RefusedRequests refused) {
    this.rates = rates;
    this.refused = refused;
  }

  /** Says that the request has failed to sign in, though its answer is not 401. */
  public static void tell(HttpServletRequest request) {
    request.setAttribute(FAILED, true);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String address = Addresses.of(request);
    Duration wait = rates.wait(address);
    if (!wait.isZero()) {
      refused.tooMany(wait, request, response);
      return;
    }
    chain.doFilter(request, response);
    if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED
        || request.getAttribute(FAILED) != null) {
      rates.take(address);
    }
  }
}
