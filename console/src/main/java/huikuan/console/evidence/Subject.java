package huikuan.console.evidence;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Frame;
import huikuan.console.page.PermittedParts;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * A customer, a contract or an item, which evidence is of.
 *
 * @param company whose files it has
 * @param path of its evidence, with {@code {}} for each of the ids
 */
public record Subject(String company, String path, List<String> ids) {

  public static Subject ofCustomer(String company, String customer) {
    return new Subject(company, "/customers/{}/{}/evidence", List.of(company, customer));
  }

  public static Subject ofContract(String company, String contract) {
    return new Subject(company, "/contracts/{}/{}/evidence", List.of(company, contract));
  }

  public static Subject ofItem(String account, String kind, String number) {
    return new Subject(
        account.substring(0, Math.max(account.indexOf('.'), 0)),
        "/accounts/{}/items/{}/{}/evidence",
        List.of(account, kind, number));
  }

  /** By the ids in a page's path. */
  static Subject of(Map<String, String> ids) {
    String company = ids.getOrDefault("company", "");
    if (ids.get("customer") instanceof String customer) {
      return ofCustomer(company, customer);
    }
    return ids.get("contract") instanceof String contract
        ? ofContract(company, contract)
        : ofItem(
            ids.getOrDefault("account", ""),
            ids.getOrDefault("kind", ""),
            ids.getOrDefault("number", ""));
  }

  /**
   * Its evidence, asked for side by side with what else is asked.
   *
   * @return null = it is not for the person
   */
  public Supplier<@Nullable Part<Answer>> begin(Api api, Frame frame) {
    Api.Query query = Api.query().with("after", frame.here().value("evidenceAfter"));
    return PermittedParts.beginForReaders(api, frame, () -> api.read(query, path, ids.toArray()));
  }

  Answer add(Api api, Object body) {
    return api.act(HttpMethod.POST, body, path, ids.toArray());
  }

  /** Does something with a piece of it. */
  Answer act(Api api, String number, String action, Object body) {
    Object[] all = Stream.concat(ids.stream(), Stream.of(number)).toArray();
    return api.act(HttpMethod.POST, body, path + "/{}/" + action, all);
  }
}
