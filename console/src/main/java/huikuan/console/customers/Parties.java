package huikuan.console.customers;

import huikuan.console.api.Answer;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Those who pay for a customer, or answer for what it owes. */
record Parties(List<Answer> all) {

  static Parties of(Answer told) {
    return new Parties(told.list("parties"));
  }

  Optional<Answer> one(String id) {
    return all.stream().filter(each -> id.equals(each.text("id"))).findFirst();
  }

  /** An id that no party has. */
  String freeId() {
    return IntStream.rangeClosed(1, all.size() + 1)
        .mapToObj(number -> "party-" + number)
        .filter(id -> one(id).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  static Table table(Frame frame, String company, Answer told) {
    return Table.of("customer-parties")
        .column("party", row -> Cell.text(row.get("name")))
        .column("kind", row -> Cell.word("party-kind", row.get("kind")))
        .column(
            "customer",
            row ->
                row.has("customer")
                    ? Cell.text(row.get("customer"))
                        .to(frame.to("/customers/{}/{}", company, row.text("customer")))
                    : Cell.text(null))
        .column(
            "contract",
            row ->
                row.has("contract")
                    ? Cell.text(row.get("contract"))
                        .to(frame.to("/contracts/{}/{}", company, row.text("contract")))
                    : Cell.text(null))
        .column("validFrom", row -> Cell.day(row.get("validFrom")))
        .column("validTo", row -> Cell.day(row.get("validTo")))
        .column("evidence", row -> Cell.count(row.get("evidence")))
        .column("currency", row -> Cell.text(row.get("currency")))
        .column("amount", row -> Cell.amount(row.get("amount")))
        .opening(row -> frame.here().with("open", "party/" + row.text("id")))
        .rows(told.list("parties"), null);
  }
}
