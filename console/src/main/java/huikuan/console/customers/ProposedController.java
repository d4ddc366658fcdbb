package huikuan.console.customers;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.ListQueries;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** People whom recipients have named: nobody writes to them before somebody has called. */
@Screen
final class ProposedController {

  @GetMapping("/proposed")
  String proposed(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Table.Builder table =
        Table.of("proposed")
            .column("person", row -> Cell.text(row.get("name")))
            .column("customer", row -> Cell.text(row.get("customer")).to(frame.toCustomer(row)))
            .column("state", row -> Cell.word("proposed-state", row.get("state")))
            .column("toldAt", row -> Cell.moment(row.get("toldAt")))
            .opening(row -> frame.here().with("open", key(row)));
    Part<Answer> answer =
        Part.of(() -> api.read(ListQueries.of(frame, asked, "state"), "/proposed-contacts"));
    return ListPage.of("proposed")
        .chips("state", "proposed-state", "proposed", "confirmed", "dismissed")
        .table(answer.map(told -> table.rows(told.list("contacts"), told.text("next"))))
        .beside(one(api, answer, asked.get("open")), "customers/proposed :: one")
        .in(model);
  }

  private static String key(Answer row) {
    return row.text("customer") + "/" + row.text("proposal");
  }

  /** One of these; of a person that is to be confirmed with the numbers that could be called. */
  private static @Nullable Part<Answer> one(Api api, Part<Answer> all, @Nullable String open) {
    if (open == null || !all.there()) {
      return null;
    }
    return all.get().list("contacts").stream()
        .filter(each -> open.equals(key(each)))
        .findFirst()
        .map(row -> Part.of(() -> withNumbers(api, row)))
        .orElse(null);
  }

  private static Answer withNumbers(Api api, Answer row) {
    if (!"proposed".equals(row.get("state"))) {
      return row;
    }
    Answer customer =
        api.read(
            "/customers/{}/{}",
            String.valueOf(row.text("company")),
            String.valueOf(row.text("customer")));
    return row.with(
        "known",
        customer.list("contacts").stream().filter(contact -> contact.has("mobile")).toList());
  }

  @PostMapping("/proposed/{company}/{customer}/{proposal}/{action:confirm|dismiss}")
  String decide(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @PathVariable String proposal,
      @PathVariable String action,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "proposed." + action,
        form,
        () ->
            api.act(
                HttpMethod.POST,
                Forms.body(form, "called", "note", "reason"),
                "/customers/{}/{}/proposed-contacts/{}/" + action,
                company,
                customer,
                proposal));
    return Forms.back(form, "/proposed");
  }
}
