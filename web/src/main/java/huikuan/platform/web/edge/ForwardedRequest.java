package huikuan.platform.web.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A request as its client sent it: what a proxy of ours says of the client is so, and what anybody
 * else says is not there.
 */
final class ForwardedRequest extends HttpServletRequestWrapper {

  private static final String PREFIX = "x-forwarded-";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\[?([0-9a-f:]*:[0-9a-f:.]+)](?::\\d+)?|([0-9a-f]*:[0-9a-f:.]+)"
              + "|(\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d+)?",
          Pattern.CASE_INSENSITIVE);

  private final String address;
  private final String scheme;
  private final @Nullable String host;

  private ForwardedRequest(HttpServletRequest request, Proxies proxies) {
    super(request);
    boolean believed = proxies.has(request.getRemoteAddr());
    address = believed ? client(request, proxies) : request.getRemoteAddr();
    String sent = believed ? last(request, PREFIX + "proto") : null;
    scheme = sent != null && sent.matches("https?") ? sent : request.getScheme();
    String asked = believed ? last(request, PREFIX + "host") : null;
    host = asked == null ? request.getHeader(HttpHeaders.HOST) : asked;
  }

  static HttpServletRequest of(HttpServletRequest request, Proxies proxies) {
    boolean forwarded =
        Collections.list(request.getHeaderNames()).stream().anyMatch(each -> hidden(each));
    return forwarded ? new ForwardedRequest(request, proxies) : request;
  }

  /** Each proxy adds whom it was sent it by; the last that is no proxy of ours is the client. */
  private static String client(HttpServletRequest request, Proxies proxies) {
    String client = request.getRemoteAddr();
    for (String each : values(request, PREFIX + "for").reversed()) {
      Matcher parts = ADDRESS.matcher(each);
      if (!proxies.has(client) || !parts.matches()) {
        break;
      }
      String before =
          parts.group(1) != null
              ? parts.group(1)
              : parts.group(2) != null ? parts.group(2) : parts.group(3);
      if (!Addresses.is(before)) {
        break;
      }
      client = before;
    }
    return client;
  }

  private static @Nullable String last(HttpServletRequest request, String header) {
    List<String> values = values(request, header);
    return values.isEmpty() ? null : values.getLast();
  }

  private static List<String> values(HttpServletRequest request, String header) {
    List<String> values = new ArrayList<>();
    for (String line : Collections.list(request.getHeaders(header))) {
      Arrays.stream(line.split(","))
          .map(String::strip)
          .filter(each -> !each.isEmpty())
          .forEach(values::add);
    }
    return values;
  }

  private static boolean hidden(String header) {
    String lower = header.toLowerCase(Locale.ROOT);
    return lower.startsWith(PREFIX) || lower.equals("forwarded");
  }

  @Override
  public String getRemoteAddr() {
    return address;
  }

  @Override
  public String getRemoteHost() {
    return address;
  }

  @Override
  public String getScheme() {
    return scheme;
  }

  @Override
  public boolean isSecure() {
    return scheme.equals("https");
  }

  @Override
  public @Nullable String getHeader(String name) {
    if (name.equalsIgnoreCase(HttpHeaders.HOST)) {
      return host;
    }
    return hidden(name) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    if (name.equalsIgnoreCase(HttpHeaders.HOST)) {
      return host == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(host));
    }
    return hidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    List<String> names = Collections.list(super.getHeaderNames());
    names.removeIf(ForwardedRequest::hidden);
    return Collections.enumeration(names);
  }
}
