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
    return of(frame, asked, names)
        .with("asOf", frame.dates().asOf())
        .with("knownAt", frame.dates().knownAt());
  }

  static Api.Query of(Frame frame, Map<String, String> asked, String... names) {
    Api.Query query =
        Api.query()
            .with("company", frame.company())
            .with("limit", ROWS)
            .with("after", asked.get("after"));
    for (String name : names) {
      query.with(name, asked.get(name));
    }
    return query;
  }
}
