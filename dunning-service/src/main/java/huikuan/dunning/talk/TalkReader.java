package huikuan.dunning.talk;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.dunning.cases.Cases;
import huikuan.dunning.claim.CaseIds;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.CustomerFields;
import huikuan.dunning.talk.Talk.Item;
import huikuan.dunning.talk.Talk.Kind;
import huikuan.dunning.talk.Talk.Outcome;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the bodies about talks. All faults are told at once. */
@Component
class TalkReader {

  private static final int LONGEST_DAYS = 366;
  private static final int LONGEST_TEXT = 200;
  private static final int LONGEST_NOTE = 2_000;
  private static final int MOST_ITEMS = 50;
  private static final List<String> KINDS =
      Arrays.stream(ItemKind.values()).map(ItemKind::toString).toList();

  private final Tactics tactics;
  private final Cases cases;

  TalkReader(Tactics tactics, Cases cases) {
    this.tactics = tactics;
    this.cases = cases;
  }

  /** The day on which somebody follows up, and why. */
  record Resubmission(LocalDate on, String reason) {}

  /**
   * @param today at the customer
   */
  Resubmission resubmission(Fields fields, Faults faults, LocalDate today) {
    LocalDate on = ahead("on", fields, today);
    String reason = fields.words("reason", LONGEST_TEXT);
    fields.refuseOthers();
    faults.refuse();
    return new Resubmission(requireNonNull(on), requireNonNull(reason));
  }

  /**
   * A talk; without an id if none is given.
   *
   * @param today at the customer
   */
  Talk talk(Customer customer, Fields fields, Faults faults, LocalDate today) {
    String id = fields.optionalIdentifier("id");
    String kind = fields.choice("kind", Kind.words());
    LocalDate on = Objects.requireNonNullElse(fields.optionalDate("on"), today);
    boolean announced = day(kind, on, fields, today);
    Outcome outcome = outcome(announced, fields);
    Talk talk =
        new Talk(
            id == null ? "" : id,
            kind == null ? Kind.CALL : Kind.of(kind),
            on,
            contact(customer, fields),
            fields.optionalWords("person", LONGEST_TEXT),
            fields.optionalWords("aim", LONGEST_TEXT),
            fields.optionalChoice("tactic", tactics.ids()),
            outcome,
            items(customer, fields),
            fields.optionalWords("note", LONGEST_NOTE),
            named("promise", Outcome.PROMISE, outcome, fields),
            named("dispute", Outcome.DISPUTE, outcome, fields),
            fields.optionalIdentifier("corrects"),
            Objects.requireNonNullElse(ahead("nextOn", fields, today), today),
            Objects.requireNonNullElse(fields.words("nextAction", LONGEST_TEXT), ""));
    fields.refuseOthers();
    faults.refuse();
    return talk;
  }

  /** A day from today on; null = it is none, and that is a fault. */
  private static @Nullable LocalDate ahead(String field, Fields fields, LocalDate today) {
    LocalDate day = fields.date(field);
    LocalDate last = today.plusDays(LONGEST_DAYS);
    if (day != null && (day.isBefore(today) || day.isAfter(last))) {
      fields.fault(field, "a day from " + today + " (today at the customer) to " + last);
    }
    return day;
  }

  /** Whether a visit is announced. Nothing else can be on a day to come. */
  private static boolean day(@Nullable String kind, LocalDate on, Fields fields, LocalDate today) {
    boolean visit = Kind.VISIT.word().equals(kind);
    LocalDate last = visit ? today.plusDays(LONGEST_DAYS) : today;
    LocalDate first = today.minusDays(LONGEST_DAYS);
    if (on.isBefore(first) || on.isAfter(last)) {
      fields.fault(
          "on",
          "a day from %s to %s%s"
              .formatted(first, last, visit ? "" : "; only a visit is announced for a later day"));
    }
    return visit && on.isAfter(today);
  }

  private static @Nullable Outcome outcome(boolean announced, Fields fields) {
    if (announced) {
      if (fields.given("outcome")) {
        fields.fault("outcome", "none, as the visit is still to come");
      }
      return null;
    }
    String word = fields.choice("outcome", Outcome.words());
    return word == null ? null : Outcome.of(word);
  }

  private static @Nullable String contact(Customer customer, Fields fields) {
    String contact = CustomerFields.optionalContact(fields, customer);
    if (fields.given("contact") == fields.given("person")) {
      fields.fault("contact", "a person of the customer, or else person: one of the two");
    }
    return contact;
  }

  private static @Nullable String named(
      String field, Outcome meant, @Nullable Outcome outcome, Fields fields) {
    String id = fields.optionalIdentifier(field);
    if (id != null && outcome != meant) {
      fields.fault(field, "only with the outcome " + meant.word());
    }
    return id;
  }

  private List<Item> items(Customer customer, Fields fields) {
    List<Fields> each = fields.objects("items", MOST_ITEMS);
    List<@Nullable Item> read = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (Fields one : each) {
      Item item = item(customer, one);
      read.add(item);
      if (item != null) {
        ids.add(caseId(item));
      }
    }
    Map<String, String> accounts = cases.accounts(ids);
    List<Item> items = new ArrayList<>();
    for (int at = 0; at < read.size(); at++) {
      Item item = read.get(at);
      if (item != null && !item.account().toString().equals(accounts.get(caseId(item)))) {
        each.get(at).fault("number", "an item of the account");
      } else if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  private static ItemKind kind(String word) {
    return Arrays.stream(ItemKind.values())
        .filter(each -> each.toString().equals(word))
        .findFirst()
        .orElseThrow();
  }

  private static String caseId(Item item) {
    return CaseIds.of(item.account(), item.kind(), item.number());
  }

  private static @Nullable Item item(Customer customer, Fields fields) {
    String allowed = "an account of the customer, such as " + customer.id() + ".CNY";
    String written = fields.text("account", allowed);
    String kind = fields.choice("kind", KINDS);
    String number = fields.identifier("number");
    fields.refuseOthers();
    AccountId account = null;
    try {
      account = written == null ? null : AccountId.parse(written);
    } catch (IllegalArgumentException malformed) {
      // Told below: it is as wrong as an account of somebody else.
    }
    boolean own = account != null && account.customerId().equals(customer.id());
    if (written != null && !own) {
      fields.fault("account", allowed);
    }
    return account == null || !own || kind == null || number == null
        ? null
        : new Item(account, kind(kind), number);
  }
}
