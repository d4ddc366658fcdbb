package huikuan.console.approvals;

import huikuan.console.api.Answer;
import huikuan.console.page.Address;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts of a proposal by name, each leading to its page. */
final class Facts {

  private static final String CUSTOMER = "/customers/{}/{}";

  /** These come first; names that are not known here follow. */
  private static final List<String> ORDER =
      List.of(
          ("customer sanction form addressee asked ground clause ready items proofs openOrders"
                  + " orders account letter number amount balance invoice dueOn allocations from"
                  + " agreedOn"
                  + " postedOn month open policy appliesTo effectiveFrom lockedBefore wanted accounts"
                  + " insteadOfAccounts contact insteadOfContact")
              .split(" "));

  /** Fields of a document that are told of the proposal already. */
  private static final List<String> TOLD =
      List.of("kind", "company", "customer", "currency", "reason", "postedOn", "amount");

  /**
   * Something that is said.
   *
   * @param name its words are {@code what.<name>}
   * @param lines the parts of each
   */
  record Fact(String name, List<List<Cell>> lines) {}

  private final Frame frame;
  private final Answer proposal;
  private final Answer what;

  private Facts(Frame frame, Answer proposal) {
    this.frame = frame;
    this.proposal = proposal;
    this.what = Proposals.what(proposal);
  }

  static List<Fact> of(Frame frame, Answer proposal) {
    return new Facts(frame, proposal).all();
  }

  /** In one cell: the customer, or what else it is about. */
  static Cell about(Frame frame, Answer proposal) {
    Facts facts = new Facts(frame, proposal);
    for (String name : List.of("customer", "policy", "month")) {
      Object value = facts.value(name);
      if (value != null) {
        return facts.cell(name, value);
      }
    }
    return facts.what.has("lockedBefore")
        ? Cell.day(days(facts.what))
        : Cell.text(String.join(", ", facts.currencies()));
  }

  /** Such as {@code 2026-03-01 → 2026-02-01}. */
  private static String days(Answer what) {
    return what.text("lockedBefore") + " → " + (what.has("wanted") ? what.text("wanted") : "–");
  }

  private List<String> currencies() {
    return elements(what.get("accounts")).stream()
        .map(each -> String.valueOf(each.text("currency")))
        .distinct()
        .toList();
  }

  private @Nullable Object value(String name) {
    return name.equals("customer") ? proposal.get(name) : what.get(name);
  }

  private List<Fact> all() {
    Map<String, @Nullable Object> said = new TreeMap<>(Facts::inOrder);
    said.putAll(what);
    if (proposal.has("customer")) {
      said.put("customer", proposal.get("customer"));
    }
    if (proposal.get(Proposals.DOCUMENT) instanceof Answer document && !document.isEmpty()) {
      said.remove(Proposals.DOCUMENT);
      document.forEach(
          (name, value) -> {
            if (!TOLD.contains(name)) {
              said.put(name, value);
            }
          });
    }
    dropUnchanged(said, "accounts", "insteadOfAccounts");
    dropUnchanged(said, "contact", "insteadOfContact");
    List<Fact> facts = new ArrayList<>();
    said.forEach((name, value) -> facts.addAll(facts(name, value)));
    return facts;
  }

  private static void dropUnchanged(
      Map<String, @Nullable Object> said, String name, String insteadOf) {
    if (Objects.equals(said.get(name), said.get(insteadOf))) {
      said.remove(name);
      said.remove(insteadOf);
    }
  }

  private List<Fact> facts(String name, @Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    return switch (name) {
      case "accounts", "insteadOfAccounts" ->
          elements(value).stream().map(each -> new Fact(name, bankAccount(each))).toList();
      default -> List.of(new Fact(name, lines(name, value)));
    };
  }

  private static int inOrder(String one, String other) {
    int first = ORDER.indexOf(one);
    int second = ORDER.indexOf(other);
    if (first < 0 || second < 0) {
      return first == second ? one.compareTo(other) : Integer.compare(second, first);
    }
    return Integer.compare(first, second);
  }

  private List<List<Cell>> lines(String name, Object value) {
    return switch (name) {
      case "open" -> each(value).map(check -> List.of(Cell.word("month-check", check))).toList();
      case "asked" -> each(value).map(sum -> List.of(Cell.money(sum))).toList();
      case "items", "proofs", "orders" -> each(value).map(it -> List.of(Cell.text(it))).toList();
      case "appliesTo" -> each(value).map(this::target).toList();
      case "allocations", "from" -> elements(value).stream().map(this::part).toList();
      case "contact", "insteadOfContact" -> contact(name, value);
      default -> List.of(List.of(cell(name, value)));
    };
  }

  /** A contact of ours is told with its parts, a person at the customer by its id. */
  private List<List<Cell>> contact(String name, Object value) {
    List<Answer> ours = elements(value);
    return ours.isEmpty()
        ? List.of(List.of(cell(name, value)))
        : ours.stream()
            .flatMap(each -> Stream.of("name", "email", "phone").map(part -> texts(each, part)))
            .toList();
  }

  private static Stream<String> each(Object value) {
    return Arrays.stream(value.toString().split(", "));
  }

  /** Such as {@code customer CN01.C-1006}. */
  private List<Cell> target(String text) {
    String[] parts = text.split(" ", 2);
    if (parts.length < 2) {
      return List.of(Cell.word("applies", text));
    }
    int dot = parts[1].indexOf('.');
    Address page =
        parts[0].equals("customer") && dot > 0
            ? frame.link(CUSTOMER, parts[1].substring(0, dot), parts[1].substring(dot + 1))
            : null;
    return List.of(Cell.word("applies", parts[0]), Cell.text(parts[1]).to(page));
  }

  /** Of an amount: what it is taken from, or stands against. */
  private List<Cell> part(Answer part) {
    List<Cell> cells = new ArrayList<>();
    for (String kind : List.of("invoice", "refund", "receipt", "creditNote")) {
      if (part.has(kind)) {
        cells.add(Cell.word("kind", kind));
        cells.add(Cell.text(part.get(kind)).to(item(kind, part.text(kind))));
      }
    }
    cells.add(Cell.amount(part.get("amount")));
    return cells;
  }

  private static List<List<Cell>> bankAccount(Answer account) {
    return List.of(
        List.of(Cell.text(account.get("currency")), Cell.code(account.first("iban", "account"))),
        texts(account, "bank", "bankEn"),
        texts(account, "holder", "holderEn"));
  }

  private static List<Cell> texts(Answer of, String... names) {
    return Arrays.stream(names).filter(of::has).map(name -> Cell.text(of.get(name))).toList();
  }

  private Cell cell(String name, Object value) {
    String text = value.toString();
    return switch (name) {
      case "customer" -> Cell.text(proposal.get("name")).to(customer());
      case Proposals.ACCOUNT -> Cell.text(text).to(frame.to("/accounts/{}", text));
      case "letter" -> Cell.text(text).to(frame.to("/letters").with("open", text));
      case "amount", "balance" -> Cell.money(text);
      case "invoice" -> Cell.text(text).to(item("invoice", text));
      case "sanction" -> Cell.word("level", text);
      case "form" -> Cell.word("sanction-form", text);
      case "ground" -> Cell.word("ground", text);
      case "ready" -> Cell.word("claim-ready", text);
      case "id", "lift" -> Cell.text(text).to(frame.to("/sanctions/{}", text));
      case "month" -> Cell.text(text).to(frame.link("/month-ends/{}", text));
      case "policy" -> Cell.text(text.replace('/', ' ')).to(policy(text));
      case "lockedBefore",
          "wanted",
          "postedOn",
          "effectiveFrom",
          "dueOn",
          "agreedOn",
          "on",
          "extendedTo" ->
          Cell.day(text);
      case "concession" -> Cell.word("concession-kind", text);
      case "approval" -> Cell.word("promise-approval", text);
      case "hash", "document" -> Cell.code(text);
      default -> text.startsWith("{") || text.startsWith("[") ? Cell.code(text) : Cell.text(text);
    };
  }

  private Address customer() {
    String of =
        String.valueOf(what.has("customer") ? what.text("customer") : what.text(Proposals.ACCOUNT));
    return frame.to(CUSTOMER, of.substring(0, of.indexOf('.')), proposal.text("customer"));
  }

  private @Nullable Address item(String kind, @Nullable String number) {
    @Nullable String account = what.text(Proposals.ACCOUNT);
    return account == null || number == null
        ? null
        : frame.to("/accounts/{}/items/{}/{}", account, kind, number);
  }

  private @Nullable Address policy(String reference) {
    if (!frame.offers("/policies")) {
      return null;
    }
    int slash = reference.lastIndexOf('/');
    return slash < 0
        ? frame.to("/policies/{}", reference)
        : frame
            .to("/policies/{}", reference.substring(0, slash))
            .with("version", reference.substring(slash + 1));
  }

  /** The objects of a list, or the one; also those that are told as JSON. */
  private static List<Answer> elements(@Nullable Object value) {
    return switch (value instanceof String text ? Answer.parse(text) : value) {
      case Answer one -> List.of(one);
      case List<?> all ->
          all.stream().filter(Answer.class::isInstance).map(Answer.class::cast).toList();
      case null, default -> List.of();
    };
  }
}
