package huikuan.ledger.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.account.Kind;
import huikuan.ledger.rendering.LetterPaper.Addressee;
import huikuan.ledger.rendering.LetterPaper.Item;
import huikuan.ledger.rendering.LetterPaper.PayTo;
import huikuan.platform.template.Language;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands on the pages of letters' documents. */
class LetterDocumentsTest {

  private static final String FIGURE = "(-?[\\d,]+\\.\\d\\d)";
  private static final List<PayTo> PAY_TO =
      List.of(new PayTo("示范银行上海分行", "回款示范贸易有限公司", "1001 2345 6789 0001"));

  @Test
  void aConfirmationSaysWhatItIsToWhomAndThatItIsNoDemand() {
    String text = text(Papers.zh(LetterKind.POSITIVE, Papers.items(1)));
    assertThat(text)
        .contains(
            "往来询证函",
            "编号：CN01-20130331-7K3Q9F2MXB",
            "致：华东精密机械制造有限公司",
            "下列信息出自本公司账簿记录",
            "请于2013年4月17日前回函",
            "回函请寄送：回款示范贸易有限公司",
            "ar@huikuan.example",
            "截止日期",
            "贵公司欠",
            "欠贵公司",
            "备注",
            "13,333.32",
            "2013年3月31日",
            "本函仅为复核账目之用，并非催款结算",
            "（公司盖章）",
            "1．信息证明无误",
            "2．信息不符",
            "（贵公司盖章）",
            "经办人：",
            "INV-2013-000001",
            "验证码4H7K-92QD-M3XW",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "核验信息（供日后核对，无需理会）：本函校验值",
            "账簿校验值（第48213号，2013-04-0116:00:00UTC）：5d41402abc4b",
            "第1页共1页");
    assertThat(text).doesNotContain("利息", "违约金", "滞纳金", "催收", "收款人", "视为", "骑缝章");
  }

  @Test
  void aNegativeOneAsksOnlyForDifferencesAndClaimsNothingFromSilence() {
    String text = text(Papers.zh(LetterKind.NEGATIVE, Papers.items(2)));
    assertThat(text)
        .contains("如与贵公司记录相符，无须回函", "并非催款结算", "未收到回函，本公司账务上不作为贵公司对余额的认可")
        .doesNotContain("视为", "利息", "违约金");
    String english = text(Papers.en(LetterKind.NEGATIVE, Papers.items(2)));
    assertThat(english)
        .contains("youneednotanswer", "solelyfortheverificationofaccountsandisnotademandforpayment")
        .doesNotContainIgnoringCase("interest", "deemed", "penalty");
  }

  /** Of three items, one is due on the day of issue, one by its day alone, and one later. */
  private static final List<Item> DUE =
      List.of(
          item("I-1", "2013-02-01", "2013-04-02", "1000.50 CNY"),
          item("I-2", "2013-03-31", null, "200.00 CNY"),
          item("I-3", "2013-03-01", "2013-04-03", "30.00 CNY"));

  private static Item item(String number, String day, @Nullable String dueOn, String open) {
    Money money = Money.parse(open);
    return new Item(
        money.signum() < 0 ? Kind.RECEIPT : Kind.INVOICE,
        number,
        LocalDate.parse(day),
        dueOn == null ? null : LocalDate.parse(dueOn),
        null,
        null,
        money,
        money);
  }

  private static List<Item> with(Item more) {
    return Stream.concat(DUE.stream(), Stream.of(more)).toList();
  }

  @Test
  void aDemandSaysWhatIsDueByWhenAndMarksIt() {
    LetterPaper paper = Papers.zh(LetterKind.DEMAND, DUE);
    assertThat(words(paper))
        .contains(
            "截至2013年3月31日贵公司尚欠本公司人民币1,230.50元，其中截至2013年4月2日已到期人民币1,200.50元"
                + "（附列明细中注明“已到期”）。请贵公司于2013年4月17日前付清。");
    assertThat(lines(paper))
        .contains(
            "1 发票 I-1 2013-02-01 2013-04-02 已到期 1,000.50 1,000.50",
            "2 发票 I-2 2013-03-31 已到期 200.00 200.00",
            "3 发票 I-3 2013-03-01 2013-04-03 30.00 30.00");
    LetterPaper english = Papers.en(LetterKind.DEMAND, DUE);
    assertThat(words(english))
        .contains(
            squeezed(
                "As of 31 March 2013 you owe us CNY 1,230.50. Of this, CNY 1,200.50 was due by 2"
                    + " April 2013 (marked &quot;due&quot; in the list). Please pay it by 17 April"
                    + " 2013."));
    assertThat(lines(english))
        .contains("1 Invoice I-1 2013-02-01 2013-04-02 due 1,000.50 1,000.50");
    assertThat(Papers.html(english))
        .contains("<td class=\"day\">2013-04-02 due</td>", "<td class=\"day\">due</td>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-31.00 CNY", "-1230.50 CNY", "-5000.00 CNY"})
  void moreThanTheBalanceThatIsDueIsSaidToBeBeforeCredits(String credit) {
    List<Item> items = with(item("R-1", "2013-03-01", null, credit));
    assertThat(words(Papers.zh(LetterKind.DEMAND, items)))
        .contains(
            "附列款项中，截至2013年4月2日已到期的合计人民币1,200.50元（明细中注明“已到期”，尚未扣除明细所列贷方款项）。"
                + "请贵公司于2013年4月17日前付清扣除上述贷方款项后的余款。")
        .doesNotContain("其中截至");
    assertThat(words(Papers.en(LetterKind.DEMAND, items)))
        .contains(
            squeezed("CNY 1,200.50 in total was due by 2 April 2013"),
            squeezed("before the credits in the list are deducted"),
            squeezed("Please pay what remains after these credits by 17 April 2013."))
        .doesNotContain("Ofthis,");
  }

  @Test
  void aCreditThatLeavesTheBalanceAboveWhatIsDueChangesNothing() {
    List<Item> items = with(item("R-1", "2013-03-01", null, "-30.00 CNY"));
    assertThat(words(Papers.zh(LetterKind.DEMAND, items)))
        .contains("贵公司尚欠本公司人民币1,200.50元，其中截至2013年4月2日已到期人民币1,200.50元");
  }

  @ParameterizedTest
  @EnumSource(
      value = LetterKind.class,
      names = {"POSITIVE", "NEGATIVE", "STATEMENT"})
  void noOtherLetterSaysWhatIsDue(LetterKind kind) {
    assertThat(text(Papers.zh(kind, DUE))).doesNotContain("已到期");
  }

  @Test
  void aDemandIsOneAndSaysUntilWhenAndWhereToPay() {
    LetterPaper paper =
        Papers.of(LetterKind.DEMAND, Language.ZH, Papers.items(40), Papers.BUYER, null, PAY_TO);
    assertThat(text(paper))
        .contains(
            "对账兼催款函",
            "贵公司尚欠本公司款项人民币1,017,280.96元",
            "请贵公司于2013年4月17日前",
            "示范银行上海分行",
            "1001234567890001",
            "本函为正式催款",
            "保留",
            "信息证明无误")
        .doesNotContain("并非催款", "利息");
    LetterPaper english =
        Papers.of(LetterKind.DEMAND, Language.EN, Papers.items(40), Papers.BUYER, null, PAY_TO);
    assertThat(text(english))
        .contains("Thisletterisaformaldemandforpayment", "CNY1,017,280.96", "by17April2013")
        .doesNotContain("notademand");
  }

  @Test
  void aDemandWithoutAccountsNamesNone() {
    assertThat(text(Papers.zh(LetterKind.DEMAND, DUE)))
        .contains("正式催款")
        .doesNotContain("收款账户", "开户银行");
  }

  @Test
  void aStatementInformsAndAsksNothing() {
    String text = text(Papers.zh(LetterKind.STATEMENT, Papers.items(12)));
    assertThat(text)
        .contains("对账单", "2013年1月1日至2013年3月31日", "期初余额", "并非催款结算，无须回复", "借方", "贷方")
        .doesNotContain("信息证明无误", "签章", "请于", "经办人", "利息");
    assertThat(text(Papers.en(LetterKind.STATEMENT, Papers.items(12))))
        .contains("StatementofAccount", "needsnoanswer")
        .doesNotContain("Youranswer", "Please");
  }

  @Test
  void anAuditorsLetterIsCalledSoAndAnsweredToTheAuditor() {
    LetterPaper paper =
        Papers.of(
            LetterKind.POSITIVE,
            Language.ZH,
            Papers.items(2),
            Papers.BUYER,
            Papers.AUDITOR,
            List.of());
    assertThat(text(paper))
        .contains(
            "企业询证函",
            "本公司聘请的正衡会计师事务所（特殊普通合伙）正在对本公司财务报表进行审计，按照中国注册会计师审计准则的要求，" + "应当询证本公司与贵公司的往来账项等事项。",
            "如存在与本公司有关的未列入本函的其他项目，也请在“信息不符”处列出这些项目的金额及详细资料。",
            "回函请直接寄送：正衡会计师事务所（特殊普通合伙）",
            "confirm@audit.example",
            "本函仅为复核账目之用，并非催款结算。若款项在上述日期之后已经付清，仍请及时函复为盼。")
        .doesNotContain("往来询证函", "ar@huikuan.example");
    assertThat(text(Papers.zh(LetterKind.POSITIVE, Papers.items(2))))
        .doesNotContain("审计", "未列入本函的其他项目");
    LetterPaper english =
        Papers.of(
            LetterKind.NEGATIVE,
            Language.EN,
            Papers.items(2),
            Papers.BUYER,
            Papers.AUDITOR,
            List.of());
    assertThat(text(english))
        .contains(
            "areauditingourfinancialstatements.Inaccordancewithauditingstandards,weaskyouto",
            "otheritemsbetweenyourcompanyandoursthatthisletterdoesnotlist");
  }

  @Test
  void onlyACustomerThatOwesIsAskedToAnswerAfterPayment() {
    LetterPaper owing = Papers.zh(LetterKind.POSITIVE, List.of(Papers.invoice("K-1", "-1.00 CNY")));
    assertThat(text(owing)).contains("并非催款结算。").doesNotContain("已经付清");
    assertThat(text(Papers.zh(LetterKind.POSITIVE, List.of()))).doesNotContain("已经付清");
    LetterPaper owed = Papers.en(LetterKind.POSITIVE, List.of(Papers.invoice("I-1", "1.00 CNY")));
    assertThat(text(owed)).contains("Ifthebalancehasbeenpaidsincethedateabove");
  }

  @Test
  void englishLettersSayTheSameThingByTheSameWords() {
    String text = text(Papers.en(LetterKind.POSITIVE, Papers.items(1)));
    assertThat(text)
        .contains(
            "Thebalanceofyouraccountwithus:",
            "1.Theinformationagreeswithourrecords",
            "Thebalanceaboveagreeswithourrecords.",
            "Forlaterverification,noactionneeded:checkvalueofthisletter9f86d081",
            "Checkvalueofourbooks(no.48213,2013-04-0116:00:00UTC):5d41402a")
        .doesNotContain("（", "ouraccountwithyou");
  }

  /** Wide figures leave the words of other columns whole. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void wordsOfAListStayWholeBesideWideFigures(Language language) {
    List<Item> items = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Money money = Money.parse("999999999999.99 CNY");
      LocalDate day = LocalDate.parse("2013-01-01");
      items.add(new Item(kind, "D-1", day, day, "C-1", "P-1", money, money));
      items.add(new Item(kind, "D-2", day, day, null, null, money, money.negated()));
    }
    for (LetterKind kind : LetterKind.values()) {
      LetterPaper paper = Papers.of(kind, language, items, Papers.BUYER, null, List.of());
      List<String> printed = printed(paper);
      List<String> words = new ArrayList<>(List.of("999,999,999,999.99"));
      for (Kind each : Kind.values()) {
        words.addAll(List.of(PaperWords.kind(each, language).split(" ")));
      }
      words.addAll(List.of(PaperWords.REFERENCE.in(language).split(" ")));
      assertThat(printed.stream().flatMap(line -> Stream.of(line.split(" ")))).containsAll(words);
    }
  }

  private static List<String> printed(LetterPaper paper) {
    String page = paper.from() == null ? "<items/>" : "<items/><movements/>";
    return PaperLayout.of(Markup.read(page), paper, PaperFont.shared()).stream()
        .flatMap(LetterDocumentsTest::texts)
        .toList();
  }

  /** Whatever stands above it: with less room the list begins on the next page. */
  @Test
  void aListBeginsWithTwoRowsOrOnTheNextPage() {
    LetterPaper paper = Papers.zh(LetterKind.POSITIVE, Papers.items(40));
    for (int above = 20; above < 45; above++) {
      String page = "<p>.</p>".repeat(above) + "<h2>.</h2><items/>";
      List<Sheet> sheets = PaperLayout.of(Markup.read(page), paper, PaperFont.shared());
      for (Sheet sheet : sheets) {
        long rows = texts(sheet).filter(text -> text.equals("发票") || text.equals("收款")).count();
        boolean begins = texts(sheet).noneMatch("承前页"::equals);
        assertThat(begins && rows == 1).as("%d lines above", above).isFalse();
        assertThat(rows == 0 && texts(sheet).anyMatch("过次页"::equals)).isFalse();
      }
      assertThat(sheets.stream().flatMap(LetterDocumentsTest::texts).filter("发票"::equals))
          .hasSize(36);
    }
  }

  private static Stream<String> texts(Sheet sheet) {
    return sheet.marks().stream()
        .filter(Sheet.Text.class::isInstance)
        .map(mark -> ((Sheet.Text) mark).text());
  }

  @Test
  void whatWeOweStandsOnOurSide() {
    LetterPaper paper =
        Papers.zh(LetterKind.POSITIVE, List.of(Papers.invoice("K-1", "-1234.50 CNY")));
    assertThat(lines(paper)).contains("2013年3月31日 — 1,234.50 明细附后，共 1 笔");
    LetterPaper owed =
        Papers.zh(LetterKind.POSITIVE, List.of(Papers.invoice("I-1", "1234.50 CNY")));
    assertThat(lines(owed)).contains("2013年3月31日 1,234.50 — 明细附后，共 1 笔");
    LetterPaper nothing = Papers.zh(LetterKind.POSITIVE, List.of());
    assertThat(lines(nothing)).contains("2013年3月31日 0.00 0.00 余额为零", "截止日无未结款项。");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 40, 500})
  void sumsAreCarriedFromPageToPageToTheCent(int count) {
    List<Item> items = Papers.items(count);
    List<String> pages = Papers.pages(Papers.pdf(Papers.zh(LetterKind.POSITIVE, items)));
    long sum = 0;
    int row = 0;
    for (int page = 0; page < pages.size(); page++) {
      List<String> brought = found("承前页 " + FIGURE, pages.get(page));
      assertThat(brought).isEqualTo(page == 0 || row == 0 ? List.of() : List.of(figure(sum)));
      List<String> rows =
          found("(?m)^\\d+ (?:发票|收款) .*? " + FIGURE + "(?: [骑缝章])?$", pages.get(page));
      for (String open : rows) {
        long cents = items.get(row).open().minorUnits();
        assertThat(open).isEqualTo(figure(cents));
        sum += cents;
        row++;
      }
      boolean last = page == pages.size() - 1;
      List<String> carried = last || row == 0 ? List.of() : List.of(figure(sum));
      assertThat(found("过次页 " + FIGURE, pages.get(page))).isEqualTo(carried);
      assertThat(found("合计 " + FIGURE, pages.get(page)))
          .isEqualTo(last ? List.of(figure(sum)) : List.of());
      assertThat(pages.get(page)).contains("第 " + (page + 1) + " 页 共 " + pages.size() + " 页");
      if (!rows.isEmpty()) {
        assertThat(pages.get(page)).contains("序号 类别");
      }
    }
    assertThat(row).isEqualTo(count);
  }

  @Test
  void aStatementCarriesDebitsCreditsAndTheBalance() {
    LetterPaper paper = Papers.zh(LetterKind.STATEMENT, Papers.items(60));
    List<String> pages = Papers.pages(Papers.pdf(paper));
    String three = " " + FIGURE + " " + FIGURE + " " + FIGURE;
    Matcher carried = Pattern.compile("过次页" + three).matcher(pages.getFirst());
    assertThat(carried.find()).isTrue();
    Matcher brought = Pattern.compile("承前页" + three).matcher(pages.get(1));
    assertThat(brought.find()).isTrue();
    assertThat(brought.group().substring(3)).isEqualTo(carried.group().substring(3));
    long debit = cents(carried.group(1));
    long credit = cents(carried.group(2));
    assertThat(cents(carried.group(3))).isEqualTo(paper.opening().minorUnits() + debit - credit);
    Matcher total = Pattern.compile("本期合计及期末余额" + three).matcher(String.join("\n", pages));
    assertThat(total.find()).isTrue();
    assertThat(cents(total.group(3))).isEqualTo(paper.balance().minorUnits());
  }

  @Test
  void pagesOfOneLetterShowWhereTheSealAcrossThemGoes() {
    List<String> pages = Papers.pages(Papers.pdf(Papers.zh(LetterKind.POSITIVE, Papers.items(40))));
    assertThat(pages).hasSizeGreaterThan(1);
    assertThat(pages).allSatisfy(page -> assertThat(squeezed(page)).contains("骑", "缝", "章"));
    assertThat(pages.get(1).lines().findFirst().orElseThrow())
        .startsWith("往来询证函")
        .endsWith("CN01-20130331-7K3Q9F2MXB");
  }

  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void theSameFactsMakeTheSameBytes(LetterKind kind) {
    LetterPaper paper = Papers.zh(kind, Papers.items(40));
    assertThat(Papers.pdf(paper)).isEqualTo(Papers.pdf(paper));
    assertThat(Papers.html(paper)).isEqualTo(Papers.html(paper));
    LetterPaper other = Papers.zh(kind, Papers.items(41));
    assertThat(Papers.pdf(other)).isNotEqualTo(Papers.pdf(paper));
  }

  @Test
  void theSameBytesAreMadeByManyThreadsAtOnce() throws InterruptedException, ExecutionException {
    List<LetterPaper> papers =
        IntStream.rangeClosed(1, 40)
            .mapToObj(i -> Papers.zh(LetterKind.POSITIVE, Papers.items(i)))
            .toList();
    List<byte[]> alone = papers.stream().map(Papers::pdf).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<byte[]>> together = new ArrayList<>();
      for (LetterPaper paper : papers) {
        together.add(threads.submit(() -> Papers.pdf(paper)));
      }
      for (int i = 0; i < papers.size(); i++) {
        assertThat(Arrays.equals(together.get(i).get(), alone.get(i))).isTrue();
      }
    }
  }

  @Test
  void aDocumentSaysWhatItIs() throws IOException {
    try (PDDocument document =
        Loader.loadPDF(Papers.pdf(Papers.zh(LetterKind.POSITIVE, Papers.items(1))))) {
      assertThat(document.getDocumentInformation().getTitle())
          .isEqualTo("往来询证函 CN01-20130331-7K3Q9F2MXB");
      assertThat(document.getDocumentInformation().getAuthor()).isEqualTo("回款示范贸易有限公司");
      assertThat(document.getDocumentInformation().getCreationDate().toInstant())
          .isEqualTo("2013-04-02T00:00:00Z");
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
      for (PDPage page : document.getPages()) {
        assertThat(page.getMediaBox().getHeight()).isBetween(841f, 842f);
        page.getResources()
            .getFontNames()
            .forEach(
                name -> {
                  try {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                });
      }
    }
  }

  @Test
  void lettersThatTheFontDoesNotHaveAreReplacedAndHiddenOnesLeftOut() {
    Addressee to = new Addressee("C", "𠮷野家\u202Eمثال\u200B\u0007 Mu\u0308ller\nGmbH", null);
    LetterPaper paper =
        Papers.of(LetterKind.POSITIVE, Language.ZH, Papers.items(1), to, null, List.of());
    assertThat(lines(paper)).contains("致：〓野家〓〓〓〓 Müller GmbH");
    assertThat(Papers.html(paper))
        .contains("致：𠮷野家مثال Mu\u0308ller GmbH")
        .doesNotContain("\u202E", "\u200B", "\u0007");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Łódź Przędzalnia Żółć S.A.",
        "Fővárosi Gőzfürdő Kft., Győr",
        "Αθηναϊκή Ζυθοποιία Ά.Ε.",
        "ООО «Щёлковский завод», Київ їжак",
        "Công ty Trách nhiệm Hữu hạn Nguyễn Đặng, Huế",
        "Şişecam Çayırova İğdır",
        "Čeňek Ďurďa Řehoř",
        "Ștefan Țepeș 王小明 Łukasz"
      })
  void namesOfEuropeAndVietnamArePrintedWholeAndFoundByASearch(String name) {
    Addressee to = new Addressee("C", name, null);
    for (Language language : Language.values()) {
      LetterPaper paper =
          Papers.of(LetterKind.POSITIVE, language, Papers.items(1), to, null, List.of());
      assertThat(lines(paper)).contains((language == Language.ZH ? "致：" : "To: ") + name);
      byte[] pdf = Papers.pdf(paper);
      for (int i = 0; i < 10; i++) {
        assertThat(Papers.pdf(paper)).isEqualTo(pdf);
      }
    }
  }

  @Test
  void theFontChangesLetterByLetterAndWidthsAreMeasuredSo() {
    PaperFont font = PaperFont.shared();
    assertThat(font.runs("王Łódź〓"))
        .extracting(PaperFont.Run::text)
        .containsExactly("王", "Ł", "ód", "ź", "〓");
    assertThat(font.runs("王Ł")).extracting(PaperFont.Run::face).doesNotHaveDuplicates();
    assertThat(font.runs("")).isEmpty();
    // In thousandths of the size: 王 1000, Ł 524 and ź 470 of the second font, ó 606, d 620.
    assertThat(font.width("王Łódź", 1000)).isEqualTo(1000 + 524 + 606 + 620 + 470);
    assertThat(font.width("Łódź", 9)).isEqualTo(2.22f * 9, within(0.001f));
  }

  @Test
  void theSecondFontIsEmbeddedOnlyIfItIsUsed() throws IOException {
    assertThat(fonts(Papers.BUYER)).hasSize(1).allMatch(each -> each.contains("NotoSansSC"));
    assertThat(fonts(new Addressee("C", "Łódź S.A.", null)))
        .hasSize(2)
        .anyMatch(each -> each.endsWith("+NotoSans-Regular"));
  }

  private static Set<String> fonts(Addressee to) throws IOException {
    LetterPaper paper =
        Papers.of(LetterKind.POSITIVE, Language.EN, Papers.items(1), to, null, List.of());
    Set<String> fonts = new TreeSet<>();
    try (PDDocument document = Loader.loadPDF(Papers.pdf(paper))) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).isTrue();
          fonts.add(font.getName());
        }
      }
    }
    return fonts;
  }

  @Test
  void whatIsCopiedOutOfADocumentIsOrdinaryChinese() {
    assertThat(text(Papers.zh(LetterKind.POSITIVE, Papers.items(12))).codePoints())
        .noneMatch(letter -> letter >= 0x2E80 && letter <= 0x2FDF);
  }

  @Test
  void namesStayNames() {
    Addressee to = new Addressee("C", "<script>alert(1)</script> & {{number}} \"Sons\"", "]]><x/>");
    LetterPaper paper =
        Papers.of(LetterKind.POSITIVE, Language.EN, Papers.items(1), to, null, List.of());
    assertThat(Papers.html(paper))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; {{number}} &quot;Sons&quot;")
        .doesNotContain("<script", "<x/>");
    assertThat(lines(paper)).contains("To: <script>alert(1)</script> & {{number}} \"Sons\"");
  }

  @Test
  void aPageStandsAlone() {
    String html = Papers.html(Papers.zh(LetterKind.POSITIVE, Papers.items(3)));
    assertThat(html.toLowerCase(Locale.ROOT))
        .startsWith("<!doctype html>")
        .contains("<html lang=\"zh-cn\">", "charset=\"utf-8\"")
        .doesNotContain("<script", "http:", "https:", "url(", "<link", "<img", "src=", "href=");
    assertThat(html)
        .contains(
            "<title>往来询证函 CN01-20130331-7K3Q9F2MXB</title>",
            "<td class=\"figure\">13,333.32</td>",
            "<td class=\"figure\">42,962.91</td>",
            "并非催款结算",
            "4H7K-92QD-M3XW");
  }

  @ParameterizedTest
  @CsvSource({"ZH, 明细附后，共 1 笔", "EN, Open items: 1"})
  void hugeAmountsStayInOneLine(Language language, String remark) {
    LetterPaper paper =
        Papers.of(
            LetterKind.POSITIVE,
            language,
            List.of(Papers.invoice("X".repeat(200), "92233720368547758.07 CNY")),
            Papers.BUYER,
            null,
            List.of());
    assertThat(text(paper)).contains("92,233,720,368,547,758.07", remark.replace(" ", ""));
    assertThat(lines(paper)).noneMatch(line -> line.endsWith("758.0")).noneMatch("7"::equals);
    LetterPaper negative =
        Papers.of(
            LetterKind.POSITIVE,
            language,
            List.of(Papers.invoice("I", "-92233720368547758.07 CNY")),
            Papers.BUYER,
            null,
            List.of());
    assertThat(text(negative)).contains("-92,233,720,368,547,758.07");
  }

  @Test
  void figuresHaveTheDecimalsOfTheirCurrency() {
    assertThat(PaperWords.figure(Money.parse("-1234567 JPY"))).isEqualTo("-1,234,567");
    assertThat(PaperWords.figure(Money.parse("1234567.891 KWD"))).isEqualTo("1,234,567.891");
    assertThat(PaperWords.figure(Money.parse("0.00 CNY"))).isEqualTo("0.00");
    LetterPaper yen = Papers.zh(LetterKind.POSITIVE, List.of(Papers.invoice("I", "123456789 JPY")));
    assertThat(text(yen)).contains("金额单位：日元JPY", "（单位：日元JPY）", "123,456,789").doesNotContain("万");
  }

  @Test
  void longNamesAreBrokenWithinThePage() throws IOException {
    Addressee to =
        new Addressee(
            "C",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
                .repeat(3),
            "新疆维吾尔自治区克孜勒苏柯尔克孜自治州".repeat(10));
    LetterPaper paper =
        Papers.of(LetterKind.POSITIVE, Language.EN, Papers.items(1), to, null, List.of());
    assertThat(text(paper)).contains(to.name(), to.address());
    Sheet first =
        PaperLayout.of(Markup.read("<p>" + to.name() + "</p>"), paper, PaperFont.shared())
            .getFirst();
    assertThat(first.marks())
        .hasSizeGreaterThan(1)
        .allSatisfy(
            mark -> {
              Sheet.Text line = (Sheet.Text) mark;
              assertThat(line.x() + PaperFont.shared().width(line.text(), line.size()))
                  .isLessThanOrEqualTo(Flow.RIGHT);
            });
  }

  @Test
  void manyItemsMakeALongLetter() {
    List<Item> items = Papers.items(5_000);
    byte[] pdf = Papers.pdf(Papers.zh(LetterKind.POSITIVE, items));
    List<String> pages = Papers.pages(pdf);
    long sum = items.stream().mapToLong(each -> each.open().minorUnits()).sum();
    assertThat(pages.getLast()).contains("合计 " + figure(sum));
    assertThat(pdf.length).isLessThan(2_000_000);
  }

  @Test
  void aLetterOfOneItemIsSmall() {
    assertThat(Papers.pdf(Papers.zh(LetterKind.POSITIVE, Papers.items(1)))).hasSizeLessThan(80_000);
  }

  private static List<String> found(String pattern, String page) {
    return Pattern.compile(pattern)
        .matcher(page)
        .results()
        .map(result -> result.group(result.groupCount()))
        .toList();
  }

  private static String figure(long cents) {
    return PaperWords.figure(new Money(cents, Papers.CNY));
  }

  private static long cents(String figure) {
    return Long.parseLong(figure.replaceAll("[,.]", ""));
  }

  private static String text(LetterPaper paper) {
    return squeezed(String.join("\n", Papers.pages(Papers.pdf(paper))));
  }

  /** Of the page, which says the same as the PDF. */
  private static String words(LetterPaper paper) {
    return squeezed(Papers.html(paper));
  }

  /** Without the spaces and the ends of lines. */
  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static List<String> lines(LetterPaper paper) {
    return String.join("\n", Papers.pages(Papers.pdf(paper))).lines().map(String::strip).toList();
  }
}
