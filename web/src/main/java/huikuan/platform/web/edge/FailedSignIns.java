package huikuan.platform.web.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address from which too many send a token that is not taken, or sign in with a wrong
 * password: nothing is looked at then.
 */
public final class FailedSignIns extends OncePerRequestFilter {

  /** Of a request: whether it counts, whatever its answer. */
  private static final String COUNTS = FailedSignIns.class.getName() + ".counts";

  private final Rates rates;
  private final RefusedRequests refused;

  FailedSignIns(Rates rates, RefusedRequests refused) {
    this.rates = rates;
    this.refused = refused;
  }

  /** Says that the request has failed to sign in, though its answer is not 401. */
  public static void count(HttpServletRequest request) {
    request.setAttribute(COUNTS, true);
  }

  /**
   * Says that nobody is guessing, though the answer may be 401: it is known who asks, or no token
   * was sent.
   */
  public static void spare(HttpServletRequest request) {
    request.setAttribute(COUNTS, false);
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
    Object counts = request.getAttribute(COUNTS);
    boolean unauthorized = response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED;
    if (counts == null ? unauthorized : counts.equals(true)) {
      rates.take(address);
    }
  }
}
