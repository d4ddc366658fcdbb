package huikuan.ledger.rendering;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.account.Kind;
import huikuan.ledger.rendering.LetterPaper.Addressee;
import huikuan.ledger.rendering.LetterPaper.Item;
import huikuan.ledger.rendering.LetterPaper.Movement;
import huikuan.ledger.rendering.LetterPaper.PayTo;
import huikuan.ledger.rendering.LetterPaper.ReplyTo;
import huikuan.ledger.rendering.LetterPaper.Root;
import huikuan.ledger.rendering.LetterPaper.Sender;
import huikuan.platform.template.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Facts to try a template with: the customer owes, we owe, nobody owes; each with and without what
 * a letter can be without. No amount, number or day stands for two things.
 */
final class SamplePapers {

  private static final LocalDate CUT_OFF = LocalDate.parse("2013-03-31");
  private static final LocalDate ISSUED = LocalDate.parse("2013-04-02");
  private static final LocalDate ANSWER_BY = LocalDate.parse("2013-04-17");
  private static final Currency CURRENCY = Currency.getInstance("CNY");
  private static final Root ROOT =
      new Root(
          48_213,
          "5d41402abc4b2a76b9719d911017c592ae2f1b8c0d3e4f5a6b7c8d9e0f1a2b3c",
          Instant.parse("2013-04-01T16:00:00Z"));

  private SamplePapers() {}

  static List<LetterPaper> of(LetterKind kind, Language language) {
    List<LetterPaper> samples = new ArrayList<>();
    // A demand asks for what is due, whoever owes the balance.
    List<Long> due = kind == LetterKind.DEMAND ? List.of(33_210_09L) : List.of();
    for (boolean whole : List.of(true, false)) {
      samples.add(of(kind, language, List.of(812_345_67L, 90_006_05L), whole, false));
      samples.add(of(kind, language, List.of(812_345_67L, -12_300_00L), whole, whole));
      samples.add(of(kind, language, with(due, -45_006_07L), whole, whole));
      samples.add(of(kind, language, due.isEmpty() ? due : with(due, -33_210_09L), whole, false));
    }
    return samples;
  }

  private static List<Long> with(List<Long> open, long another) {
    return Stream.concat(open.stream(), Stream.of(another)).toList();
  }

  /** The facts of a preview. */
  static LetterPaper shown(LetterKind kind, Language language) {
    return of(kind, language, List.of(812_345_67L, 90_006_05L, -12_300_00L), true, false);
  }

  /**
   * @param open of each item, in cents; the first is due
   * @param whole whether all is there that can be
   */
  private static LetterPaper of(
      LetterKind kind, Language language, List<Long> open, boolean whole, boolean audited) {
    boolean zh = language == Language.ZH;
    List<Item> items = new ArrayList<>();
    for (long cents : open) {
      items.add(item(items.size() + 1, cents, whole));
    }
    Money balance = items.stream().map(Item::open).reduce(Money.zero(CURRENCY), Money::plus);
    boolean demand = kind == LetterKind.DEMAND;
    boolean statement = kind == LetterKind.STATEMENT;
    return new LetterPaper(
        kind,
        language.folder() + "/" + PaperWords.word(kind) + "/1",
        "SAMPLE-20130331-7K3Q9F2MXB",
        whole ? "SAMPLE-RUN-20130402" : null,
        sender(zh, whole),
        addressee(zh, whole),
        ISSUED,
        CUT_OFF,
        statement ? LocalDate.parse("2013-01-01") : null,
        balance,
        items,
        statement ? movements(items) : List.of(),
        whole && !statement ? ANSWER_BY : null,
        audited && !demand && !statement ? auditor(zh) : null,
        demand && whole ? List.of(account(zh)) : List.of(),
        "4H7K-92QD",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        whole ? ROOT : null);
  }

  private static Item item(int number, long cents, boolean whole) {
    Money open = new Money(cents, CURRENCY);
    LocalDate day = CUT_OFF.minusDays(60L + number);
    return new Item(
        cents < 0 ? Kind.RECEIPT : Kind.INVOICE,
        "SAMPLE-%02d".formatted(number),
        day,
        cents < 0 ? null : day.plusDays(number == 1 ? 30 : 120),
        whole ? "AGREED-" + number : null,
        whole ? "ORDER-" + number : null,
        open.times(2),
        open);
  }

  private static List<Movement> movements(List<Item> items) {
    return items.stream()
        .map(
            item ->
                new Movement(
                    item.postedOn(), item.kind(), item.number(), item.reference(), item.amount()))
        .toList();
  }

  private static Sender sender(boolean zh, boolean whole) {
    return new Sender(
        "X1",
        zh ? "示例供应商公司" : "Sample Supplier Inc.",
        whole ? (zh ? "示例市示例路 88 号" : "88 Sample Road") : null,
        whole ? (zh ? "示例联系人" : "Sample Contact") : null,
        whole ? "+86 21 5555 0199" : null,
        whole ? "replies@x.example" : null);
  }

  private static Addressee addressee(boolean zh, boolean whole) {
    return new Addressee(
        "Y-2",
        zh ? "示例客户公司" : "Sample Buyer Ltd.",
        whole ? (zh ? "示例市客户路 9 号" : "9 Buyer Street") : null);
  }

  private static @Nullable ReplyTo auditor(boolean zh) {
    return new ReplyTo(
        zh ? "示例会计师事务所" : "Sample Auditors LLP",
        zh ? "示例市审计路 5 号" : "5 Audit Street",
        "confirm@audit.example");
  }

  private static PayTo account(boolean zh) {
    return new PayTo(
        zh ? "示例银行一" : "Sample Bank One", zh ? "示例收款人一" : "Holder One", "7700-1122-01");
  }
}
