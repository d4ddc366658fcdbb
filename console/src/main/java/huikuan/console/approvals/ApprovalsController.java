package huikuan.console.approvals;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Formats;
import huikuan.console.page.Forms;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Proposals of all services, which another person decides. */
@Screen
final class ApprovalsController {

  @GetMapping("/approvals")
  String list(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    ListPage page =
        ListPage.of("approvals")
            .choice(
                "state",
                "approval",
                "open",
                "approved",
                "rejected",
                "withdrawn",
                "overtaken",
                "lapsed",
                "elsewhere");
    Proposals.read(
            api, frame, Proposals.services(), asked.get("state"), asked.getOrDefault("after", ""))
        .forEach(
            (service, answer) -> {
              Part<Table> rows = answer.map(told -> table(frame, service, told));
              if (!rows.there() || !rows.get().rows().isEmpty() || service.equals("ledger")) {
                page.table(rows);
              }
            });
    if (frame.can("approver")) {
      page.picking("/approvals/chosen", "approvals/chosen :: bar");
    }
    return page.beside(one(api, frame, asked), "approvals/proposal :: proposal").in(model);
  }

  private static Table table(Frame frame, String service, Answer told) {
    List<Answer> rows = Proposals.rows(service, told);
    Table.Builder table = columns(Table.of("approvals-" + service), frame);
    if (rows.stream().anyMatch(row -> Proposals.part(frame, row) != null)) {
      table.column("part", row -> Cell.word("part", Proposals.part(frame, row)));
    }
    return table
        .opening(row -> frame.here().with(Proposals.SERVICE, service).with("open", row.text("id")))
        .picking(row -> Proposals.isToDecide(frame, row) ? service + ":" + row.text("id") : null)
        .rows(rows, Proposals.next(service, told));
  }

  /** Columns by which a person decides. */
  static Table.Builder columns(Table.Builder table, Frame frame) {
    return table
        .column("what", row -> Cell.word("proposal", row.get("deed")))
        .column("about", row -> Facts.about(frame, row))
        .column("amount", row -> Cell.money(Proposals.amount(row)))
        .column("proposedBy", row -> Cell.actor(row.get("proposedBy")))
        .column("proposedAt", row -> Cell.moment(row.get("proposedAt")))
        .column("lapsesAt", row -> Cell.moment(row.get("lapsesAt")))
        .column("approvers", row -> Cell.text(approvers(row)))
        .column("reason", row -> Cell.text(reason(row)));
  }

  /** How many have approved it, of how many. */
  private static @Nullable String approvers(Answer row) {
    return row.has("needed") ? row.list("approvedBy").size() + "/" + row.text("needed") : null;
  }

  private static @Nullable Object reason(Answer row) {
    return row.has("reason") ? row.get("reason") : Proposals.what(row).get("reason");
  }

  private static @Nullable Part<Answer> one(Api api, Frame frame, Map<String, String> asked) {
    @Nullable String id = asked.get("open");
    if (id == null) {
      return null;
    }
    String service = asked.getOrDefault(Proposals.SERVICE, "ledger");
    return Part.of(() -> api.read(Proposals.path(service) + "/{}", id))
        .map(row -> shown(api, frame, Proposals.known(service, row, Answer.of(Map.of()))));
  }

  private static Answer shown(Api api, Frame frame, Answer row) {
    Answer named = named(api, row);
    return named
        .with("facts", Facts.of(frame, named))
        .with("proposer", Formats.actor(row.get("proposedBy")))
        .with("approvers", row.list("approvedBy").stream().map(Proposals::byName).toList())
        .with("refused", row.get("rejected") instanceof Answer told ? Proposals.byName(told) : null)
        .with("left", Proposals.left(row))
        .with("part", Proposals.part(frame, row))
        .with("mayApprove", Proposals.mayApprove(frame, row))
        .with("toDecide", Proposals.isToDecide(frame, row));
  }

  /** With the customer's name, if there is one. */
  private static Answer named(Api api, Answer row) {
    if (!row.has("customer") || !row.has("company")) {
      return row;
    }
    Part<Answer> customer =
        Part.of(
            () ->
                api.read(
                    "/customers/{}/{}",
                    String.valueOf(row.text("company")),
                    String.valueOf(row.text("customer"))));
    return customer.there() ? row.with("name", customer.get().get("name")) : row;
  }

  @PostMapping(
      "/approvals/{service:ledger|dunning|notification}/{id}/{action:approve|reject|withdraw}")
  String decide(
      Api api,
      @PathVariable String service,
      @PathVariable String id,
      @PathVariable String action,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Map<String, Object> body = action.equals("approve") ? Map.of() : Forms.body(form, "reason");
    boolean done =
        Forms.act(
            after,
            "approval." + action,
            form,
            () -> api.act(HttpMethod.POST, body, Proposals.path(service) + "/{}/" + action, id));
    return Forms.back(done, form, "/approvals");
  }
}
