package huikuan.notification.mail;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.notification.customers.Addressee;
import huikuan.notification.message.BalanceLetter;
import huikuan.notification.message.Step;
import huikuan.notification.message.Subject;
import huikuan.notification.paying.BankAccount;
import huikuan.notification.paying.Contact;
import huikuan.notification.paying.Paying;
import huikuan.platform.link.RecipientLinks;
import huikuan.platform.template.Language;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Data for letters to try a template with: one claim, several, more than a letter lists; each with
 * and without what a letter can be without; overdue, and for a courtesy also before the due date.
 * No amount, number or day stands for two things.
 */
final class SampleLetters {

  private static final LocalDate TODAY = LocalDate.parse("2013-02-11");
  private static final AccountId DOLLARS = AccountId.parse("X1.Y-2.USD");
  private static final AccountId EUROS = AccountId.parse("X1.Y-2.EUR");
  private static final Addressee TO =
      new Addressee(
          "Sample Buyer 示例客户",
          "zh-CN",
          ZoneId.of("Asia/Shanghai"),
          "Sample Person 示例",
          "to@x.example",
          "none",
          null);

  private static final String ANSWERS = "replies@x.example";
  private static final String LINK = "https://pages.x.example" + RecipientLinks.PATH + "sample";
  private static final String COMPANY = "示例供应商公司 Sample Supplier Inc.";
  private static final Contact CONTACT =
      new Contact("Sample Contact", "contact@x.example", "+86 21 5555 0199");
  private static final List<BankAccount> ACCOUNTS =
      List.of(
          new BankAccount(
              "USD", "示例银行一", null, "7700-1122-01", "示例收款人一", "Sample Bank One", "Holder One"),
          new BankAccount(
              "EUR", "示例银行二", null, "7700-1122-02", "示例收款人二", "Sample Bank Two", "Holder Two"));

  /** The claim that is a refund, in letters about what is overdue. */
  private static final int REFUND = 3;

  private SampleLetters() {}

  static List<? extends Facts> of(Language language, MessageKind kind) {
    return switch (kind) {
      case LETTER -> balances(language);
      case COPY -> copies(language);
      case COURTESY, DEMAND -> ofClaims(language, kind);
    };
  }

  private static List<CopyFacts> copies(Language language) {
    return Stream.of(true, false)
        .flatMap(
            named ->
                SampleCopies.all().stream()
                    .map(
                        each ->
                            new CopyFacts(
                                language, COMPANY, paying(named, named), ANSWERS, TO, each, TODAY)))
        .toList();
  }

  private static List<BalanceFacts> balances(Language language) {
    List<BalanceFacts> samples = new ArrayList<>();
    for (boolean named : List.of(true, false)) {
      Paying paying = paying(named, named);
      for (BalanceLetter each : SampleBalances.all()) {
        samples.add(
            new BalanceFacts(
                language, COMPANY, paying, ANSWERS, TO, each, TODAY, named ? LINK : ""));
      }
    }
    return samples;
  }

  private static List<ClaimFacts> ofClaims(Language language, MessageKind kind) {
    List<ClaimFacts> samples = new ArrayList<>();
    for (boolean before : kind == MessageKind.DEMAND ? List.of(false) : List.of(false, true)) {
      LocalDate dueOn = before ? TODAY.plusDays(4) : TODAY.minusDays(10);
      for (boolean named : List.of(true, false)) {
        for (boolean payable : List.of(true, false)) {
          Paying paying = paying(named, payable);
          samples.add(sample(language, kind, paying, claims(1, true, dueOn)));
          samples.add(sample(language, kind, paying, claims(3, false, dueOn)));
        }
      }
      Paying whole = paying(true, true);
      samples.add(sample(language, kind, whole, claims(1, false, dueOn)));
      samples.add(sample(language, kind, whole, claims(3, true, dueOn)));
      samples.add(sample(language, kind, whole, List.of(claim(REFUND, true, dueOn))));
      samples.add(sample(language, kind, whole, claims(ClaimFacts.LISTED + 2, true, dueOn)));
    }
    return samples;
  }

  private static Paying paying(boolean named, boolean payable) {
    return new Paying(payable ? ACCOUNTS : List.of(), named ? CONTACT : null);
  }

  private static ClaimFacts sample(
      Language language, MessageKind kind, Paying paying, List<ClaimLine> lines) {
    String link = paying.contact() == null ? "" : LINK;
    return new ClaimFacts(language, kind, COMPANY, paying, ANSWERS, TO, lines, TODAY, link);
  }

  private static List<ClaimLine> claims(int count, boolean whole, LocalDate dueOn) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> claim(i, whole, dueOn)).toList();
  }

  /** A whole one has all that a claim can have; of it parts are paid, covered and on hold. */
  private static ClaimLine claim(int i, boolean whole, LocalDate dueOn) {
    AccountId account = whole && i == 2 ? EUROS : DOLLARS;
    String currency = " " + account.currency().getCurrencyCode();
    Money amount = Money.parse("%d.17".formatted(7_000 + i * 13) + currency);
    Money paid = Money.parse((whole ? "%d.29".formatted(400 + i) : "0.00") + currency);
    Money received = Money.parse((whole ? "%d.31".formatted(200 + i) : "0.00") + currency);
    Money held = Money.parse((whole ? "%d.37".formatted(100 + i) : "0.00") + currency);
    String number = "SAMPLE-%02d".formatted(i);
    boolean refund = i == REFUND && dueOn.isBefore(TODAY);
    Subject subject =
        new Subject(
            new Step(
                "sample",
                1,
                account,
                refund ? ItemKind.REFUND : ItemKind.INVOICE,
                number,
                "sample"),
            1,
            dueOn.minusDays(33),
            dueOn,
            amount,
            amount.minus(paid).minus(received).minus(held),
            whole ? "AGREED-" + i : null,
            whole ? "ORDER-" + i : null,
            null,
            "sample/1",
            whole && dueOn.isAfter(TODAY) ? true : null);
    return new ClaimLine(subject, held, received, TODAY);
  }
}
