package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.page.Address;
import huikuan.console.page.Frame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the documents behind a figure are. */
final class Links {

  private static final Map<String, String> SIDES = Map.of("open", "claims", "unapplied", "credits");

  private Links() {}

  static @Nullable Address account(Frame frame, @Nullable String account) {
    return account == null ? null : frame.link("/accounts/{}", account);
  }

  static @Nullable Address statement(Frame frame, @Nullable String account) {
    return account == null ? null : frame.link("/accounts/{}/statement", account);
  }

  /** The open items of the company on the two dates. */
  static Address items(Frame frame) {
    return frame.to("/balances/items");
  }

  /** Those behind a figure of balances: balance, open or unapplied. */
  static Address items(Address items, String figure) {
    return items.with("side", SIDES.get(figure));
  }

  /** The history of an item: its number and kind stand in the row. */
  static @Nullable Address item(Frame frame, @Nullable String account, Answer row) {
    return item(frame, account, row.text("kind"), row.text("number"));
  }

  static @Nullable Address item(
      Frame frame, @Nullable String account, @Nullable String kind, @Nullable String number) {
    return account == null || kind == null || number == null
        ? null
        : frame.link("/accounts/{}/items/{}/{}", account, kind, number);
  }
}
