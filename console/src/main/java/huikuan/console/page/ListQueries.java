package huikuan.console.page;

import huikuan.console.api.Api;
import java.util.Map;

/** Questions for the rows of the chosen company, as a page's address has them. */
public final class ListQueries {

  private static final int ROWS = 100;

  private ListQueries() {}

  /** With the two dates. */
  public static Api.Query dated(Frame frame, Map<String, String> asked, String... names) {
    return add(frame.dated(), frame, asked, names);
  }

  public static Api.Query of(Frame frame, Map<String, String> asked, String... names) {
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
