package huikuan.platform.web.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Tells requests that a browser sends for a page of another site. A browser says so; programs say
 * nothing of the kind.
 */
final class ForeignPages {

  private static final Set<String> CHANGES_NOTHING = Set.of("GET", "HEAD");

  private ForeignPages() {}

  /** Links from other sites work: the answer is a page of its own then, which they can't read. */
  static boolean sends(HttpServletRequest request) {
    if (isLink(request)) {
      return false;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    boolean own = "same-origin".equals(site);
    if (site != null && !own && !site.equals("none")) {
      return true;
    }
    return Collections.list(request.getHeaders(HttpHeaders.ORIGIN)).stream()
        .anyMatch(origin -> origin.equals("null") ? !own : !isOwn(origin, request));
  }

  private static boolean isLink(HttpServletRequest request) {
    return CHANGES_NOTHING.contains(request.getMethod())
        && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
        && "document".equals(request.getHeader("Sec-Fetch-Dest"));
  }

  /** A proxy may have taken TLS off, so that the scheme says nothing. */
  private static boolean isOwn(String origin, HttpServletRequest request) {
    int scheme = origin.indexOf("://");
    return scheme > 0
        && authority(origin.substring(scheme + 3))
            .equals(authority(request.getHeader(HttpHeaders.HOST)));
  }

  /** Without the ports that browsers leave out. */
  private static String authority(@Nullable String text) {
    return String.valueOf(text).toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
  }
}
