package huikuan.notification.mail;

import static java.util.stream.Collectors.joining;

import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.notification.customers.Addressee;
import huikuan.notification.message.Subject;
import huikuan.notification.paying.BankAccount;
import huikuan.notification.paying.Contact;
import huikuan.notification.paying.Paying;
import huikuan.platform.template.Language;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a template can name of claims.
 *
 * @param company how it signs
 * @param lines the claims, in the order in which they are listed
 */
record ClaimFacts(
    Language language,
    MessageKind kind,
    String company,
    Paying paying,
    String replyTo,
    Addressee to,
    List<ClaimLine> lines,
    LocalDate today,
    String link)
    implements Facts {

  private static final int DAYS_TO_PAY = 7;

  /** Claims that the text lists; with more, a list of all is attached. */
  static final int LISTED = 30;

  boolean demand() {
    return kind == MessageKind.DEMAND;
  }

  /** All claims; null = the text lists them. */
  @Override
  public @Nullable String list() {
    return lines.size() > LISTED ? ClaimList.csv(lines, noun(), demand(), language) : null;
  }

  private Noun noun() {
    return Noun.of(lines);
  }

  @Override
  public Map<String, Object> all() {
    Map<String, Object> facts = new HashMap<>();
    facts.put("lang", language.tag());
    facts.put("company", Letters.line(company));
    facts.put("replyTo", replyTo);
    facts.put("customer", Letters.line(to.customerName()));
    facts.put("recipient", Letters.line(to.name()));
    facts.put("today", language.date(today));
    facts.put("payBy", payBy());
    facts.put("demand", demand());
    facts.put("subject", "");
    facts.put("lines", List.of());
    facts.put("link", link);
    facts.put("letter", false);
    addClaims(facts);
    List<Map<String, ?>> accounts = accounts(accountsToPayTo(), language);
    facts.put("accounts", accounts);
    facts.put("payable", !accounts.isEmpty());
    facts.put("contact", contact(paying));
    return facts;
  }

  private void addClaims(Map<String, Object> facts) {
    List<ClaimLine> listed = listed();
    ClaimTable table = new ClaimTable(listed, noun(), demand(), language);
    List<Map<String, ?>> claims =
        listed.stream().<Map<String, ?>>map(line -> claim(line, table)).toList();
    int more = lines.size() - listed.size();
    long oldest = lines.stream().mapToLong(ClaimLine::daysLate).max().orElseThrow();
    facts.put("claims", claims);
    facts.put("first", claims.getFirst());
    facts.put("single", lines.size() == 1);
    facts.put("noun", noun().one(language));
    facts.put("nouns", noun().several(language));
    facts.put("measure", noun().measure(language));
    facts.put("someRefunds", noun() != Noun.INVOICE);
    facts.put("count", Integer.toString(lines.size()));
    facts.put("more", more == 0 ? "" : Integer.toString(more));
    facts.put("oneMore", more == 1);
    facts.put("total", total());
    facts.put("before", oldest <= 0);
    facts.put("unconfirmed", oldest <= 0 ? unconfirmed() : "");
    facts.put("someHeld", lines.stream().anyMatch(ClaimLine::partHeld));
    facts.put("overdue", oldest <= 0 ? "" : language.days(oldest));
    facts.put("columns", table.headings());
    facts.put("wide", table.wide());
    facts.put("widest", table.widest());
    facts.put("pageWidth", table.pageWidth());
    facts.put("span", Integer.toString(table.size()));
  }

  /**
   * The numbers of the claims of which the customer is asked to confirm that it has the goods; of
   * very many, the first. A demand never asks for that.
   */
  private String unconfirmed() {
    List<String> numbers =
        demand()
            ? List.of()
            : lines.stream()
                .filter(ClaimLine::confirmGoods)
                .map(line -> Letters.line(line.subject().step().invoice()))
                .toList();
    String between = language == Language.ZH ? "、" : ", ";
    String named = numbers.stream().limit(LISTED).collect(joining(between));
    return numbers.size() > LISTED ? named + " …" : named;
  }

  /** The claims that the letter itself lists. */
  List<ClaimLine> listed() {
    return lines.stream().limit(LISTED).toList();
  }

  private Map<String, ?> claim(ClaimLine line, ClaimTable table) {
    Subject subject = line.subject();
    Map<String, Object> claim = new HashMap<>();
    claim.put("refund", line.refund());
    claim.put("number", Letters.line(subject.step().invoice()));
    claim.put("invoiceDate", language.date(subject.invoiceDate()));
    claim.put("dueOn", language.date(subject.dueOn()));
    claim.put("reference", text(subject.reference()));
    claim.put("contract", demand() ? text(subject.contract()) : "");
    claim.put("amount", language.amount(subject.amount()));
    claim.put("paid", line.partPaid() ? language.amount(line.paid()) : "");
    claim.put("received", line.covered() ? language.amount(line.received()) : "");
    claim.put("stillOpen", line.partHeld() ? language.amount(line.open()) : "");
    claim.put("held", line.partHeld() ? language.amount(line.held()) : "");
    claim.put("open", language.amount(subject.open()));
    claim.put("daysLate", line.overdue() ? Long.toString(line.daysLate()) : "");
    claim.put("cells", table.cells(line));
    return claim;
  }

  static List<Map<String, ?>> accounts(List<BankAccount> accounts, Language language) {
    return accounts.stream()
        .<Map<String, ?>>map(
            each ->
                Map.of(
                    "currency", each.currency(),
                    "bank", each.bankIn(language),
                    "number", each.number(),
                    "holder", each.holderIn(language)))
        .toList();
  }

  /** Where to pay, as far as it is known. */
  List<BankAccount> accountsToPayTo() {
    return paying.accountsFor(totals());
  }

  /** Whom to ask; {@code false} = nobody is named. */
  static Object contact(Paying paying) {
    Contact contact = paying.contact();
    return contact == null ? false : contact(contact);
  }

  private static Map<String, ?> contact(Contact contact) {
    return Map.of("name", contact.name(), "email", contact.email(), "phone", text(contact.phone()));
  }

  String payBy() {
    return language.date(today.plusDays(DAYS_TO_PAY));
  }

  String total() {
    return language.amounts(totals());
  }

  /** What is owed in each currency. */
  private List<Money> totals() {
    Map<Currency, Money> totals = new LinkedHashMap<>();
    lines.stream()
        .map(line -> line.subject().open())
        .forEach(open -> totals.merge(open.currency(), open, Money::plus));
    return List.copyOf(totals.values());
  }

  private static String text(@Nullable String text) {
    return Letters.line(Objects.requireNonNullElse(text, ""));
  }
}
