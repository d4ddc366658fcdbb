package huikuan.console.chasing;

import static java.util.Objects.requireNonNullElse;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Downloads;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.ListQueries;
import huikuan.console.page.Screen;
import huikuan.console.page.Table;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Messages that were sent, or are about to be. */
@Screen
final class MessagesController {

  private static final int ROWS = 50;

  @GetMapping("/messages")
  String messages(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Table.Builder table =
        Table.of("messages")
            .column("subject", row -> Cell.text(row.first("subject", "template")))
            .column("state", row -> Cell.state("message-state", row.get("status")))
            .column("kind", row -> Cell.word("message-kind", row.get("kind")))
            .column("recipient", row -> Cell.text(recipient(row)))
            .column("customer", row -> Cell.text(row.get("customer")))
            .column("claims", row -> Cell.count(row.get("invoiceCount")))
            .column("day", row -> Cell.day(row.get("day")))
            .column("sentAt", row -> Cell.moment(row.get("sentAt")))
            .opening(row -> frame.here().with("open", row.text("id")));
    Api.Query query =
        ListQueries.of(
                frame,
                asked,
                "status",
                "account",
                "customer",
                "recipient",
                "level",
                "from",
                "to",
                "letter",
                "invoice")
            .with("limit", ROWS);
    Part<Table> rows =
        Part.of(() -> api.read(query, "/notifications"))
            .map(told -> table.rows(told.list("items"), told.text("next")));
    @Nullable String open = asked.get("open");
    return ListPage.of("messages")
        .chips(
            "status",
            "message-state",
            "pending",
            "retrying",
            "sent",
            "bounced",
            "failed",
            "withdrawn")
        .field("recipient", "text")
        .field("from", "date")
        .field("to", "date")
        .table(rows)
        .beside(
            open == null ? null : Part.of(() -> api.read("/notifications/{}", open)),
            "chasing/message :: message")
        .in(model);
  }

  @GetMapping("/messages/{id}/page")
  void page(Api api, @PathVariable String id, HttpServletResponse response) throws IOException {
    Downloads.framed(
        response, requireNonNullElse(api.read("/notifications/{}", id).text("html"), ""));
  }

  private static @Nullable Object recipient(Answer row) {
    return row.get("recipient") instanceof Answer recipient ? recipient.get("name") : null;
  }
}
