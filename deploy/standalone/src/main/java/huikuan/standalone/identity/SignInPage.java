package huikuan.standalone.identity;

import static java.util.Objects.requireNonNull;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.web.csrf.CsrfToken;

/** The page of signing in, and that of signing out, in the language that the browser asks for. */
final class SignInPage {

  /** A sentence above the form. */
  enum Notice {
    WRONG_PASSWORD,
    SIGNED_OUT,
    NOT_ALLOWED,
    EXPIRED;

    /** Such as {@code wrong-password}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final String WORDS = "huikuan.standalone.identity.words";
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.CHINESE);
  private static final Template TEMPLATE = template();

  private SignInPage() {}

  private static Template template() {
    try {
      return Mustache.compiler()
          .compile(
              new ClassPathResource("sign-in.html", SignInPage.class)
                  .getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A page as HTML.
   *
   * @param name of the person who is signed in, and may sign out; null = nobody is
   */
  static String html(HttpServletRequest request, @Nullable String name, @Nullable Notice notice) {
    ResourceBundle words = words(request);
    Map<String, Object> values = new HashMap<>();
    String submit = words.getString(name == null ? "sign-in" : "sign-out");
    values.put("language", words.getString("language"));
    values.put("title", submit);
    values.put("submit", submit);
    values.put("username", words.getString("username"));
    values.put("password", words.getString("password"));
    values.put("signedInAs", words.getString("signed-in-as"));
    values.put("csrf", token(request));
    values.put("name", name == null ? false : name);
    values.put("notice", notice == null ? false : words.getString(notice.toString()));
    return TEMPLATE.execute(values);
  }

  private static ResourceBundle words(HttpServletRequest request) {
    List<Locale.LanguageRange> asked =
        Collections.list(request.getLocales()).stream()
            .map(Locale::toLanguageTag)
            .map(Locale.LanguageRange::new)
            .toList();
    Locale language = Locale.lookup(asked, LANGUAGES);
    return ResourceBundle.getBundle(
        WORDS,
        language == null ? Locale.ENGLISH : language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static String token(HttpServletRequest request) {
    Object token = request.getAttribute(CsrfToken.class.getName());
    return ((CsrfToken) requireNonNull(token)).getToken();
  }
}
