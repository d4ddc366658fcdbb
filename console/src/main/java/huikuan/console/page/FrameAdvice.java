package huikuan.console.page;

import huikuan.console.ConsoleSettings;
import huikuan.console.api.Api;
import huikuan.console.api.ApiRefused;
import huikuan.console.signin.Person;
import huikuan.console.signin.Visit;
import huikuan.console.views.NamedViews;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Gives every page its frame, its words and its formats. */
@ControllerAdvice(annotations = Screen.class)
final class FrameAdvice {

  private static final String COMPANY = "company";

  private final Visit visit;
  private final ConsoleSettings settings;
  private final MessageSource messages;
  private final NamedViews views;

  FrameAdvice(Visit visit, ConsoleSettings settings, MessageSource messages, NamedViews views) {
    this.visit = visit;
    this.settings = settings;
    this.messages = messages;
    this.views = views;
  }

  @ModelAttribute
  void frame(HttpServletRequest request, HttpServletResponse response, Model model) {
    Api api = visit.api(request, response);
    Person person = visit.person(request, response);
    List<Company> companies = companies(api);
    Optional<String> own = OwnCompany.of(request);
    String company = own.orElseGet(() -> chosen(request, companies));
    Locale language = LocaleContextHolder.getLocale();
    model.addAttribute(
        "frame",
        new Frame(
            person,
            here(request),
            company,
            own.isPresent(),
            companies,
            new TwoDates(
                request.getParameter(TwoDates.AS_OF),
                request.getParameter(TwoDates.KNOWN_AT),
                zone(company, companies)),
            isDated(request),
            language.getLanguage(),
            Preferences.theme(request),
            Menu.of(person),
            views.of(person.name()),
            settings.open()));
    Words words = new Words(messages, language);
    Formats formats = new Formats(zone(company, companies));
    model.addAttribute("words", words);
    Tones tones = new Tones();
    model.addAttribute("tones", tones);
    model.addAttribute("formats", formats);
    model.addAttribute(
        "cells",
        new Cells(
            words, formats, tones, Locale.CHINESE.getLanguage().equals(language.getLanguage())));
  }

  private static boolean isDated(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
            instanceof HandlerMethod page
        && page.hasMethodAnnotation(Dated.class);
  }

  /** A page without them is better than none. */
  private static List<Company> companies(Api api) {
    try {
      return api.get(Company.All.class, "/companies").companies();
    } catch (ApiRefused refused) {
      return List.of();
    }
  }

  /** The one that the question names, or else was looked at last, or else the first. */
  private static String chosen(HttpServletRequest request, List<Company> companies) {
    @Nullable String asked = request.getParameter(COMPANY);
    if (asked != null && !asked.isBlank()) {
      if (companies.stream().anyMatch(each -> each.company().equals(asked))) {
        request.getSession().setAttribute(COMPANY, asked);
      }
      return asked;
    }
    if (request.getSession().getAttribute(COMPANY) instanceof String last) {
      return last;
    }
    return companies.isEmpty() ? "" : companies.getFirst().company();
  }

  private static ZoneId zone(String company, List<Company> companies) {
    return companies.stream()
        .filter(each -> each.company().equals(company))
        .findFirst()
        .map(Company::zone)
        .orElseGet(() -> ZoneId.of(Company.USUAL_ZONE));
  }

  private static Address here(HttpServletRequest request) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (request.getQueryString() != null && "GET".equals(request.getMethod())) {
      request.getParameterMap().forEach((name, values) -> query.put(name, Arrays.asList(values)));
    }
    return new Address(request.getRequestURI(), query);
  }
}
