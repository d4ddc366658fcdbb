package huikuan.console.customers;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.books.AgedBar;
import huikuan.console.page.Frame;
import huikuan.console.page.Table;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a customer owes in one currency.
 *
 * @param account as the API lists it
 * @param bar the same by age; none if nothing is open
 */
public record Book(Answer account, List<AgedBar> bar, Part<Table> items, Part<Table> letters) {

  private static final int ROWS = 50;

  static Supplier<Book> begin(Api api, Frame frame, Answer account) {
    String id = String.valueOf(account.text("account"));
    Supplier<Part<Answer>> items =
        api.begin(() -> api.read(dated(frame).with("limit", ROWS), "/accounts/{}/items", id));
    Supplier<Part<Answer>> letters =
        api.begin(
            () -> api.read(Api.query().with("account", id).with("limit", ROWS), "/confirmations"));
    Supplier<Part<Answer>> aging =
        api.begin(
            () ->
                api.read(
                    dated(frame)
                        .with("company", account.get("company"))
                        .with("customer", account.get("customer"))
                        .with("currency", account.get("currency")),
                    "/aging"));
    return () -> {
      Part<Answer> aged = aging.get();
      return new Book(
          account,
          aged.there() ? AgedBar.of(aged.get().list("totals")) : List.of(),
          items.get().map(told -> CustomerTables.items(frame, id, told)),
          letters.get().map(told -> CustomerTables.letters(frame, told)));
    };
  }

  private static Api.Query dated(Frame frame) {
    return Api.query().with("asOf", frame.dates().asOf()).with("knownAt", frame.dates().knownAt());
  }
}
