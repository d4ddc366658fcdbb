package huikuan.console.work;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.FormBody;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.ListQueries;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A collector's day: the customers in order of points, and the talk with one of them. */
@Screen
final class WorkListController {

  @GetMapping("/worklist")
  String list(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Part<Answer> answer = Part.of(() -> api.read(query(frame, asked), "/dunning/worklist"));
    String open = asked.getOrDefault("open", "");
    if (answer.there()) {
      model.addAttribute("day", answer.get());
    }
    return ListPage.of("worklist")
        .choice("list", "work-list", "mine", "all")
        .field("portfolio", "text")
        .field("day", "date")
        .form("work/day :: sums")
        .table(answer.map(told -> table(frame).rows(told.list("customers"), told.text("next"))))
        .beside(
            answer.there() && !open.isEmpty() ? one(api, frame, answer.get(), open) : null,
            "work/day :: customer")
        .in(model);
  }

  private static Api.Query query(Frame frame, Map<String, String> asked) {
    Api.Query query = ListQueries.of(frame, asked, "portfolio", "day");
    boolean all = "all".equals(asked.get("list")) && asked.getOrDefault("portfolio", "").isEmpty();
    return all ? query.with("collector", "*") : query;
  }

  private static Table.Builder table(Frame frame) {
    return Table.of("worklist")
        .column(
            "customer",
            row ->
                Cell.text(row.first("name", "customer"))
                    .to(frame.toCustomer(row.with("company", frame.company()))))
        .column("points", row -> Cell.count(row.get("points")))
        .column("rules", row -> Cell.word("point-rule", rules(row)))
        .column("toBeCollected", row -> Cell.money(Amounts.of(row, "toBeCollected")))
        .column("outstanding", row -> Cell.money(Amounts.of(row, "outstanding")))
        .column("daysLate", row -> Cell.count(row.get("daysLate")))
        .column("level", row -> Cell.word("level", row.get("level")))
        .column("followUp", row -> Cell.day(row.object("next").get("on")))
        .opening(row -> frame.here().with("open", row.text("customer")));
  }

  private static List<String> rules(Answer row) {
    return row.list("rules").stream().map(each -> String.valueOf(each.text("rule"))).toList();
  }

  /** A customer of the list, with its people and its talks. */
  private static Part<Answer> one(Api api, Frame frame, Answer list, String customer) {
    return Part.of(
        () -> {
          String company = frame.company();
          Map<String, @Nullable Object> all = new LinkedHashMap<>();
          list.list("customers").stream()
              .filter(each -> Objects.equals(customer, each.text("customer")))
              .findFirst()
              .ifPresent(all::putAll);
          all.putAll(Talks.of(api, company, customer));
          if (frame.offers("/contacts")) {
            all.put("contacts", api.read("/customers/{}/{}", company, customer).list("contacts"));
          }
          return Answer.of(all);
        });
  }

  @PostMapping("/customers/{company}/{customer}/talks")
  String talk(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes after) {
    FormBody body =
        FormBody.of(form)
            .texts("id", "kind", "on", "contact", "person", "aim", "tactic", "outcome", "note")
            .texts("promise", "dispute", "corrects", "nextOn", "nextAction");
    boolean done =
        Forms.act(
            after,
            "talk.recorded",
            body.answer(),
            () ->
                api.act(
                    HttpMethod.POST,
                    body.answer(),
                    "/dunning/customers/{}/{}/talks",
                    company,
                    customer));
    return Forms.back(done, form.toSingleValueMap(), "/worklist");
  }

  @PostMapping("/customers/{company}/{customer}/resubmission")
  String resubmit(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    boolean done =
        Forms.act(
            after,
            "talk.resubmitted",
            form,
            () ->
                api.ifMatch(form.get("version"))
                    .act(
                        HttpMethod.PUT,
                        Forms.body(form, "on", "reason"),
                        "/dunning/customers/{}/{}/resubmission",
                        company,
                        customer));
    return Forms.back(done, form, "/worklist");
  }
}
