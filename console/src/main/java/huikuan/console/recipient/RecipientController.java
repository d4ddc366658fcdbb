package huikuan.console.recipient;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.ApiConnection;
import huikuan.console.api.ApiRefused;
import huikuan.console.api.Problem;
import huikuan.console.page.Downloads;
import huikuan.console.page.Forms;
import huikuan.console.page.TypedLines;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** One page, on which a recipient looks at what is open and answers. */
@Controller
@RequestMapping("/r/{link}")
final class RecipientController {

  private final ApiConnection connection;
  private final RecipientPage page;

  RecipientController(ApiConnection connection, RecipientPage page) {
    this.connection = connection;
    this.page = page;
  }

  @GetMapping
  ModelAndView page(@PathVariable String link, HttpServletRequest request) {
    return page.shown(link, api(link).read("/recipient"), request);
  }

  @GetMapping("/letter")
  void letter(@PathVariable String link, HttpServletResponse response) {
    String pdf = "application/pdf";
    api(link)
        .file(
            pdf,
            Downloads.saved(response, pdf, "letter.pdf"),
            Api.query(),
            "/recipient/letter/document");
  }

  /** An invoice's lines, for whoever has not got it. */
  @GetMapping("/items/{account}/{kind}/{number}")
  ModelAndView item(
      @PathVariable String link,
      @PathVariable String account,
      @PathVariable String kind,
      @PathVariable String number,
      HttpServletRequest request) {
    Api api = api(link);
    Answer all = api.read("/recipient");
    Answer item = api.read("/recipient/items/{}/{}/{}", account, kind, number);
    return page.ofItem(link, all, item, request);
  }

  /** A refused form stands at its own address; from there its page is asked for in a language. */
  @GetMapping({"/agree", "/disagree", "/reasons", "/disputes", "/offers", "/promises", "/person"})
  String again(@PathVariable String link, @RequestParam(defaultValue = "") String lang) {
    return lang.equals("zh") || lang.equals("en")
        ? "redirect:/r/{link}?lang=" + lang
        : "redirect:/r/{link}";
  }

  /** Something else stands behind the link, such as a slash that was pasted with it. */
  @GetMapping("/**")
  ModelAndView nothingThere(HttpServletRequest request) {
    return page.ended(Problem.nothingThere(), request);
  }

  @PostMapping("/agree")
  ModelAndView agree(@PathVariable String link, HttpServletRequest request) {
    return act(
        link,
        "letter",
        new LinkedMultiValueMap<>(),
        request,
        api -> reply(api, new LinkedHashMap<>(Map.of("outcome", "agreed"))));
  }

  @PostMapping("/disagree")
  ModelAndView disagree(
      @PathVariable String link,
      @RequestParam MultiValueMap<String, String> form,
      HttpServletRequest request) {
    return act(
        link,
        "letter",
        form,
        request,
        api -> {
          Map<String, Object> body = Forms.body(form.toSingleValueMap(), "note");
          body.computeIfPresent("note", (_, note) -> note.toString().replaceAll("\\R", " "));
          body.put("outcome", "notAgreed");
          body.put("differences", Forms.rows(form, "theirs", "item", "kind", "theirs", "reason"));
          reply(api, body);
        });
  }

  private static void reply(Api api, Map<String, Object> body) {
    api.act(HttpMethod.POST, body, "/recipient/letter/reply");
  }

  @PostMapping("/reasons")
  ModelAndView reason(
      @PathVariable String link,
      @RequestParam Map<String, String> form,
      @RequestParam(required = false) @Nullable MultipartFile slip,
      HttpServletRequest request) {
    return act(
        link,
        "reason",
        MultiValueMap.fromSingleValue(form),
        request,
        api ->
            tell(
                api,
                Forms.body(form, "account", "kind", "number", "reason", "day", "reference", "note"),
                slip,
                "/recipient/reasons"));
  }

  /** Tells it with the file that came with the form, if one did. */
  private static void tell(
      Api api, Map<String, Object> body, @Nullable MultipartFile file, String path) {
    if (file != null && Forms.chosen(file)) {
      body.put("file", Forms.keep(api, file, "/recipient/files"));
    }
    api.act(HttpMethod.POST, body, path);
  }

  @PostMapping("/disputes")
  ModelAndView dispute(
      @PathVariable String link,
      @RequestParam Map<String, String> form,
      @RequestParam(required = false) @Nullable MultipartFile file,
      HttpServletRequest request) {
    return act(
        link,
        "dispute",
        MultiValueMap.fromSingleValue(form),
        request,
        api ->
            tell(
                api,
                Forms.body(form, "account", "kind", "number", "amount", "reason", "note"),
                file,
                "/recipient/disputes"));
  }

  @PostMapping("/offers")
  ModelAndView offer(
      @PathVariable String link,
      @RequestParam Map<String, String> form,
      HttpServletRequest request) {
    return act(
        link,
        "offer",
        MultiValueMap.fromSingleValue(form),
        request,
        api ->
            api.act(
                HttpMethod.POST, Forms.body(form, "offer", "answer", "note"), "/recipient/offers"));
  }

  @PostMapping("/promises")
  ModelAndView promise(
      @PathVariable String link,
      @RequestParam Map<String, String> form,
      HttpServletRequest request) {
    return act(
        link,
        "promise",
        MultiValueMap.fromSingleValue(form),
        request,
        api ->
            api.act(
                HttpMethod.POST,
                Forms.body(form, "account", "amount", "on", "note"),
                "/recipient/promises"));
  }

  @PostMapping("/person")
  ModelAndView person(
      @PathVariable String link,
      @RequestParam Map<String, String> form,
      HttpServletRequest request) {
    return act(
        link,
        "person",
        MultiValueMap.fromSingleValue(form),
        request,
        api ->
            api.act(
                HttpMethod.POST,
                Forms.body(form, "name", "email", "mobile", "note"),
                "/recipient/person"));
  }

  /** Does it, and leads back to the page; what is refused is told on it, beside what was typed. */
  private ModelAndView act(
      String link,
      String form,
      MultiValueMap<String, String> typed,
      HttpServletRequest request,
      Consumer<Api> act) {
    Api api = api(link);
    try {
      act.accept(api);
    } catch (ApiRefused refused) {
      if (ofLink(refused.problem())) {
        throw refused;
      }
      Refused again =
          new Refused(form, typed.toSingleValueMap(), new TypedLines(typed), refused.problem());
      return page.refused(link, api.read("/recipient"), again, refused.problem(), request);
    }
    return RecipientPage.done(link, form, request);
  }

  /** It is the link that is refused, and not what was sent by it. */
  private static boolean ofLink(Problem problem) {
    return List.of("link-unknown", "link-expired", "link-revoked", "too-many-requests")
        .contains(problem.name());
  }

  @ExceptionHandler
  ModelAndView ended(ApiRefused refused, HttpServletRequest request) {
    return page.ended(refused.problem(), request);
  }

  private Api api(String link) {
    return connection.ofLink(link);
  }
}
