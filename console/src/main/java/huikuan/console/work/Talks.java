package huikuan.console.work;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The talks with a customer, with the tactics that the next one can name. */
public final class Talks {

  private static final int RECENT = 10;

  private Talks() {}

  /** As the fragment {@code work/talks} reads them. */
  public static Answer of(Api api, String company, String customer) {
    Answer talks =
        api.read(
            Api.query().with("limit", RECENT), "/dunning/customers/{}/{}/talks", company, customer);
    Map<String, @Nullable Object> all = new LinkedHashMap<>(talks);
    all.put("tactics", api.read("/dunning/tactics").list("tactics"));
    all.put("company", company);
    all.put("customer", customer);
    return Answer.of(all);
  }
}
