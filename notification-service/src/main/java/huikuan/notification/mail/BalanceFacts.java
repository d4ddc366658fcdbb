package huikuan.notification.mail;

import huikuan.contracts.MailAddress;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterEvent.Demanded;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.LetterEvent.ReplyTo;
import huikuan.contracts.ledger.LetterKind;
import huikuan.notification.customers.Addressee;
import huikuan.notification.message.BalanceLetter;
import huikuan.notification.paying.BankAccount;
import huikuan.notification.paying.Paying;
import huikuan.platform.template.Language;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a template can name of a letter about a balance.
 *
 * @param company how it signs
 */
record BalanceFacts(
    Language language,
    String company,
    Paying paying,
    String companyAnswersTo,
    Addressee to,
    BalanceLetter letter,
    LocalDate today,
    String link)
    implements Facts {

  @Override
  public @Nullable String list() {
    return null;
  }

  @Override
  public Document attached() {
    return letter.document();
  }

  @Override
  public Map<String, Object> all() {
    Map<String, Object> facts = new HashMap<>();
    facts.put("lang", language.tag());
    facts.put("company", Letters.line(company));
    facts.put("customer", Letters.line(to.customerName()));
    facts.put("recipient", Letters.line(to.name()));
    facts.put("today", language.date(today));
    facts.put("subject", "");
    facts.put("lines", List.of());
    facts.put("link", link);
    facts.put("letter", true);
    facts.put("pageWidth", ClaimTable.NARROW_PAGE);
    addLetter(facts);
    List<Map<String, ?>> accounts = ClaimFacts.accounts(accountsToPayTo(), language);
    facts.put("accounts", accounts);
    facts.put("payable", !accounts.isEmpty());
    // Beside a third party who is to be answered, nobody of the company is named.
    facts.put("contact", letter.replyTo() == null ? ClaimFacts.contact(paying) : false);
    return facts;
  }

  private void addLetter(Map<String, Object> facts) {
    facts.put("number", Letters.line(letter.number()));
    facts.put("title", title());
    facts.put("purpose", purpose());
    facts.put("confirmation", confirmation());
    facts.put("positive", letter.kind() == LetterKind.POSITIVE);
    facts.put("negative", letter.kind() == LetterKind.NEGATIVE);
    facts.put("demand", letter.demand());
    facts.put("statement", letter.kind() == LetterKind.STATEMENT);
    facts.put("audit", audit());
    facts.put("followUp", letter.followUp() == 0 ? "" : Integer.toString(letter.followUp()));
    facts.put("again", again());
    facts.put("cutOff", language.date(letter.cutOff()));
    facts.put("issuedOn", language.date(letter.issuedOn()));
    facts.put("balance", balance());
    addDemanded(facts);
    addDay(facts);
    facts.put("document", Letters.line(letter.document().name()));
    facts.put("replyTo", answersTo());
    facts.put("thirdParty", thirdParty());
  }

  private void addDemanded(Map<String, Object> facts) {
    Money sum = demandedSum();
    facts.put("demanded", demanded());
    facts.put("withinBalance", sum != null && sum.minus(letter.balance()).signum() <= 0);
  }

  /** A day that has passed is not asked for again. */
  private void addDay(Map<String, Object> facts) {
    LocalDate day = letter.answerBy();
    facts.put("answerBy", day == null ? "" : language.date(day));
    facts.put("dayAhead", day != null && !day.isBefore(today));
    facts.put("dayPassed", day != null && day.isBefore(today));
  }

  /** How often an answer was asked for again; empty until the second time. */
  private String again() {
    return switch (language) {
      case ZH -> letter.followUp() < 2 ? "" : "再次";
      case EN ->
          switch (letter.followUp()) {
            case 0, 1 -> "";
            case 2 -> "second";
            case 3 -> "third";
            default -> "further";
          };
    };
  }

  private boolean audit() {
    return confirmation() && letter.replyTo() != null;
  }

  private boolean confirmation() {
    return letter.kind() == LetterKind.POSITIVE || letter.kind() == LetterKind.NEGATIVE;
  }

  /** What the letter is called. */
  private String title() {
    return switch (language) {
      case ZH ->
          switch (letter.kind()) {
            case POSITIVE, NEGATIVE -> audit() ? "企业询证函" : "往来询证函";
            case DEMAND -> "对账兼催款函";
            case STATEMENT -> "对账单";
          };
      case EN ->
          switch (letter.kind()) {
            case POSITIVE, NEGATIVE ->
                audit() ? "audit confirmation request" : "balance confirmation letter";
            case DEMAND -> "reconciliation and demand letter";
            case STATEMENT -> "statement of account";
          };
    };
  }

  /** What the letter is in law. Every letter says it, in these words. */
  String purpose() {
    return switch (language) {
      case ZH ->
          switch (letter.kind()) {
            case POSITIVE, NEGATIVE -> "本函仅为复核账目之用，并非催款结算。";
            case DEMAND -> "本函为正式催款函，即本公司就函中所列到期款项向贵公司提出的付款请求。";
            case STATEMENT -> "本对账单仅供贵公司核对账目，并非催款，亦无需答复。";
          };
      case EN ->
          switch (letter.kind()) {
            case POSITIVE, NEGATIVE ->
                "This letter is solely for the verification of accounts and is not a demand for"
                    + " payment.";
            case DEMAND ->
                "This letter is a formal demand for payment of the items due that it lists.";
            case STATEMENT ->
                "This statement is for your information only; it is not a demand for payment and"
                    + " asks for no answer.";
          };
    };
  }

  /** Who owes whom how much. */
  String balance() {
    Money balance = letter.balance();
    String amount = language.amount(balance.signum() < 0 ? balance.negated() : balance);
    return switch (language) {
      case ZH ->
          balance.signum() > 0
              ? "贵公司欠本公司 " + amount
              : balance.signum() < 0 ? "本公司欠贵公司 " + amount : "双方互不相欠（余额为 " + amount + "）";
      case EN ->
          balance.signum() > 0
              ? "you owe us " + amount
              : balance.signum() < 0
                  ? "we owe you " + amount
                  : "neither of us owes the other anything (" + amount + ")";
    };
  }

  /** The sum that a demand asks for; empty for other letters. */
  String demanded() {
    Money sum = demandedSum();
    return sum == null ? "" : language.amount(sum);
  }

  private @Nullable Money demandedSum() {
    return letter.demanded().stream().map(Demanded::open).reduce(Money::plus).orElse(null);
  }

  /**
   * Where answers go.
   *
   * @throws IllegalArgumentException if the third party's address is none
   */
  String answersTo() {
    ReplyTo other = letter.replyTo();
    return other == null ? companyAnswersTo : MailAddress.parse(other.email());
  }

  String thirdParty() {
    ReplyTo other = letter.replyTo();
    return other == null ? "" : Letters.line(other.name());
  }

  /** Where to pay, as far as it is known. Only a demand says it. */
  List<BankAccount> accountsToPayTo() {
    return letter.demand() ? paying.accountsFor(List.of(letter.balance())) : List.of();
  }
}
