package huikuan.console.customers;

import huikuan.console.api.Answer;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of a customer's page. */
final class CustomerTables {

  private static final Set<String> OPEN = Set.of("factored", "insolvency");

  private CustomerTables() {}

  /**
   * @param waiting the things that items lack whose next demand waits, by {@link #item}
   */
  static Table items(Frame frame, String account, Answer told, Map<String, List<Answer>> waiting) {
    return Table.of("open-items")
        .column(
            "item",
            row ->
                Cell.text(row.get("number"))
                    .to(
                        frame.to(
                            "/accounts/{}/items/{}/{}",
                            account,
                            row.text("kind"),
                            row.text("number")))
                    .lacking(
                        waiting.getOrDefault(
                            item(account, row.text("kind"), row.text("number")), List.of())))
        .column("kind", row -> Cell.word("kind", row.get("kind")))
        .column("postedOn", row -> Cell.day(row.get("postedOn")))
        .column("due", row -> Cell.day(row.get("dueOn")))
        .column("daysLate", row -> Cell.count(row.get("daysLate")))
        .column("amount", row -> Cell.amount(row.get("amount")))
        .column("open", row -> Cell.amount(row.first("open", "unapplied")))
        .column("reference", row -> Cell.text(row.get("reference")))
        .rows(told.list("items"), told.text("next"));
  }

  /** The things that items lack whose next demand waits, by the item. */
  static Map<String, List<Answer>> waiting(Answer cases) {
    Map<String, List<Answer>> waiting = new HashMap<>();
    for (Answer each : cases.list("cases")) {
      if (!each.list("missing").isEmpty()) {
        waiting.put(
            item(each.text("account"), each.text("itemKind"), each.text("invoice")),
            each.list("missing"));
      }
    }
    return waiting;
  }

  /** No account and no kind has a blank. */
  private static String item(
      @Nullable String account, @Nullable String kind, @Nullable String number) {
    return account + " " + kind + " " + number;
  }

  static Table letters(Frame frame, Answer told) {
    return Table.of("letters")
        .column(
            "number",
            row ->
                Cell.text(row.get("number"))
                    .to(frame.to("/letters").with("open", row.text("number"))))
        .column("kind", row -> Cell.word("letter-kind", row.get("kind")))
        .column("cutOff", row -> Cell.day(row.get("cutOff")))
        .column("balance", row -> Cell.amount(row.get("balance")))
        .column("state", row -> Cell.state("letter-state", row.get("state")))
        .column("outcome", row -> Cell.word("outcome", row.get("outcome")))
        .rows(told.list("letters"), null);
  }

  static Table contracts(Frame frame, Answer told) {
    return Table.of("contracts")
        .column(
            "contract",
            row ->
                Cell.text(row.get("contract"))
                    .to(frame.to("/contracts/{}/{}", told.text("company"), row.text("contract"))))
        .column("title", row -> Cell.text(row.get("title")))
        .column("signedOn", row -> Cell.day(row.get("signedOn")))
        .column("validTo", row -> Cell.day(row.get("validTo")))
        .column("currency", row -> Cell.text(row.get("currency")))
        .column("amount", row -> Cell.amount(row.get("amount")))
        .column("milestones", row -> Cell.count(row.get("milestones")))
        .column("reached", row -> Cell.count(row.get("reached")))
        .column("replacedBy", row -> Cell.text(row.joined("replacedBy")))
        .rows(told.list("contracts"), told.text("next"));
  }

  static Table cases(Frame frame, Answer told) {
    return Table.of("cases")
        .column(
            "item",
            row ->
                Cell.text(row.first("invoice", "account"))
                    .to(frame.to("/cases/{}", row.text("id"))))
        .column("state", row -> Cell.state("case", state(row)).lacking(row.list("missing")))
        .column("level", row -> Cell.word("level", row.get("level")))
        .column("due", row -> Cell.day(row.get("dueOn")))
        .column("currency", row -> Cell.text(row.get("currency")))
        .column("open", row -> Cell.amount(row.get("open")))
        .column("next", CustomerTables::next)
        .rows(told.list("cases"), told.text("next"));
  }

  /** Nothing is chased that goes on only when a person has seen to it. */
  private static @Nullable String state(Answer row) {
    boolean waits = !row.has("next") && row.get("tasks") instanceof List<?> all && !all.isEmpty();
    return waits && "open".equals(row.text("state")) ? "waits" : row.text("state");
  }

  /** Of a hold whose end nobody knows no day is told. */
  private static Cell next(Answer row) {
    boolean open =
        Stream.of("holds", "customerHolds")
            .flatMap(name -> row.list(name).stream())
            .anyMatch(
                hold -> !hold.has("amount") && OPEN.contains(String.valueOf(hold.text("source"))));
    return open && row.has("next")
        ? Cell.word("case", "after-hold")
        : Cell.moment(row.object("next").get("at"));
  }

  static Table messages(Frame frame, Answer told) {
    return Table.of("messages")
        .column(
            "subject",
            row ->
                Cell.text(row.first("subject", "template"))
                    .to(frame.to("/messages").with("open", row.text("id"))))
        .column("state", row -> Cell.state("message-state", row.get("status")))
        .column("sentAt", row -> Cell.moment(row.get("sentAt")))
        .rows(told.list("items"), told.text("next"));
  }

  /** The answers of recipients by the links in mails. */
  static Table told(Answer told) {
    return Table.of("told")
        .column("toldAt", row -> Cell.moment(row.get("at")))
        .column("told", row -> Cell.word("told", row.get("what")))
        .column("item", row -> Cell.text(row.get("number")))
        .column(
            "why",
            row ->
                row.has("dispute")
                    ? Cell.word("dispute-reason", row.get("dispute"))
                    : Cell.word("why", row.get("reason")))
        .column("day", row -> Cell.day(row.first("on", "day")))
        .column("amount", row -> Cell.amount(row.get("amount")))
        .column("person", row -> Cell.text(row.get("name")))
        .rows(told.list("told"), null);
  }
}
