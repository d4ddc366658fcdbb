package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.page.Address;
import huikuan.console.page.Frame;
import org.jspecify.annotations.Nullable;

/** Where the documents behind a figure are. */
final class Links {

  private Links() {}

  static @Nullable Address account(Frame frame, @Nullable String account) {
    return account == null ? null : frame.to("/accounts/" + account);
  }

  static @Nullable Address statement(Frame frame, @Nullable String account) {
    return account == null ? null : frame.to("/accounts/" + account + "/statement");
  }

  /** What came of an item: its number and kind stand in the row. */
  static @Nullable Address item(Frame frame, @Nullable String account, Answer row) {
    return account == null || !row.has("number") || !row.has("kind")
        ? null
        : frame.to(
            "/accounts/%s/items/%s/%s".formatted(account, row.text("kind"), row.text("number")));
  }
}
