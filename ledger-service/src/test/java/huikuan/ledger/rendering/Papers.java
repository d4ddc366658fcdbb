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
import huikuan.platform.template.TemplateId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/** Facts of letters for tests, and what stands on the pages that are made of them. */
final class Papers {

  static final LocalDate CUT_OFF = LocalDate.parse("2013-03-31");
  static final Currency CNY = Currency.getInstance("CNY");
  static final Sender SENDER =
      new Sender(
          "CN01",
          "回款示范贸易有限公司",
          "上海市浦东新区世纪大道 100 号环球金融中心 18 楼",
          "陈静",
          "+86 21 5555 0100",
          "ar@huikuan.example");
  static final Sender SENDER_EN =
      new Sender(
          "CN01",
          "Huikuan Sample Trading Co., Ltd.",
          "18F, 100 Century Avenue, Pudong, Shanghai",
          "Chen Jing",
          "+86 21 5555 0100",
          "ar@huikuan.example");
  static final Addressee BUYER = new Addressee("C-2001", "华东精密机械制造有限公司", "江苏省苏州市工业园区星湖街 328 号");
  static final ReplyTo AUDITOR =
      new ReplyTo("正衡会计师事务所（特殊普通合伙）", "上海市黄浦区延安东路 222 号", "confirm@audit.example");

  private Papers() {}

  static LetterPaper zh(LetterKind kind, List<Item> items) {
    return of(kind, Language.ZH, items, BUYER, null, List.of());
  }

  static LetterPaper en(LetterKind kind, List<Item> items) {
    return of(kind, Language.EN, items, BUYER, null, List.of());
  }

  static LetterPaper of(
      LetterKind kind,
      Language language,
      List<Item> items,
      Addressee to,
      @Nullable ReplyTo auditor,
      List<PayTo> payTo) {
    boolean statement = kind == LetterKind.STATEMENT;
    Currency currency = items.isEmpty() ? CNY : items.getFirst().open().currency();
    Money balance = items.stream().map(Item::open).reduce(Money.zero(currency), Money::plus);
    return new LetterPaper(
        kind,
        language.folder() + "/" + PaperWords.word(kind) + "/1",
        "CN01-20130331-7K3Q9F2MXB",
        "CN01-2013Q1",
        language == Language.ZH ? SENDER : SENDER_EN,
        to,
        LocalDate.parse("2013-04-02"),
        CUT_OFF,
        statement ? LocalDate.parse("2013-01-01") : null,
        balance,
        items,
        statement ? movements(items) : List.of(),
        statement ? null : LocalDate.parse("2013-04-17"),
        auditor,
        payTo,
        "4H7K-92QD-M3XW",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        new Root(
            48_213,
            "5d41402abc4b2a76b9719d911017c592ae2f1b8c0d3e4f5a6b7c8d9e0f1a2b3c",
            Instant.parse("2013-04-01T16:00:00Z")));
  }

  private static List<Movement> movements(List<Item> items) {
    return items.stream()
        .map(
            each ->
                new Movement(
                    each.postedOn(), each.kind(), each.number(), each.reference(), each.amount()))
        .toList();
  }

  /** Invoices, and a receipt in each tenth place; no two amounts are the same. */
  static List<Item> items(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Papers::item).toList();
  }

  private static Item item(int i) {
    boolean receipt = i % 10 == 0;
    LocalDate day = CUT_OFF.minusDays(i % 300);
    long cents = (receipt ? -1 : 1) * (1_234_567L + i * 98_765L);
    return new Item(
        receipt ? Kind.RECEIPT : Kind.INVOICE,
        (receipt ? "R-2013-" : "INV-2013-") + "%06d".formatted(i),
        day,
        receipt ? null : day.plusDays(30),
        i % 3 == 0 ? null : "HT-2012-" + i % 17,
        i % 4 == 0 ? "PO-" + (88_000 + i) : null,
        new Money(cents, CNY),
        new Money(i % 5 == 0 ? cents / 2 : cents, CNY));
  }

  static Item invoice(String number, String amount) {
    return new Item(
        amount.startsWith("-") ? Kind.CREDIT_NOTE : Kind.INVOICE,
        number,
        LocalDate.parse("2013-02-01"),
        LocalDate.parse("2013-03-01"),
        null,
        null,
        Money.parse(amount),
        Money.parse(amount));
  }

  static byte[] pdf(LetterPaper paper) {
    return TemplatedDocuments.pdf(
        paper, new PaperForm().shipped(TemplateId.parse(template(paper))));
  }

  static String html(LetterPaper paper) {
    return TemplatedDocuments.html(
        paper, new PaperForm().shipped(TemplateId.parse(template(paper))));
  }

  private static String template(LetterPaper paper) {
    return paper.template().substring(0, paper.template().lastIndexOf('/'));
  }

  /** The text of each page, with what stands in one line in one line. */
  static List<String> pages(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<String> pages = new ArrayList<>();
      for (int i = 1; i <= document.getNumberOfPages(); i++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(i);
        stripper.setEndPage(i);
        pages.add(stripper.getText(document));
      }
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
