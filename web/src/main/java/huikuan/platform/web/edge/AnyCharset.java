package huikuan.platform.web.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request whose wish for a charset is not heard: every answer is in UTF-8. */
final class AnyCharset extends HttpServletRequestWrapper {

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*(\"[^\"]*\"|[^\";,\\s]*)", Pattern.CASE_INSENSITIVE);

  private AnyCharset(HttpServletRequest request) {
    super(request);
  }

  static HttpServletRequest of(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept == null || accept.indexOf(';') < 0 ? request : new AnyCharset(request);
  }

  @Override
  public @Nullable String getHeader(String name) {
    String value = super.getHeader(name);
    return value != null && isAccept(name) ? without(value) : value;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    Enumeration<String> values = super.getHeaders(name);
    if (!isAccept(name)) {
      return values;
    }
    List<String> heard = Collections.list(values).stream().map(AnyCharset::without).toList();
    return Collections.enumeration(heard);
  }

  private static boolean isAccept(String name) {
    return name.equalsIgnoreCase(HttpHeaders.ACCEPT);
  }

  private static String without(String accept) {
    return CHARSET.matcher(accept).replaceAll("");
  }
}
