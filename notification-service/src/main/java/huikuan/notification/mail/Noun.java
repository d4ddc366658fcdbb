package huikuan.notification.mail;

import huikuan.contracts.ItemKind;
import huikuan.platform.template.Language;
import java.util.List;

/** What a letter calls its claims, and the headings of their columns. */
enum Noun {
  INVOICE("发票", "张", "invoice", "invoices", Heading.NUMBER, Heading.INVOICE_DATE, Heading.AMOUNT),
  REFUND(
      "退款",
      "笔",
      "refund",
      "refunds",
      Heading.REFUND_NUMBER,
      Heading.REFUND_DATE,
      Heading.REFUND_AMOUNT),
  /** Claims of several kinds. */
  ITEM("款项", "笔", "item", "items", Heading.ITEM_NUMBER, Heading.ITEM_DATE, Heading.ITEM_AMOUNT);

  private final String zh;
  private final String measure;
  private final String one;
  private final String several;
  private final Heading number;
  private final Heading date;
  private final Heading amount;

  Noun(
      String zh,
      String measure,
      String one,
      String several,
      Heading number,
      Heading date,
      Heading amount) {
    this.zh = zh;
    this.measure = measure;
    this.one = one;
    this.several = several;
    this.number = number;
    this.date = date;
    this.amount = amount;
  }

  static Noun of(List<ClaimLine> claims) {
    if (claims.stream().allMatch(ClaimLine::refund)) {
      return REFUND;
    }
    return claims.stream().anyMatch(ClaimLine::refund) ? ITEM : INVOICE;
  }

  static Noun of(ItemKind kind) {
    return switch (kind) {
      case INVOICE -> INVOICE;
      case REFUND -> REFUND;
    };
  }

  String one(Language language) {
    return switch (language) {
      case ZH -> zh;
      case EN -> one;
    };
  }

  String several(Language language) {
    return switch (language) {
      case ZH -> zh;
      case EN -> several;
    };
  }

  /** The Chinese word between a count and the noun; empty in other languages. */
  String measure(Language language) {
    return switch (language) {
      case ZH -> measure;
      case EN -> "";
    };
  }

  Heading number() {
    return number;
  }

  Heading date() {
    return date;
  }

  Heading amount() {
    return amount;
  }

  /** The number of a claim, with its kind where kinds are mixed. */
  String number(ClaimLine claim, Language language) {
    String number = claim.subject().step().invoice();
    if (this != ITEM || !claim.refund()) {
      return number;
    }
    return switch (language) {
      case ZH -> number + "（" + REFUND.zh + "）";
      case EN -> number + " (" + REFUND.one + ")";
    };
  }
}
