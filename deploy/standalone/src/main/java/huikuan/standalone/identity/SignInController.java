package huikuan.standalone.identity;

import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.standalone.identity.SignInPage.Notice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, for people with a browser. */
@RestController
final class SignInController {

  static final String SIGN_IN = "/login";
  static final String SIGN_OUT = "/logout";

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  /** The page of signing in, as it is shown after something that is to be told. */
  static String after(Notice notice) {
    return SIGN_IN + "?after=" + notice;
  }

  @AllowedTo(
      value = {},
      of = Of.ANY)
  @GetMapping(path = SIGN_IN, produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> signIn(
      @RequestParam(required = false) @Nullable String after, HttpServletRequest request) {
    @Nullable Notice notice =
        Arrays.stream(Notice.values())
            .filter(each -> each.toString().equals(after))
            .findFirst()
            .orElse(null);
    return page(SignInPage.html(request, null, notice));
  }

  @AllowedTo(
      value = {},
      of = Of.ANY)
  @GetMapping(path = SIGN_OUT, produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> signOut(HttpServletRequest request) {
    return page(SignInPage.html(request, request.getRemoteUser(), null));
  }

  private static ResponseEntity<String> page(String html) {
    return ResponseEntity.ok().contentType(HTML).body(html);
  }

  /** Says so in words: to somebody with other roles, or after the session of a page has ended. */
  static void refuse(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws IOException {
    boolean expired = refused instanceof CsrfException;
    String html =
        expired
            ? SignInPage.html(request, null, Notice.EXPIRED)
            : SignInPage.html(request, request.getRemoteUser(), Notice.NOT_ALLOWED);
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    response.setHeader(HttpHeaders.CONTENT_TYPE, HTML.toString());
    response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
  }
}
