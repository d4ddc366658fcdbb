package huikuan.standalone.identity;

import huikuan.platform.web.edge.BodyFilter;
import huikuan.platform.web.edge.FailedSignIns;
import huikuan.standalone.identity.SignInPage.Notice;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the forms of signing in and of OAuth; the edge reads none. */
final class FormFilter extends OncePerRequestFilter {

  /** Where a browser is sent that has signed in with a wrong password. */
  private static final String WRONG_PASSWORD = SignInController.after(Notice.WRONG_PASSWORD);

  private static final DataSize MOST = DataSize.ofKilobytes(64);

  private final BodyFilter bodies;

  /**
   * @param bodies receives them whole, in time
   */
  FormFilter(BodyFilter bodies) {
    this.bodies = bodies.upTo(MOST);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean form =
        String.valueOf(request.getContentType())
            .startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    return !form
        || !(path.equals(SignInController.SIGN_IN)
            || path.equals(SignInController.SIGN_OUT)
            || path.startsWith("/oauth2/"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    bodies.doFilter(
        request,
        response,
        (received, answer) -> read((HttpServletRequest) received, answer, chain));
    String next = response.getHeader(HttpHeaders.LOCATION);
    if (next != null && next.endsWith(WRONG_PASSWORD)) {
      FailedSignIns.count(request);
    }
  }

  private static void read(HttpServletRequest received, ServletResponse answer, FilterChain chain)
      throws ServletException, IOException {
    byte[] body = received.getInputStream().readAllBytes();
    chain.doFilter(new Form(received, new String(body, StandardCharsets.UTF_8)), answer);
  }

  /** A request with the fields of its form as parameters, behind those of its query. */
  private static final class Form extends HttpServletRequestWrapper {

    private final Map<String, String[]> parameters = new LinkedHashMap<>();

    Form(HttpServletRequest request, String body) {
      super(request);
      parameters.putAll(request.getParameterMap());
      for (String field : body.split("&")) {
        if (!field.isEmpty()) {
          int equal = field.indexOf('=');
          String name = decoded(equal < 0 ? field : field.substring(0, equal));
          String value = equal < 0 ? "" : decoded(field.substring(equal + 1));
          parameters.merge(name, new String[] {value}, Form::both);
        }
      }
    }

    private static String[] both(String[] some, String[] more) {
      List<String> all = new ArrayList<>(Arrays.asList(some));
      all.addAll(Arrays.asList(more));
      return all.toArray(String[]::new);
    }

    private static String decoded(String text) {
      try {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException malformed) {
        return text;
      }
    }

    @Override
    public @Nullable String getParameter(String name) {
      String[] values = parameters.get(name);
      return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return parameters.get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(parameters.keySet());
    }
  }
}
