package huikuan.console.page;

import huikuan.console.ConsoleSettings;
import huikuan.console.signin.Visit;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Choosing the language and the theme; and a name, while access control is off. */
@Controller
final class PreferencesController {

  private static final List<String> LANGUAGES = List.of("zh", "en");
  private static final List<String> THEMES = List.of("light", "dark", "system");

  private final ConsoleSettings settings;
  private final Visit visit;

  PreferencesController(ConsoleSettings settings, Visit visit) {
    this.settings = settings;
    this.visit = visit;
  }

  @PostMapping("/preferences")
  String choose(
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable String theme,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(defaultValue = "/") String back,
      HttpSession session,
      HttpServletResponse response) {
    if (language != null && LANGUAGES.contains(language)) {
      keep(response, Preferences.keep(Preferences.LANGUAGE, language, settings.secure()));
    }
    if (theme != null && THEMES.contains(theme)) {
      keep(response, Preferences.keep(Preferences.THEME, theme, settings.secure()));
    }
    if (name != null && settings.open()) {
      visit.call(session, name.matches("[a-z0-9.-]{1,64}") ? name : null);
    }
    return "redirect:" + Paths.own(back);
  }

  private static void keep(HttpServletResponse response, ResponseCookie cookie) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
