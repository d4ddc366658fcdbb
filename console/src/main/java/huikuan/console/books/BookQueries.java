package huikuan.console.books;

import huikuan.console.api.Api;
import huikuan.console.page.Frame;
import java.util.Map;

/** BookQueries to the ledger as a page's address has them. */
final class BookQueries {

  private static final int ROWS = 100;

  private BookQueries() {}

  /** With the two dates. */
  static Api.Query dated(Frame frame, Map<String, String> asked, String... names) {
    return add(frame.dated(), frame, asked, names);
  }

  static Api.Query of(Frame frame, Map<String, String> asked, String... names) {
    return add(Api.query(), frame, asked, names);
  }

  private static Api.Query add(
      Api.Query query, Frame frame, Map<String, String> asked, String... names) {
    query.with("company", frame.company()).with("limit", ROWS).with("after", asked.get("after"));
    for (String name : names) {
      query.with(name, asked.get(name));
    }
    return query;
  }
}
