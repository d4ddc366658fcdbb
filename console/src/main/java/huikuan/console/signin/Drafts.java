package huikuan.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/**
 * Keeps what somebody sent when it turned out that it has to sign in again. It is not done by
 * itself: the person looks at it, and sends it.
 */
@Component
public final class Drafts {

  public static final String PATH = "/unsent";

  private static final String DRAFT = Drafts.class.getName();
  private static final String SIGN_IN = "/sign-in/to/provider";

  /**
   * Of a form.
   *
   * @param files names of the fields that had a file, which is not kept, each with the file's name
   */
  public record Draft(String action, Map<String, List<String>> fields, Map<String, String> files)
      implements Serializable {}

  private final RequestCache asked = asked();

  /** Somebody is led back to exactly the page that was asked for, not to the icon of it. */
  @SuppressWarnings("NullAway") // null = no parameter says that it was asked for before
  static RequestCache asked() {
    HttpSessionRequestCache asked = new HttpSessionRequestCache();
    asked.setMatchingRequestParameterName(null);
    asked.setRequestMatcher(request -> !isPicture(request));
    return asked;
  }

  private static boolean isPicture(HttpServletRequest request) {
    return String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).startsWith("image/");
  }

  /** Signs the person out here, and answers where it signs in again. */
  public String leave(HttpServletRequest request, HttpServletResponse response) {
    SecurityContextHolder.clearContext();
    if ("GET".equals(request.getMethod())) {
      asked.saveRequest(request, response);
      return SIGN_IN;
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!name.equals("_csrf")) {
                fields.put(name, List.copyOf(Arrays.asList(values)));
              }
            });
    request
        .getSession()
        .setAttribute(DRAFT, new Draft(request.getRequestURI(), fields, files(request)));
    return PATH;
  }

  private static Map<String, String> files(HttpServletRequest request) {
    Map<String, String> files = new LinkedHashMap<>();
    @Nullable MultipartHttpServletRequest parts =
        WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    if (parts != null) {
      parts
          .getFileMap()
          .forEach(
              (field, file) -> {
                if (!file.isEmpty()) {
                  files.put(field, String.valueOf(file.getOriginalFilename()));
                }
              });
    }
    return files;
  }

  /** A form that was sent and not done. */
  public Optional<Draft> kept(HttpServletRequest request) {
    return request.getSession().getAttribute(DRAFT) instanceof Draft draft
        ? Optional.of(draft)
        : Optional.empty();
  }

  public void forget(HttpServletRequest request) {
    request.getSession().removeAttribute(DRAFT);
  }
}
