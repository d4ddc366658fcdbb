package huikuan.console.customers;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Frame;
import huikuan.console.page.PermittedParts;
import huikuan.console.page.Table;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A customer's debt in one currency.
 *
 * @param account as the API lists it
 * @param letters null = they are not for the person
 */
public record Book(Answer account, Part<Table> items, @Nullable Part<Table> letters) {

  private static final int ROWS = 50;

  /**
   * @param waiting what the items lack whose next demand waits
   */
  static Supplier<Book> begin(
      Api api, Frame frame, Answer account, Map<String, List<Answer>> waiting) {
    String id = String.valueOf(account.text("account"));
    Supplier<Part<Answer>> items =
        api.begin(() -> api.read(frame.dated().with("limit", ROWS), "/accounts/{}/items", id));
    Api.Query asked = Api.query().with("account", id).with("limit", ROWS);
    Supplier<@Nullable Part<Table>> letters =
        PermittedParts.begin(
            api,
            frame.offers("/letters"),
            () -> CustomerTables.letters(frame, api.read(asked, "/confirmations")));
    return () ->
        new Book(
            account,
            items.get().map(told -> CustomerTables.items(frame, id, told, waiting)),
            letters.get());
  }
}
