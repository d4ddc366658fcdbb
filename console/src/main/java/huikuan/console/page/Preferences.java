package huikuan.console.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** The language and the theme that a person has chosen for this browser. */
@Component("localeResolver")
public final class Preferences implements LocaleResolver {

  static final String LANGUAGE = "huikuan-language";
  static final String THEME = "huikuan-theme";

  private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);
  private static final List<String> THEMES = List.of("light", "dark");
  private static final Duration LIFETIME = Duration.ofDays(365);

  /**
   * The one of the page, or else the chosen one, or what the browser asks for; English if we have
   * neither.
   */
  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    if (request.getAttribute(LANGUAGE) instanceof Locale ofPage) {
      return ofPage;
    }
    return cookie(request, LANGUAGE)
        .map(Locale::forLanguageTag)
        .filter(LANGUAGES::contains)
        .orElseGet(() -> asked(request));
  }

  private static Locale asked(HttpServletRequest request) {
    @Nullable String accepts = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    if (accepts == null) {
      return Locale.ENGLISH;
    }
    try {
      Locale found = Locale.lookup(Locale.LanguageRange.parse(accepts), LANGUAGES);
      return found == null ? Locale.ENGLISH : found;
    } catch (IllegalArgumentException e) {
      return Locale.ENGLISH;
    }
  }

  /**
   * Has the page of this request speak its reader's language.
   *
   * @param tag such as {@code zh-CN}; null = as the browser asks
   * @return the nearest of ours
   */
  public static Locale spoken(HttpServletRequest request, @Nullable String tag) {
    @Nullable Locale found =
        tag == null ? null : Locale.lookup(List.of(new Locale.LanguageRange(tag)), LANGUAGES);
    Locale spoken = found == null ? asked(request) : found;
    request.setAttribute(LANGUAGE, spoken);
    return spoken;
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("A language is chosen by its form");
  }

  /** Light or dark; empty = as the browser has it. */
  static String theme(HttpServletRequest request) {
    return cookie(request, THEME).filter(THEMES::contains).orElse("");
  }

  private static Optional<String> cookie(HttpServletRequest request, String name) {
    Cookie @Nullable [] all = request.getCookies();
    return all == null
        ? Optional.empty()
        : Arrays.stream(all)
            .filter(each -> each.getName().equals(name))
            .map(each -> each.getValue())
            .findFirst();
  }

  /** For a year. */
  static ResponseCookie keep(String name, String value, boolean secure) {
    return ResponseCookie.from(name, value)
        .path("/")
        .httpOnly(true)
        .secure(secure)
        .sameSite("Lax")
        .maxAge(LIFETIME)
        .build();
  }
}
