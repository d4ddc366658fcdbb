package huikuan.notification.mail;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterEvent.Demanded;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.LetterEvent.ReplyTo;
import huikuan.contracts.ledger.LetterKind;
import huikuan.notification.message.BalanceLetter;
import huikuan.notification.message.LetterRequest;
import huikuan.platform.template.Language;
import huikuan.platform.template.TemplateId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Letters about balances to try a template with: of each kind, the letter itself and two reminders
 * of an answer; each owed by either side, by none, and with and without what it can be without.
 */
final class SampleBalances {

  private static final AccountId ACCOUNT = AccountId.parse("X1.Y-2.USD");
  private static final LocalDate CUT_OFF = LocalDate.parse("2013-01-31");
  private static final LocalDate ISSUED = LocalDate.parse("2013-02-04");
  private static final LocalDate ANSWER_BY = LocalDate.parse("2013-02-25");

  /** Has passed when the second reminder is written. */
  private static final LocalDate PASSED = LocalDate.parse("2013-02-08");

  private static final ReplyTo AUDITOR = new ReplyTo("Sample Auditor 示例事务所", "audit@y.example");

  private SampleBalances() {}

  static List<BalanceLetter> all() {
    List<BalanceLetter> samples = new ArrayList<>();
    for (LetterKind kind : LetterKind.values()) {
      for (int followUp : List.of(0, 1, 2)) {
        for (String balance : List.of("7413.17 USD", "-7413.17 USD", "0.00 USD")) {
          samples.add(letter(kind, followUp, balance, false));
          samples.add(letter(kind, followUp, balance, true));
        }
      }
    }
    return samples;
  }

  /** The one that a template is for, by its name; another template's is a positive one. */
  static BalanceLetter of(TemplateId template) {
    return all().stream()
        .filter(each -> each.template().equals(template.name()))
        .findFirst()
        .orElseGet(() -> letter(LetterKind.POSITIVE, 0, "7413.17 USD", false));
  }

  private static BalanceLetter letter(
      LetterKind kind, int followUp, String balance, boolean toAuditor) {
    boolean demand = kind == LetterKind.DEMAND;
    boolean asks = kind != LetterKind.STATEMENT;
    return new BalanceLetter(
        new LetterRequest("SAMPLE-0815", 1),
        ACCOUNT,
        kind,
        followUp,
        CUT_OFF,
        ISSUED,
        Money.parse(balance),
        Language.EN.folder(),
        new Document("0".repeat(64), 48_213, "application/pdf", "SAMPLE-0815.pdf"),
        demand
            ? List.of(
                new Demanded(
                    ItemKind.INVOICE,
                    "SAMPLE-01",
                    ISSUED.minusDays(40),
                    Money.parse("5211.29 USD")))
            : List.of(),
        asks ? (followUp == 2 ? PASSED : ANSWER_BY) : null,
        asks && toAuditor ? AUDITOR : null);
  }
}
