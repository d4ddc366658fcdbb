package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.approvals.WaitingDueDates;
import huikuan.console.evidence.Subject;
import huikuan.console.page.Dated;
import huikuan.console.page.Frame;
import huikuan.console.page.PermittedParts;
import huikuan.console.page.Screen;
import huikuan.console.people.People;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One item: what it went through; of a claim also what it lacks, and what proves it. */
@Screen
final class ItemController {

  private static final String INVOICE = "invoice";
  private static final Set<String> CLAIMS = Set.of(INVOICE, "refund");

  @Dated
  @GetMapping("/accounts/{account}/items/{kind}/{number}")
  String item(
      Api api,
      Frame frame,
      @PathVariable String account,
      @PathVariable String kind,
      @PathVariable String number,
      Model model) {
    Map<String, Supplier<?>> parts = new LinkedHashMap<>();
    parts.put("item", history(api, frame, account, kind, number));
    if (CLAIMS.contains(kind)) {
      parts.put("readiness", readiness(api, frame, account, kind, number));
      parts.put("evidence", Subject.ofItem(account, kind, number).begin(api, frame));
      parts.put("people", People.begin(api, frame, company(account), customer(account)));
    }
    if (INVOICE.equals(kind)) {
      parts.put("way", way(api, frame, account, number));
      parts.put("waiting", WaitingDueDates.begin(api, frame, account));
    }
    model.addAttribute("company", company(account));
    model.addAttribute("customer", customer(account));
    model.addAttribute("account", account);
    model.addAttribute("kind", kind);
    model.addAttribute("number", number);
    parts.forEach((name, part) -> model.addAttribute(name, part.get()));
    show(frame, account, kind, number, model);
    return "books/item";
  }

  private static void show(Frame frame, String account, String kind, String number, Model model) {
    if (!(model.getAttribute("item") instanceof Part<?> part)
        || !part.there()
        || !(part.get() instanceof Answer history)) {
      return;
    }
    List<Answer> events = history.list("events");
    @Nullable ItemFacts facts = ItemFacts.of(account, kind, number, events);
    model.addAttribute("facts", facts);
    model.addAttribute(
        "events",
        facts == null
            ? events
            : new ItemHistory(facts.posted(), frame.dates().zone()).told(events));
    if (model.getAttribute("waiting") instanceof Part<?> waiting
        && waiting.there()
        && waiting.get() instanceof WaitingDueDates dueDates) {
      model.addAttribute(
          "waitingDueDates", dueDates.of(number, facts == null ? null : facts.extension()));
    }
  }

  private static Supplier<Part<Answer>> history(
      Api api, Frame frame, String account, String kind, String number) {
    return api.begin(
        () -> api.read(frame.dated(), "/accounts/{}/items/{}/{}/history", account, kind, number));
  }

  private static Supplier<@Nullable Part<Answer>> readiness(
      Api api, Frame frame, String account, String kind, String number) {
    return PermittedParts.beginForReaders(
        api, frame, () -> api.read("/accounts/{}/items/{}/{}/readiness", account, kind, number));
  }

  private static Supplier<@Nullable Part<Answer>> way(
      Api api, Frame frame, String account, String number) {
    return PermittedParts.begin(
        api,
        frame.offers("/accounts"),
        () -> api.read("/accounts/{}/items/invoice/{}/way", account, number));
  }

  /** An account is named {@code company.customer.currency}; only a customer may hold dots. */
  private static String company(String account) {
    return account.substring(0, Math.max(account.indexOf('.'), 0));
  }

  private static String customer(String account) {
    int first = account.indexOf('.');
    int last = account.lastIndexOf('.');
    return last > first ? account.substring(first + 1, last) : account;
  }
}
