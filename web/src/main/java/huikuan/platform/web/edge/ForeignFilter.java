package huikuan.platform.web.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what asks for another host, and what a page of another site sends. */
final class ForeignFilter extends OncePerRequestFilter {

  /** Asked by an address that nobody knows beforehand, and tells nothing of the business. */
  private static final Pattern PROBE =
      Pattern.compile("/livez|/readyz|/actuator/health(/[a-zA-Z]+)?");

  private final HostNames hosts;
  private final Proxies proxies;
  private final RefusedRequests refused;

  ForeignFilter(HostNames hosts, Proxies proxies, RefusedRequests refused) {
    this.hosts = hosts;
    this.proxies = proxies;
    this.refused = refused;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpServletRequest sent = ForwardedRequest.of(request, proxies);
    boolean probe = PROBE.matcher(request.getRequestURI()).matches();
    if (!probe && !hosts.has(sent.getHeader(HttpHeaders.HOST))) {
      refused.refuse(Refusal.foreignHost(), sent, response);
    } else if (ForeignPages.sends(sent)) {
      refused.refuse(Refusal.foreignPage(), sent, response);
    } else {
      chain.doFilter(sent, response);
    }
  }
}
