package huikuan.console.promises;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.Screen;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Promises to pay by week: what was not kept comes first. */
@Screen
final class PromisesController {

  private static final int ROWS = 200;
  private static final String PROMISES = "/dunning/promises";
  private static final String BROKEN = "broken";
  private static final Set<String> NOT_KEPT = Set.of(BROKEN, "partly-kept");

  @GetMapping("/promises")
  String list(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    @Nullable Week week = Week.of(asked.get("week"), frame.today());
    @Nullable String state = asked.get("state");
    boolean all = state == null || state.isBlank();
    Supplier<Part<Answer>> summary =
        api.begin(() -> api.read(ofWeek(frame, asked, week), PROMISES + "/summary"));
    Supplier<Part<Answer>> broken = api.begin(() -> broken(api, frame, asked, week));
    Supplier<Part<Answer>> others =
        api.begin(
            () -> api.read(page(ofWeek(frame, asked, week), asked).with("state", state), PROMISES));
    ListPage page = page();
    Part<Answer> counted = summary.get();
    model.addAttribute("week", week);
    if (counted.there() && counted.get().has("keptRate")) {
      model.addAttribute("keptRate", percent(counted.get().text("keptRate")));
      model.addAttribute("judged", counted.get().text("judged"));
    }
    if (week != null && counted.there() && isEmpty(counted.get())) {
      model.addAttribute("nextOn", nextOn(api, frame, asked, week));
    }
    page.table(counted.map(PromiseTables::states));
    if (all) {
      page.table(broken.get().map(told -> PromiseTables.broken(frame, told.list("promises"))));
    }
    page.table(others.get().map(told -> PromiseTables.ofWeek(frame, rest(told, all), told)));
    return page.beside(one(api, asked.get("open")), "promises/one :: promise").in(model);
  }

  private static ListPage page() {
    return ListPage.of("promises")
        .form("promises/week :: week")
        .field("customer", "search")
        .chips(
            "state",
            "promise-state",
            "proposed",
            "in-force",
            "kept",
            "partly-kept",
            "broken",
            "withdrawn",
            "rejected",
            "lapsed");
  }

  private static boolean isEmpty(Answer summary) {
    return summary.list("states").stream().allMatch(each -> "0".equals(each.text("promises")));
  }

  /** The day of the first promise in force after a week; null if there is none. */
  private static @Nullable String nextOn(
      Api api, Frame frame, Map<String, String> asked, Week week) {
    Api.Query query =
        ofWeek(frame, asked, null)
            .with("from", week.after())
            .with("state", "in-force")
            .with("limit", 1);
    Part<Answer> told = Part.of(() -> api.read(query, PROMISES));
    return told.there()
        ? told.get().list("promises").stream().findFirst().map(each -> each.text("on")).orElse(null)
        : null;
  }

  private static String percent(@Nullable String rate) {
    return new BigDecimal(String.valueOf(rate)).movePointRight(2).toPlainString();
  }

  /** A promise that was not kept stands above already, unless it is asked for alone. */
  private static List<Answer> rest(Answer told, boolean all) {
    return told.list("promises").stream()
        .filter(each -> !all || !NOT_KEPT.contains(each.text("state")))
        .toList();
  }

  /** Of the week, and of the weeks before. */
  private static Answer broken(
      Api api, Frame frame, Map<String, String> asked, @Nullable Week week) {
    List<Answer> all = new ArrayList<>();
    for (String state : List.of(BROKEN, "partly-kept")) {
      Api.Query query = ofWeek(frame, asked, week).with("state", state).with("limit", ROWS);
      all.addAll(
          api.read(week == null ? query : query.with("from", week.brokenFrom()), PROMISES)
              .list("promises"));
    }
    all.sort(Comparator.comparing(each -> String.valueOf(each.text("on"))));
    return Answer.of(Map.of("promises", all.reversed()));
  }

  private static Api.Query page(Api.Query query, Map<String, String> asked) {
    return query.with("limit", ROWS).with("after", asked.get("after"));
  }

  /** The customer is asked for by its number, as pages show it. */
  private static Api.Query ofWeek(Frame frame, Map<String, String> asked, @Nullable Week week) {
    String customer = asked.getOrDefault("customer", "").strip();
    Api.Query query =
        Api.query()
            .with("company", frame.company())
            .with("customer", customer.isEmpty() ? null : frame.company() + "." + customer);
    return week == null ? query : query.with("from", week.monday()).with("to", week.sunday());
  }

  private static @Nullable Part<Answer> one(Api api, @Nullable String promise) {
    return promise == null ? null : Part.of(() -> api.read(PROMISES + "/{}", promise));
  }

  @GetMapping("/promises/{id}")
  String show(Api api, @PathVariable String id, Model model) {
    model.addAttribute("one", one(api, id));
    return "promises/page";
  }

  @PostMapping("/promises/{id}/withdraw")
  String withdraw(
      Api api,
      Frame frame,
      @PathVariable String id,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "promise.withdrawn",
        form,
        () -> api.act(HttpMethod.POST, Forms.body(form, "reason"), PROMISES + "/{}/withdraw", id));
    return Forms.back(form, frame.to("/promises/{}", id).toString());
  }
}
