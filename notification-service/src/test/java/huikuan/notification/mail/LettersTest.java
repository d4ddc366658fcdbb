package huikuan.notification.mail;

import static huikuan.notification.Samples.ACCOUNT;
import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.wang;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.notification.Approved;
import huikuan.notification.Samples;
import huikuan.notification.customers.Addressee;
import huikuan.notification.mail.MailSettings.Recipients;
import huikuan.notification.mail.MailSettings.StartTls;
import huikuan.notification.message.Content;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.Step;
import huikuan.notification.message.Subject;
import huikuan.notification.openamounts.ClaimState;
import huikuan.notification.paying.BankAccount;
import huikuan.notification.paying.Contact;
import huikuan.notification.paying.Paying;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.company.CompanySettings.Company;
import huikuan.platform.company.CompanySettings.Texts;
import huikuan.platform.template.Language;
import huikuan.platform.template.TemplateText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {

  static final CompanySettings COMPANIES =
      new CompanySettings(
          Map.of(
              "CN01",
              new Company(
                  ZoneId.of("Asia/Shanghai"),
                  "CN",
                  new Texts("华东精密设备有限公司", "East China Precision Co., Ltd."),
                  null,
                  Set.of(),
                  90)));

  static final MailSettings SETTINGS = settings(List.of(), 0, StartTls.OFF);

  static MailSettings settings(List<String> domains, int perCompanyAndDay, StartTls starttls) {
    return new MailSettings(
        "receivables@supplier.example",
        "finance@supplier.example",
        "supplier.example",
        new Recipients(domains),
        perCompanyAndDay,
        starttls);
  }

  /** What letters of CN01 say of paying. */
  static final Paying PAYING =
      new Paying(
          List.of(
              new BankAccount(
                  "CNY",
                  "示范银行上海分行",
                  null,
                  "1001 2345 6789",
                  "华东精密设备有限公司",
                  "Sample Bank, Shanghai Branch",
                  "East China Precision"),
              new BankAccount(
                  "USD", "Sample Bank", null, "CN-USD-77", "East China Precision", null, null)),
          new Contact("李娜", "li.na@supplier.example", "+86 21 5555 0100"));

  private static final AccountId DOLLARS = AccountId.parse("CN01.C-2.USD");
  private static final AccountId EUROS = AccountId.parse("CN01.C-2.EUR");
  private static final AccountId YUAN = AccountId.parse("CN01.C-1.USD");
  private static final Addressee SMITH = smith("en-GB");

  private final Letters letters = Servers.letters();

  @ParameterizedTest
  @CsvSource({"courtesy, -6", "reminder-1, 0", "reminder-2, 7", "demand, 17"})
  void aLetterInChineseReadsAsApproved(String level, int daysAfter) {
    Requested request = Samples.requested(level, ACCOUNT, "128000.00", "128000.00");
    approve(level + ".zh", write(request, wang(), daysAfter));
  }

  @ParameterizedTest
  @CsvSource({"courtesy, -6", "reminder-1, 0", "reminder-2, 7", "demand, 17"})
  void aLetterInEnglishReadsAsApproved(String level, int daysAfter) {
    approve(level + ".en", write(english(level, "5594.00", "1594.00"), SMITH, daysAfter));
  }

  @ParameterizedTest
  @CsvSource({"courtesy, -6", "reminder-1, 0", "reminder-2, 7", "demand, 17"})
  void aLetterAboutSeveralClaimsListsThemAllAsApproved(String level, int daysAfter) {
    approve(level + ".several.zh", write(several(level, ACCOUNT, YUAN), wang(), daysAfter));
    approve(level + ".several.en", write(several(level, DOLLARS, EUROS), SMITH, daysAfter));
  }

  private static Requested several(String level, AccountId one, AccountId other) {
    return Samples.requested(
        level,
        Samples.subject(level, one, "I-1", "100.00", "100.00"),
        Samples.subject(level, one, "I-2", "2000.00", "1500.50"),
        Samples.subject(level, other, "I-3", "30.00", "30.00"));
  }

  @Test
  void aCourtesyBeforeTheDueDateAsksWhetherTheGoodsHaveCome() {
    Subject asked =
        Samples.unconfirmed(Samples.subject("courtesy", DOLLARS, "I-1", "100.00", "100.00"));
    Subject known = Samples.subject("courtesy", DOLLARS, "I-2", "2000.00", "1500.50");
    Subject other =
        Samples.unconfirmed(Samples.subject("courtesy", EUROS, "I-3", "30.00", "30.00"));
    Requested one = Samples.requested("courtesy", asked);
    Requested several = Samples.requested("courtesy", asked, known, other);
    approve("courtesy.goods.zh", write(one, wang(), -6));
    approve("courtesy.goods.en", write(one, SMITH, -6));
    assertThat(write(several, wang(), -6).text()).contains("收货（或验收）情况：I-1、I-3。");
    assertThat(write(several, SMITH, -6).text()).contains("received the goods of I-1, I-3?");
    assertThat(write(several, SMITH, -6).html()).contains("received the goods of I-1, I-3?");
    assertThat(write(Samples.requested("courtesy", known), SMITH, -6).text())
        .doesNotContain("the goods");
  }

  @ParameterizedTest
  @CsvSource({"reminder-1, 0", "demand, 17"})
  void whatIsOverdueIsNotAskedAbout(String level, int daysAfter) {
    Subject asked = Samples.unconfirmed(Samples.subject(level, DOLLARS, "I-1", "100.00", "100.00"));
    assertThat(write(Samples.requested(level, asked), SMITH, daysAfter).text())
        .doesNotContain("the goods");
  }

  @Test
  void ofVeryManyClaimsTheFirstAreNamed() {
    Subject[] all =
        IntStream.rangeClosed(1, 32)
            .mapToObj(i -> Samples.subject("courtesy", DOLLARS, "I-" + i, "10.00", "1.00"))
            .map(Samples::unconfirmed)
            .toArray(Subject[]::new);
    assertThat(write(Samples.requested("courtesy", all), SMITH, -6).text())
        .contains(", I-30 …?")
        .doesNotContain("I-31");
  }

  /** Of the same number as an invoice. */
  @ParameterizedTest
  @CsvSource({"reminder-1, 0", "reminder-2, 7", "demand, 17"})
  void aLetterAboutARefundReadsAsApproved(String level, int daysAfter) {
    Requested refund = Samples.requested(level, refund(level, DOLLARS, "I-1"));
    approve(level + ".refund.zh", write(refund, wang(), daysAfter));
    approve(level + ".refund.en", write(refund, SMITH, daysAfter));
    Requested both =
        Samples.requested(
            level,
            Samples.subject(level, DOLLARS, "I-1", "100.00", "100.00"),
            refund(level, DOLLARS, "I-1"));
    approve(level + ".refund.several.zh", write(both, wang(), daysAfter));
    approve(level + ".refund.several.en", write(both, SMITH, daysAfter));
  }

  @Test
  void theListOfAllTellsRefundsApart() {
    List<Subject> claims =
        IntStream.rangeClosed(1, 31)
            .mapToObj(
                i ->
                    i == 31
                        ? refund("reminder-1", DOLLARS, "I-1")
                        : Samples.subject("reminder-1", DOLLARS, "I-" + i, "10.00", "1.00"))
            .toList();
    Content letter =
        write(Samples.requested("reminder-1", claims.toArray(Subject[]::new)), SMITH, 0);
    assertThat(letter.subject()).contains("31 items past due");
    assertThat(letter.text())
        .contains("1 further item is in the attached list.", "A refund is money that we paid back");
    List<String> lines = letter.list().lines().toList();
    assertThat(lines.getFirst())
        .startsWith("\uFEFFKind,Invoice or refund,Date,Due date,Your reference,Contract,Currency,");
    assertThat(lines.get(1)).startsWith("invoice,I-1,2013-01-02,2013-02-01,PO 4711,");
    assertThat(lines.getLast())
        .isEqualTo("refund,I-1,2013-01-20,2013-01-20,,,USD,80.00,30.00,0.00,50.00,15");
    Subject[] refunds =
        IntStream.rangeClosed(1, 31)
            .mapToObj(i -> refund("reminder-1", DOLLARS, "B-" + i))
            .toArray(Subject[]::new);
    assertThat(write(Samples.requested("reminder-1", refunds), wang(), 0).list())
        .startsWith("\uFEFF退款号码,退款日期,付款到期日,贵方参考号,合同编号,币种,退款金额,");
  }

  /** Of 80.00, paid on 2013-01-20, of which 50.00 is owed again. */
  private static Subject refund(String level, AccountId account, String number) {
    Subject any = Samples.subject(level, account, number, "80.00", "50.00");
    LocalDate day = LocalDate.parse("2013-01-20");
    return new Subject(
        new Step("refund.CN01." + number, 1, account, ItemKind.REFUND, number, level),
        any.ordinal(),
        day,
        day,
        any.amount(),
        any.open(),
        "C-2013-7",
        null,
        null,
        any.policy(),
        null);
  }

  @Test
  void whatIsTooLongForALetterIsAttachedAsAListOfAll() {
    List<Subject> claims =
        IntStream.rangeClosed(1, 31)
            .mapToObj(i -> Samples.subject("demand", DOLLARS, "=I-" + i, "10.00", "1.00"))
            .toList();
    Requested request = Samples.requested("demand", claims.toArray(Subject[]::new));
    Content letter = write(request, SMITH, 0);
    assertThat(letter.subject()).contains("31 invoices, USD 31.00");
    assertThat(letter.text())
        .contains("=I-30\n", "1 further invoice is in the attached list.")
        .doesNotContain("=I-31\n");
    assertThat(letter.html()).contains("=I-30<", "1 further invoice").doesNotContain("=I-31<");
    List<String> lines = letter.list().lines().toList();
    assertThat(lines).hasSize(32);
    assertThat(lines.getFirst())
        .isEqualTo(
            "\uFEFFInvoice,Invoice date,Due date,Your reference,Contract,Currency,Amount,Paid,"
                + "\"Received, not yet allocated\",Open,Days overdue");
    assertThat(lines.getLast())
        .isEqualTo("'=I-31,2013-01-02,2013-02-01,PO 4711,C-2013-7,USD,10.00,9.00,0.00,1.00,3");
    assertThat(write(Samples.requested("demand", claims.getFirst()), SMITH, 0).list()).isNull();
  }

  @Test
  void theContractIsNamedInDemandsOnly() {
    for (String level : List.of("reminder-1", "reminder-2")) {
      Content letter = write(english(level, "1.00", "1.00"), SMITH, 0);
      assertThat(letter.text() + letter.html()).doesNotContain("C-2013-7");
    }
    Content demand = write(english("demand", "1.00", "1.00"), SMITH, 0);
    assertThat(demand.text()).contains("C-2013-7");
    assertThat(demand.html()).contains("C-2013-7");
  }

  @Test
  void theAccountOfTheCurrencyIsNamedAndNoOther() {
    Content letter = write(english("reminder-1", "1.00", "1.00"), SMITH, 0);
    assertThat(letter.text()).contains("CN-USD-77").doesNotContain("1001 2345 6789");
    assertThat(letter.html()).contains("CN-USD-77").doesNotContain("1001 2345 6789");
  }

  @Test
  void anAccountIsNamedInTheLanguageOfTheLetter() {
    Requested yuan = Samples.requested("reminder-1", ACCOUNT, "128000.00", "128000.00");
    Content english = write(yuan, SMITH, 0);
    for (String words : List.of(english.text(), english.html())) {
      assertThat(words)
          .contains("East China Precision", "Sample Bank, Shanghai Branch", "1001 2345 6789")
          .doesNotContain("华东精密", "示范银行");
    }
    Content chinese = write(yuan, wang(), 0);
    assertThat(chinese.text()).contains("户名 华东精密设备有限公司，开户行 示范银行上海分行，账号 1001 2345 6789");
    assertThat(write(english("reminder-1", "1.00", "1.00"), smith("zh"), 0).text())
        .as("one that has no names of its own for English letters")
        .contains("户名 East China Precision，开户行 Sample Bank，账号 CN-USD-77");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "zh-CN", "zh-TW", "zh-Hant-HK"})
  void everyChineseLocaleGetsChinese(String locale) {
    assertThat(write(english("reminder-1", "1.00", "1.00"), smith(locale), 0).text())
        .contains("付款提醒函");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de-DE", "ja", "", "no such tag"})
  void everyOtherLocaleGetsEnglish(String locale) {
    assertThat(write(english("reminder-1", "1.00", "1.00"), smith(locale), 0).text())
        .contains("PAYMENT REMINDER");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CNY | 1234.50    | 人民币 1,234.50 元   | CNY 1,234.50",
        "USD | 1234567.89 | 1,234,567.89 美元   | USD 1,234,567.89",
        "EUR | 0.05       | 0.05 欧元           | EUR 0.05",
        "JPY | 1500       | 1,500 日元          | JPY 1,500",
        "KWD | 10.125     | 10.125 科威特第纳尔  | KWD 10.125",
      })
  void anAmountHasItsCurrencyAndThatManyDecimals(
      String currency, String amount, String chinese, String english) {
    Money money = Money.parse(amount + " " + currency);
    assertThat(Language.ZH.amount(money)).isEqualTo(chinese);
    assertThat(Language.EN.amount(money)).isEqualTo(english);
  }

  @Test
  void whatWasPaidIsNamedOnlyWhenSomethingWasPaid() {
    assertThat(write(english("reminder-1", "100.00", "60.00"), SMITH, 0))
        .satisfies(
            letter -> {
              assertThat(letter.text()).contains("amount paid: USD 40.00");
              assertThat(letter.html()).contains("USD 100.00").contains("USD 60.00");
            });
    assertThat(write(english("reminder-1", "100.00", "100.00"), SMITH, 0))
        .satisfies(
            letter -> {
              assertThat(letter.text()).doesNotContain("amount paid");
            });
  }

  @Test
  void whatIsPartPaidHasAColumnAndWhatOnlyCoversIsNotCalledPaid() {
    Subject paid = Samples.subject("demand", DOLLARS, "I-1", "100.00", "60.00");
    Subject covered = Samples.subject("demand", DOLLARS, "I-2", "200.00", "150.00");
    Subject whole = Samples.subject("demand", DOLLARS, "I-3", "300.00", "300.00");
    Requested request = Samples.requested("demand", paid, covered, whole);
    List<ClaimState> owed =
        List.of(
            new ClaimState(paid, null, List.of()),
            new ClaimState(covered, null, usd("0.00"), usd("50.00"), List.of("receipt R-1"), true),
            new ClaimState(whole, null, List.of()));
    Content letter = letters.write(request, SMITH, owed, NINE).content();
    assertThat(letter.text())
        .contains("amount: USD 100.00; amount paid: USD 40.00; amount open: USD 60.00")
        .contains("USD 200.00; received, not yet allocated: USD 50.00; amount open: USD 150.00")
        .contains("amount: USD 300.00; amount open: USD 300.00");
    assertThat(headings(letter))
        .containsSubsequence("Amount", "Paid", "Received, not yet allocated", "Open");
    String chinese = letters.write(request, smith("zh"), owed, NINE).content().text();
    assertThat(chinese)
        .contains("已付金额：40.00 美元", "已收款、待核销：50.00 美元")
        .doesNotContain("已付金额：50.00 美元");
    assertThat(headings(write(english("demand", "1.00", "1.00"), SMITH, 0)))
        .doesNotContain("Paid", "Received, not yet allocated");
  }

  @ParameterizedTest
  @CsvSource({"courtesy, -6", "reminder-1, 0", "reminder-2, 7", "demand, 17"})
  void aLetterAboutAClaimOfWhichAPartIsOnHoldReadsAsApproved(String level, int daysAfter) {
    Instant now = NINE.plus(Duration.ofDays(daysAfter));
    Subject part = Samples.subject(level, DOLLARS, "I-1", "100.00", "50.00");
    Subject whole = Samples.subject(level, DOLLARS, "I-2", "200.00", "200.00");
    ClaimState held = new ClaimState(part, null, usd("30.00"), usd("0.00"), List.of(), true);
    List<ClaimState> several = List.of(held, new ClaimState(whole, null, List.of()));
    Requested one = Samples.requested(level, part);
    Requested both = Samples.requested(level, part, whole);
    for (String language : List.of("zh", "en")) {
      Addressee to = smith(language);
      approve(level + ".held." + language, letters.write(one, to, List.of(held), now).content());
      approve(level + ".held.several." + language, letters.write(both, to, several, now).content());
    }
  }

  @Test
  void whatIsOnHoldIsToldApartAndNotAskedFor() {
    Subject part = Samples.subject("demand", DOLLARS, "I-1", "100.00", "50.00");
    ClaimState held =
        new ClaimState(part, null, usd("30.00"), usd("15.00"), List.of("receipt R-1"), true);
    Content letter =
        letters.write(Samples.requested("demand", part), SMITH, List.of(held), NINE).content();
    assertThat(letter.subject()).contains("USD 50.00 payable by");
    assertThat(letter.text())
        .contains(
            "Invoice amount: USD 100.00; amount paid: USD 5.00; received, not yet allocated: USD"
                + " 15.00; amount open: USD 80.00, of which on hold: USD 30.00; amount payable: USD"
                + " 50.00\n")
        .contains("USD 50.00 remains owing to us, not counting what is on hold.");
    assertThat(headings(letter))
        .containsSubsequence(
            "Amount",
            "Paid",
            "Received, not yet allocated",
            "Open",
            "Of which on hold",
            "Payable",
            "Days overdue");
    assertThat(headings(write(english("demand", "1.00", "1.00"), SMITH, 0)))
        .doesNotContain("Of which on hold", "Payable");
  }

  @Test
  void theListOfAllTellsWhatIsOnHold() {
    List<ClaimState> claims =
        IntStream.rangeClosed(1, 31)
            .mapToObj(i -> Samples.subject("demand", DOLLARS, "I-" + i, "10.00", "6.00"))
            .map(it -> new ClaimState(it, null, usd("1.00"), usd("0.00"), List.of(), true))
            .toList();
    Requested request =
        Samples.requested(
            "demand", claims.stream().map(ClaimState::subject).toArray(Subject[]::new));
    List<String> lines =
        letters.write(request, SMITH, claims, NINE).content().list().lines().toList();
    assertThat(lines.getFirst()).endsWith(",Open,Of which on hold,Payable,Days overdue");
    assertThat(lines.getLast()).endsWith(",USD,10.00,3.00,0.00,7.00,1.00,6.00,3");
  }

  private static Money usd(String amount) {
    return Money.parse(amount + " USD");
  }

  @ParameterizedTest
  @CsvSource({"reminder-1, true, 7", "reminder-1, false, 6", "demand, true, 8", "demand, false, 7"})
  void theTotalSpansTheTable(String level, boolean referenced, int columns) {
    Subject[] claims =
        Stream.of("I-1", "I-2")
            .map(number -> Samples.subject(level, DOLLARS, number, "1.00", "1.00"))
            .map(claim -> referenced ? claim : withoutReference(claim))
            .toArray(Subject[]::new);
    Content letter = write(Samples.requested(level, claims), SMITH, 0);
    assertThat(headings(letter)).hasSize(columns);
    assertThat(letter.html()).contains("colspan=\"" + columns + "\"");
  }

  @Test
  void whatIsReadAsOneWordDoesNotWrapUnlessItIsLong() {
    Subject claim =
        Samples.subject("demand", AccountId.parse("CN01.C-2.USD"), "9".repeat(64), "1.00", "1.00");
    String html = write(Samples.requested("demand", claim), SMITH, 0).html();
    assertThat(cell(html, "1 February 2013")).contains("white-space:nowrap");
    assertThat(cell(html, "C-2013-7")).contains("white-space:nowrap");
    assertThat(cell(html, "USD 1.00")).contains("white-space:nowrap");
    assertThat(cell(html, "9".repeat(64)))
        .contains("overflow-wrap:anywhere")
        .doesNotContain("white-space:nowrap");
  }

  private static String cell(String html, String content) {
    return html.lines()
        .filter(line -> line.endsWith("</span>" + content + "</td>"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> headings(Content letter) {
    return letter
        .html()
        .lines()
        .filter(line -> line.startsWith("<th "))
        .map(line -> line.replaceAll("<[^>]*>", ""))
        .toList();
  }

  private static Subject withoutReference(Subject of) {
    return new Subject(
        of.step(),
        of.ordinal(),
        of.invoiceDate(),
        of.dueOn(),
        of.amount(),
        of.open(),
        of.contract(),
        null,
        null,
        of.policy(),
        null);
  }

  @Test
  void theFurthestOfWhatIsStillOwedWordsTheLetter() {
    Subject first = Samples.subject("reminder-1", DOLLARS, "I-1", "1.00", "1.00");
    Subject second = Samples.subject("reminder-2", DOLLARS, "I-2", "1.00", "1.00");
    Requested request = Samples.requested("reminder-2", first, second);
    assertThat(letters.write(request, SMITH, Samples.owed(request), NINE).template())
        .isEqualTo("en/reminder-2/1");
    List<ClaimState> left = List.of(new ClaimState(first, null, List.of()));
    assertThat(letters.write(request, SMITH, left, NINE))
        .satisfies(
            letter -> {
              assertThat(letter.template()).isEqualTo("en/reminder-1/1");
              assertThat(letter.content().text()).contains("PAYMENT REMINDER");
            });
  }

  @Test
  void aTemplateOfAnotherKindIsRefused() {
    Subject claim = Samples.subject("demand", DOLLARS, "I-1", "1.00", "1.00");
    Requested courtesy = Samples.requested("reminder-1", claim);
    assertThatThrownBy(() -> write(courtesy, SMITH, 0))
        .hasMessage("Template en/demand/1 is not for messages of kind COURTESY");
  }

  @Test
  void aCourtesySpeaksOfNoContractAndNoDelay() {
    Content letter = write(english("courtesy", "1.00", "1.00"), SMITH, -6);
    assertThat((letter.subject() + letter.text() + letter.html()).toLowerCase(Locale.ROOT))
        .doesNotContain("overdue", "late", "contract", "c-2013-7", "-3")
        .contains("falls due on 1 february 2013");
    assertThat(headings(letter)).endsWith("Payable", "Days until due");
    Requested chinese = Samples.requested("courtesy", ACCOUNT, "1.00", "1.00");
    Content chineseLetter = write(chinese, wang(), -6);
    assertThat(chineseLetter.subject() + chineseLetter.text() + chineseLetter.html())
        .doesNotContain("逾期", "合同", "欠", "催")
        .contains("将于2013年2月1日到期");
  }

  @Test
  void aLetterWithoutAPageOfItsOwnHasItsTextInTheLayout() {
    TemplateText words = Servers.words("{{customer}}", "Dear {{recipient}},\n\n{{total}}", null);
    Addressee to = Samples.addressee("en", "A & B", "<Anna>", "anna@buyer.example");
    Requested request = english("reminder-1", "1.00", "1.00");
    Content letter =
        letters.write(words, Language.EN, request.kind(), "CN01", to, Samples.owed(request), NINE);
    assertThat(letter.subject()).isEqualTo("A & B");
    assertThat(letter.text()).isEqualTo("Dear <Anna>,\n\nUSD 1.00\n");
    assertThat(letter.html())
        .contains("<title>A &amp; B</title>")
        .contains("Dear &lt;Anna&gt;,<br>\n<br>\nUSD 1.00<br>\n");
  }

  @Test
  void daysLateAndTheDayToPayByCountFromTheDayOfSendingAtTheCustomer() {
    Requested request = english("demand", "100.00", "100.00");
    Instant justBeforeMidnight = Instant.parse("2013-02-21T15:59:59Z");
    assertThat(write(request, justBeforeMidnight).text())
        .contains("it is 20 days overdue")
        .contains("in full by 28 February 2013");
    assertThat(write(request, justBeforeMidnight.plusSeconds(1)).text())
        .contains("it is 21 days overdue")
        .contains("in full by 1 March 2013");
  }

  @Test
  void oneDayIsNotDays() {
    Requested request = english("reminder-2", "100.00", "100.00");
    Content letter = write(request, Instant.parse("2013-02-02T01:00:00Z"));
    assertThat(letter.subject()).contains("1 day late");
    assertThat(letter.html()).contains("1 day<");
  }

  @Test
  void aNameIsTextAndNeverMarkup() {
    Addressee to =
        Samples.addressee(
            "en", "<script>alert(1)</script> & Sons [[${1+1}]]", "O'Neil <b>", "o@buyer.example");
    Content letter = write(english("reminder-1", "1.00", "1.00"), to, 0);
    assertThat(letter.html())
        .doesNotContain("<script>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; Sons [[${1+1}]]")
        .contains("Dear <span>O&#39;Neil &lt;b&gt;</span>");
    assertThat(letter.text())
        .contains("<script>alert(1)</script> & Sons [[${1+1}]]")
        .contains("Dear O'Neil <b>,");
  }

  @Test
  void aLineBreakInANameStartsNoNewLine() {
    Addressee to =
        Samples.addressee(
            "en",
            "Evil\r\nBcc: all@victims.example\r\n\r\nPay me",
            "Anna Smith",
            "anna@buyer.example");
    assertThat(write(english("reminder-1", "1.00", "1.00"), to, 0).text())
        .contains("Evil Bcc: all@victims.example Pay me\n")
        .doesNotContain("\nBcc:");
  }

  @Test
  void aCompanyWithoutANameSignsWithItsId() {
    Requested request =
        Samples.requested("reminder-1", AccountId.parse("X9.C-2.USD"), "1.00", "1.00");
    assertThat(write(request, SMITH, 0).text()).contains("Kind regards,\n\nX9\n");
  }

  @Test
  void anUnknownTemplateIsRefused() {
    Requested request = english("no-such-level", "1.00", "1.00");
    assertThatThrownBy(() -> write(request, SMITH, 0)).hasMessageContaining("no-such-level");
  }

  private static Requested english(String level, String amount, String open) {
    return Samples.requested(level, DOLLARS, amount, open);
  }

  private static Addressee smith(String locale) {
    return Samples.addressee(locale, "Buyer & Sons Ltd", "Anna Smith", "anna@buyer.example");
  }

  private Content write(Requested request, Addressee to, int daysAfter) {
    return letters
        .write(request, to, Samples.owed(request), NINE.plus(Duration.ofDays(daysAfter)))
        .content();
  }

  private Content write(Requested request, Instant now) {
    return letters.write(request, SMITH, Samples.owed(request), now).content();
  }

  private static void approve(String name, Content letter) {
    Approved.verify("mail/" + name + ".txt", letter.subject() + "\n\n" + letter.text());
    Approved.verify("mail/" + name + ".html", letter.html());
  }
}
