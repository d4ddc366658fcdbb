package huikuan.console.approvals;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Address;
import huikuan.console.page.Formats;
import huikuan.console.page.Frame;
import huikuan.console.page.ServiceParameter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The proposals of all services: each service keeps its own, and each row names its service. */
final class Proposals {

  /** As many as can be approved with one request. */
  private static final int ROWS = 200;

  static final String LEDGER = "ledger";
  private static final Map<String, String> PATHS = new LinkedHashMap<>();

  static {
    PATHS.put(LEDGER, "/approvals");
    PATHS.put("dunning", "/dunning/approvals");
    PATHS.put("notification", "/notifications/approvals");
  }

  static final String SERVICE = "service";

  /** The document that is proposed, in a proposal as it is known here. */
  static final String DOCUMENT = "document";

  private static final String PERSON = "person:";

  /** The facts of a proposal. */
  static final String ACCOUNT = "account";

  private Proposals() {}

  static Collection<String> services() {
    return PATHS.keySet();
  }

  static String path(@Nullable String service) {
    return PATHS.getOrDefault(service == null ? LEDGER : service, "/approvals");
  }

  /** A page of each of these services, asked side by side. */
  static Map<String, Part<Answer>> read(
      Api api, Frame frame, Collection<String> services, @Nullable String state, String after) {
    Map<String, Supplier<Part<Answer>>> begun = new LinkedHashMap<>();
    for (String service : services) {
      Api.Query query =
          Api.query()
              .with("state", state)
              .with("limit", ROWS)
              .with("after", ServiceParameter.read(service, after));
      if (!concernsAll(frame, service)) {
        query.with("company", frame.company());
      }
      begun.put(service, api.begin(() -> api.read(query, path(service))));
    }
    Map<String, Part<Answer>> told = new LinkedHashMap<>();
    begun.forEach((service, answer) -> told.put(service, answer.get()));
    return told;
  }

  /** The proposals about an account of the company that wait. */
  static List<Answer> ofAccount(Api api, Frame frame, String account) {
    Api.Query query =
        Api.query().with("company", frame.company()).with(ACCOUNT, account).with("limit", ROWS);
    return rows(LEDGER, api.read(query, path(LEDGER)));
  }

  /** Where one is looked at, and decided. */
  static Address link(Frame frame, String service, @Nullable String id) {
    return frame.to("/approvals").with(SERVICE, service).with("open", id);
  }

  /** Policies concern all companies: who may see all is shown them. */
  private static boolean concernsAll(Frame frame, String service) {
    return service.equals("dunning")
        && frame.person().everywhere("finance", "collector", "approver", "auditor");
  }

  /** Where a service's next page begins, in the address of all of them. */
  static @Nullable String next(String service, Answer told) {
    return ServiceParameter.write(service, told.text("next"));
  }

  static List<Answer> rows(String service, Answer told) {
    return told.list("approvals").stream().map(row -> known(service, row, told)).toList();
  }

  /**
   * A proposal with its service, its {@code deed}, which is told in words, and of whom it is.
   *
   * @param told with the names of customers
   */
  static Answer known(String service, Answer row, Answer told) {
    Answer document = document(row);
    Answer known =
        row.with(SERVICE, service)
            .with(DOCUMENT, document)
            .with("deed", document.has("kind") ? document.get("kind") : row.get("kind"));
    @Nullable String of = what(row).text("customer");
    if (of != null && of.indexOf('.') > 0) {
      String named = of.substring(of.indexOf('.') + 1);
      return known.with("customer", named).with("name", named);
    }
    @Nullable String account = what(row).text(ACCOUNT);
    if (account == null || account.indexOf('.') == account.lastIndexOf('.')) {
      return known;
    }
    String customer = account.substring(account.indexOf('.') + 1, account.lastIndexOf('.'));
    Object name =
        told.get("names") instanceof Answer names
            ? names.get(account.substring(0, account.lastIndexOf('.')))
            : null;
    return known.with("customer", customer).with("name", name == null ? customer : name);
  }

  /** One by its id; if it can't be read, only what the id says. */
  static Answer one(Api api, String service, String id) {
    Part<Answer> told = Part.of(() -> api.read(path(service) + "/{}", id));
    String kind = id.substring(0, Math.max(id.indexOf('.'), 0));
    return told.there()
        ? known(service, told.get(), Answer.of(Map.of()))
        : Answer.of(Map.of("id", id, SERVICE, service, "deed", kind));
  }

  /** The document that is proposed, or that was posted elsewhere; empty if there is none. */
  private static Answer document(Answer row) {
    if (Answer.parse(what(row).text(DOCUMENT)) instanceof Answer document) {
      return document;
    }
    String[] posted = String.valueOf(row.text("id")).split("\\.", 4);
    return "posted".equals(row.get("kind")) && posted.length == 4
        ? Answer.of(Map.of("kind", posted[2], "number", posted[3]))
        : Answer.of(Map.of());
  }

  static Answer what(Answer proposal) {
    return proposal.object("what");
  }

  /** Its amount; null if it is about none. */
  static @Nullable String amount(Answer proposal) {
    Answer what = what(proposal);
    return what.has("amount") ? what.text("amount") : what.text("balance");
  }

  /** How many more have to approve it. */
  static int left(Answer proposal) {
    return proposal.get("needed") instanceof Number needed
        ? needed.intValue() - proposal.list("approvedBy").size()
        : 0;
  }

  /** The person's part in it: {@code proposed} or {@code approved} it; null = neither. */
  static @Nullable String part(Frame frame, Answer proposal) {
    String person = PERSON + frame.person().name();
    if (person.equals(proposal.get("proposedBy"))) {
      return "proposed";
    }
    return proposal.list("approvedBy").stream().anyMatch(each -> person.equals(each.get("by")))
        ? "approved"
        : null;
  }

  /** Whether the person may approve it, and has no part in it yet. */
  static boolean isToDecide(Frame frame, Answer proposal) {
    return "open".equals(proposal.get("state"))
        && frame.dates().isNow()
        && mayApprove(frame, proposal)
        && part(frame, proposal) == null;
  }

  static boolean mayApprove(Frame frame, Answer proposal) {
    @Nullable String company = proposal.text("company");
    return company == null
        ? frame.person().everywhere("approver")
        : frame.person().may(company, "approver");
  }

  /** A decision with who made it. */
  static Answer byName(Answer decision) {
    return decision.with("by", Formats.actor(decision.get("by")));
  }
}
