package huikuan.console.customers;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Frame;
import huikuan.console.page.Table;
import java.util.function.Supplier;

/**
 * A customer's debt in one currency.
 *
 * @param account as the API lists it
 */
public record Book(Answer account, Part<Table> items, Part<Table> letters) {

  private static final int ROWS = 50;

  static Supplier<Book> begin(Api api, Frame frame, Answer account) {
    String id = String.valueOf(account.text("account"));
    Supplier<Part<Answer>> items =
        api.begin(() -> api.read(frame.dated().with("limit", ROWS), "/accounts/{}/items", id));
    Supplier<Part<Answer>> letters =
        api.begin(
            () -> api.read(Api.query().with("account", id).with("limit", ROWS), "/confirmations"));
    return () ->
        new Book(
            account,
            items.get().map(told -> CustomerTables.items(frame, id, told)),
            letters.get().map(told -> CustomerTables.letters(frame, told)));
  }
}
