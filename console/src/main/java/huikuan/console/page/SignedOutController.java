package huikuan.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of somebody who has signed out, or could not sign in. */
@Controller
final class SignedOutController {

  @GetMapping("/signed-out")
  ModelAndView signedOut(
      @RequestParam(required = false) @Nullable String failed, HttpServletRequest request) {
    return new ModelAndView(
        "signed-out",
        Map.of(
            "failed",
            failed != null,
            "language",
            LocaleContextHolder.getLocale().getLanguage(),
            "theme",
            Preferences.theme(request)));
  }
}
