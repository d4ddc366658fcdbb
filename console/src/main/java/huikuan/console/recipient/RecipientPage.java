package huikuan.console.recipient;

import huikuan.console.api.Answer;
import huikuan.console.api.Problem;
import huikuan.console.page.Address;
import huikuan.console.page.Formats;
import huikuan.console.page.Preferences;
import huikuan.console.page.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Shows a recipient's page, in the recipient's language unless another one was asked for. */
@Component
final class RecipientPage {

  private static final String LANGUAGE = "lang";
  private static final String DONE = "done";

  /** Deeds of the page, each told of when it is done. */
  private static final List<String> FORMS =
      List.of("letter", "offer", "reason", "dispute", "promise", "person");

  private final MessageSource messages;

  RecipientPage(MessageSource messages) {
    this.messages = messages;
  }

  ModelAndView shown(String link, Answer all, HttpServletRequest request) {
    ModelAndView page = page("recipient/page", link, all, Refused.NOTHING, request);
    String done = request.getParameter(DONE);
    page.addObject(DONE, done != null && FORMS.contains(done) ? done : "");
    return page;
  }

  /** The page again, and why it was not done. */
  ModelAndView refused(
      String link, Answer all, Refused refused, Problem problem, HttpServletRequest request) {
    ModelAndView page = page("recipient/page", link, all, refused, request);
    page.addObject(DONE, "");
    page.setStatus(status(problem));
    return page;
  }

  ModelAndView ofItem(String link, Answer all, Answer item, HttpServletRequest request) {
    return page("recipient/item", link, all, Refused.NOTHING, request).addObject("item", item);
  }

  /** There is no page behind the link, or none now. */
  ModelAndView ended(Problem problem, HttpServletRequest request) {
    Locale language = Preferences.spoken(request, asked(request));
    ModelAndView page = page("recipient/ended", language);
    page.addObject("problem", problem);
    page.setStatus(status(problem));
    return page;
  }

  /** Back to the page, where reloading does nothing again. */
  static ModelAndView done(String link, String form, HttpServletRequest request) {
    String language = asked(request);
    return new ModelAndView(
        "redirect:/r/{link}?done={done}"
            + (language == null ? "" : "&lang=" + language)
            + "#"
            + form,
        Map.of("link", link, DONE, form));
  }

  private ModelAndView page(
      String view, String link, Answer all, Refused refused, HttpServletRequest request) {
    @Nullable String asked = asked(request);
    Locale language = Preferences.spoken(request, asked == null ? all.text("locale") : asked);
    ModelAndView page = page(view, language);
    page.addObject("own", new Address("", Map.of()).below("/r/{}", link).with(LANGUAGE, asked));
    page.addObject("it", new RecipientView(all, refused).shown());
    page.addObject("refused", refused);
    page.addObject("lang", asked);
    return page;
  }

  /** The language that was chosen on the page; null = none was. */
  private static @Nullable String asked(HttpServletRequest request) {
    String asked = request.getParameter(LANGUAGE);
    return "zh".equals(asked) || "en".equals(asked) ? asked : null;
  }

  private ModelAndView page(String view, Locale language) {
    ModelAndView page = new ModelAndView(view);
    page.addObject("language", language.getLanguage());
    page.addObject("words", Words.in(messages, language));
    page.addObject("formats", new Formats(ZoneOffset.UTC));
    return page;
  }

  private static HttpStatusCode status(Problem problem) {
    @Nullable HttpStatus known = HttpStatus.resolve(problem.status());
    return known == null ? HttpStatus.SERVICE_UNAVAILABLE : known;
  }
}
