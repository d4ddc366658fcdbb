package huikuan.console.customers;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.books.AgedBar;
import huikuan.console.books.AgedItems;
import huikuan.console.concessions.ConcessionTables;
import huikuan.console.disputes.DisputeTables;
import huikuan.console.evidence.Subject;
import huikuan.console.page.Frame;
import huikuan.console.page.PermittedParts;
import huikuan.console.page.Table;
import huikuan.console.promises.PromiseTables;
import huikuan.console.work.Talks;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parts of a customer's page: each is asked for where the person may open its screen. */
record CustomerParts(
    Api api, Frame frame, String company, String customer, Map<String, String> asked) {

  private static final int ROWS = 100;
  private static final int RECENT = 10;

  Supplier<Part<Answer>> data() {
    return api.begin(() -> api.read("/customers/{}/{}", company, customer));
  }

  /** Its accounts; none if the person may not see any. */
  Supplier<Part<Answer>> accounts() {
    return frame.offers("/customers")
        ? api.begin(() -> api.read(of(frame.dated()), "/accounts"))
        : () -> new Part<>(Answer.of(Map.of()), null);
  }

  /** Its cases; null = not for the person. */
  Supplier<@Nullable Part<Answer>> cases() {
    return PermittedParts.begin(
        api, frame.offers("/cases"), () -> api.read(latest(ROWS), "/dunning/cases"));
  }

  /** Those who pay for it, or answer for it; null = not for the person. */
  Supplier<@Nullable Part<Answer>> parties() {
    return PermittedParts.begin(
        api,
        frame.offers("/customers"),
        () -> api.read("/customers/{}/{}/parties", company, customer));
  }

  /** The sanctions in force; null = not for the person. */
  private Supplier<@Nullable Part<Answer>> sanctions() {
    return PermittedParts.begin(
        api,
        frame.offers("/sanctions"),
        () ->
            api.read(
                Api.query().with("customer", company + "." + customer).with("state", "in-force"),
                "/dunning/sanctions"));
  }

  /** The others, by the names by which the template reads them; null = not for the person. */
  Map<String, Supplier<?>> others() {
    Map<String, Supplier<?>> parts = new LinkedHashMap<>();
    parts.put("aged", part("/aging", () -> bars(api.read(of(frame.dated()), "/aging"))));
    parts.put("sanctions", sanctions());
    parts.put(
        "holds",
        part("/cases", () -> api.read("/dunning/customers/{}/{}/holds", company, customer)));
    parts.put("talks", part("/worklist", () -> Talks.of(api, company, customer)));
    parts.put("listed", part("/worklist", this::listed));
    parts.put(
        "insolvency",
        part("/cases", () -> api.read("/dunning/customers/{}/{}/insolvency", company, customer)));
    parts.put(
        "attitude",
        part("/cases", () -> api.read("/dunning/customers/{}/{}/attitude", company, customer)));
    parts.put(
        "messages",
        part(
            "/messages",
            () -> CustomerTables.messages(frame, api.read(latest(RECENT), "/notifications"))));
    parts.put("promises", part("/promises", this::promises));
    parts.put(
        "disputes",
        part("/disputes", () -> DisputeTables.ofCustomer(frame, open("stage", "disputes"))));
    parts.put(
        "concessions",
        part(
            "/concessions",
            () -> ConcessionTables.ofCustomer(frame, open("state", "concessions"))));
    parts.put("told", part("/messages", () -> CustomerTables.told(told())));
    parts.put("askedToday", PermittedParts.beginForReaders(api, frame, this::whoIsAsked));
    parts.put("paymentCalendar", part("/customers", this::paymentCalendar));
    parts.put(
        "contracts",
        part(
            "/contracts",
            () -> CustomerTables.contracts(frame, api.read(contracts(), "/contracts"))));
    parts.put("evidence", Subject.ofCustomer(company, customer).begin(api, frame));
    return parts;
  }

  private <T> Supplier<?> part(String screen, Supplier<T> question) {
    return PermittedParts.begin(api, frame.offers(screen), question);
  }

  private List<AgedBar> bars(Answer aged) {
    return AgedBar.of(aged, AgedItems.of(frame, aged, customer));
  }

  private Answer whoIsAsked() {
    Api.Query query =
        Api.query().with("on", asked.get("on")).with("contract", asked.get("contract"));
    return api.read(query, "/customers/{}/{}/asked", company, customer);
  }

  private Answer paymentCalendar() {
    Api.Query query =
        Api.query().with("moneyBy", asked.get("moneyBy")).with("received", asked.get("received"));
    return api.read(query, "/customers/{}/{}/payment-calendar", company, customer);
  }

  /** Whether it is on its collectors' lists, and why not. */
  private Answer listed() {
    return api.read(
        Api.query().with("customer", company + "." + customer).with("collector", "*"),
        "/dunning/worklist/why");
  }

  /** Of the last month, and to come. */
  private Table promises() {
    @Nullable String today = frame.today();
    Api.Query query =
        Api.query()
            .with("customer", company + "." + customer)
            .with("from", today == null ? null : LocalDate.parse(today).minusMonths(1))
            .with("limit", RECENT);
    return PromiseTables.ofCustomer(frame, api.read(query, "/dunning/promises"));
  }

  /** Those that are open. */
  private Answer open(String state, String what) {
    Api.Query query =
        Api.query()
            .with("customer", company + "." + customer)
            .with(state, "open")
            .with("limit", ROWS);
    return api.read(query, "/dunning/" + what);
  }

  private Answer told() {
    return api.read(Api.query().with("limit", RECENT), "/customers/{}/{}/told", company, customer);
  }

  private Api.Query of(Api.Query query) {
    return query.with("company", company).with("customer", customer);
  }

  private Api.Query contracts() {
    return latest(ROWS).with("after", asked.get("contractsAfter"));
  }

  private Api.Query latest(int rows) {
    return of(Api.query()).with("limit", rows);
  }
}
