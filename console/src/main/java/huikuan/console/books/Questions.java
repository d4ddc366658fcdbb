package huikuan.console.books;

import huikuan.console.api.Api;
import huikuan.console.page.Frame;
import java.util.Map;

/** Questions to the ledger as a page's address has them. */
final class Questions {

  private static final int ROWS = 100;

  private Questions() {}

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
