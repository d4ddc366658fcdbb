package huikuan.ledger.rendering;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.account.Kind;
import huikuan.platform.template.Language;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a document that stand in no template: headings of lists, sums, feet of pages. */
enum PaperWords {
  NUMBER("序号", "No."),
  KIND("类别", "Kind"),
  DOCUMENT("单据号码", "Document"),
  DATE("日期", "Date"),
  DUE("到期日", "Due"),
  REFERENCE("合同\u00A0/ 参考号", "Contract\u00A0/ reference"),
  AMOUNT("原金额", "Amount"),
  OPEN("未结金额", "Open"),
  DEBIT("借方", "Debit"),
  CREDIT("贷方", "Credit"),
  BALANCE("余额", "Balance"),
  OPENING("期初余额", "Opening balance"),
  TOTAL("合计", "Total"),
  PERIOD_TOTAL("本期合计及期末余额", "Total and closing balance"),
  CARRIED("过次页", "Carried forward"),
  BROUGHT("承前页", "Brought forward"),
  NOTHING_OPEN("截止日无未结款项。", "Nothing was open at the cut-off date."),
  SEAM("骑缝章", "Seal across the edges of all pages"),
  IS_DUE("已到期", "due"),
  VERIFY("验证码", "Verification code"),
  HASH(
      "核验信息（供日后核对，无需理会）：本函校验值",
      "For later verification, no action needed: check value of this letter"),
  ROOT("账簿校验值（第 %d 号，%s）：", "Check value of our books (no. %d, %s):");

  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}&&[^\\u00AD]]|\\u00AD");

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final String zh;
  private final String en;

  PaperWords(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  String in(Language language) {
    return switch (language) {
      case ZH -> zh;
      case EN -> en;
    };
  }

  static String page(int number, int of, Language language) {
    return switch (language) {
      case ZH -> "第 " + number + " 页 共 " + of + " 页";
      case EN -> "Page " + number + " of " + of;
    };
  }

  /** A document's kind, as its receiver calls it. */
  static String kind(Kind kind, Language language) {
    boolean zh = language == Language.ZH;
    return switch (kind) {
      case INVOICE -> zh ? "发票" : "Invoice";
      case CREDIT_NOTE -> zh ? "红字发票" : "Credit note";
      case RECEIPT -> zh ? "收款" : "Receipt";
      case REFUND -> zh ? "退款" : "Refund";
      case WRITE_OFF -> zh ? "坏账核销" : "Write-off";
      case RECOVERY -> zh ? "坏账收回" : "Recovery";
      case ALLOCATION -> zh ? "核销" : "Allocation";
      case REVERSAL -> zh ? "冲销" : "Reversal";
      case EXTENSION -> zh ? "延期" : "Extension";
    };
  }

  /** The line that ties a letter to the ledger. */
  private static String anchor(LetterPaper.Root root, Language language) {
    String of = ROOT.in(language).formatted(root.position(), UTC.format(root.toldAt()));
    return of + (language == Language.EN ? " " : "") + line(root.hash());
  }

  /** The line by which a letter is found. */
  static String verification(LetterPaper paper) {
    String verify = VERIFY.in(paper.language());
    return line("%s　%s %s".formatted(paper.number(), verify, paper.verificationCode()));
  }

  /** The lines by which it is proved later what a letter said. */
  static List<String> proofs(LetterPaper paper) {
    Language language = paper.language();
    String letter = HASH.in(language) + " " + line(paper.contentHash());
    LetterPaper.Root root = paper.root();
    return root == null ? List.of(letter) : List.of(letter, anchor(root, language));
  }

  /** As the API names a kind of letter. */
  static String word(LetterKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** {@code -1,234.50}: with the currency's decimals, never in ten thousands. */
  static String figure(Money amount) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    int decimals = Math.max(0, amount.currency().getDefaultFractionDigits());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(new BigDecimal(amount.decimal()));
  }

  /** The unit of figures: {@code 人民币元}, {@code 美元}, {@code CNY}. */
  static String unit(Currency currency, Language language) {
    return switch (language) {
      case ZH ->
          currency.getCurrencyCode().equals("CNY")
              ? "人民币元"
              : currency.getDisplayName(Locale.SIMPLIFIED_CHINESE)
                  + " "
                  + currency.getCurrencyCode();
      case EN -> currency.getCurrencyCode();
    };
  }

  /**
   * A text from elsewhere in one line. It has no letter that nobody sees, and none that turns the
   * direction of others.
   */
  static String line(String text) {
    String visible = INVISIBLE.matcher(text).replaceAll("");
    return visible.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
  }
}
