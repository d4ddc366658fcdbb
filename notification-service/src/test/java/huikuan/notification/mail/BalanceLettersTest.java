package huikuan.notification.mail;

import static huikuan.notification.Samples.ACCOUNT;
import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.letter;
import static huikuan.notification.Samples.requested;
import static huikuan.notification.Samples.wang;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.ledger.LetterEvent.ReplyTo;
import huikuan.contracts.ledger.LetterKind;
import huikuan.notification.Approved;
import huikuan.notification.Samples;
import huikuan.notification.customers.Addressee;
import huikuan.notification.message.Attachment;
import huikuan.notification.message.BalanceLetter;
import huikuan.notification.message.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of mails that take letters about balances. */
class BalanceLettersTest {

  private static final ReplyTo AUDITOR = new ReplyTo("Sample & Partner", "audit@auditors.example");

  private final Letters letters = Servers.letters();

  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void aLetterReadsAsApproved(LetterKind kind) {
    String name = letter(kind).template();
    approve(name + ".zh", write(letter(kind, 0, "128000.00", "zh", null)));
    approve(name + ".en", write(letter(kind, 0, "128000.00", "en", null)));
  }

  @ParameterizedTest
  @EnumSource(
      value = LetterKind.class,
      names = {"POSITIVE", "NEGATIVE", "DEMAND"})
  void aReminderOfAnAnswerReadsAsApproved(LetterKind kind) {
    String name = "letter-follow-up." + kind.name().toLowerCase(Locale.ROOT);
    approve(name + ".zh", write(letter(kind, 1, "128000.00", "zh", null)));
    approve(name + ".en", write(letter(kind, 1, "128000.00", "en", null)));
  }

  @Test
  void theSecondReminderAfterTheDayReadsAsApproved() {
    LocalDate passed = LocalDate.parse("2013-03-01");
    for (String language : List.of("zh", "en")) {
      approve(
          "letter-follow-up.second." + language,
          write(letter(LetterKind.DEMAND, 2, "128000.00", language, null), passed));
      approve(
          "letter-follow-up.second.auditor." + language,
          write(letter(LetterKind.POSITIVE, 2, "128000.00", language, AUDITOR), passed));
    }
  }

  @Test
  void aLetterForAnAuditorReadsAsApproved() {
    approve("letter-positive.auditor.zh", write(ofAuditor("zh")));
    approve("letter-positive.auditor.en", write(ofAuditor("en")));
  }

  @Test
  void anAuditorsLetterIsCalledSoAndSaysThatTheAuditorAsks() {
    for (int followUp : List.of(0, 1)) {
      for (LetterKind kind : List.of(LetterKind.POSITIVE, LetterKind.NEGATIVE)) {
        Content zh = write(letter(kind, followUp, "1.00", "zh", AUDITOR));
        Content en = write(letter(kind, followUp, "1.00", "en", AUDITOR));
        assertThat(zh.subject()).contains("企业询证函 L-1");
        assertThat(zh.text() + zh.html()).contains("企业询证函").doesNotContain("往来询证函", "核对双方账目");
        assertThat(en.text() + en.html())
            .contains("audit confirmation request")
            .doesNotContainIgnoringCase("balance confirmation");
        if (followUp == 0) {
          assertThat(zh.text())
              .contains("本公司聘请的Sample & Partner正在对本公司财务报表进行审计", "请将答复直接寄送 Sample & Partner");
          assertThat(en.text()).contains("Sample & Partner are auditing our financial statements.");
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "128000.00 | 上述欠款中，截至2013年2月1日已到期 人民币 128,000.00 元，请贵公司于2013年2月25日前付清。"
            + " | Of the balance, CNY 128,000.00 was due by 1 February 2013."
            + " Please pay it by 25 February 2013.",
        "127999.99 | 函中所列款项截至2013年2月1日已到期的合计 人民币 128,000.00 元（尚未扣除函中所列贷方款项），"
            + "请贵公司于2013年2月25日前付清扣除上述贷方款项后的余款。"
            + " | Of the items in the letter, CNY 128,000.00 in total was due by 1 February 2013,"
            + " before the credits in the letter are deducted. Please pay what remains after these"
            + " credits by 25 February 2013.",
      })
  void aDemandAsksForWhatIsDueByTheDayOnTheLetter(String balance, String zh, String en) {
    Content chinese = write(letter(LetterKind.DEMAND, 0, balance, "zh", null));
    assertThat(chinese.text()).contains(zh);
    assertThat(chinese.subject()).endsWith("已到期款项 人民币 128,000.00 元");
    Content english = write(letter(LetterKind.DEMAND, 0, balance, "en", null));
    assertThat(english.text()).contains(en);
    assertThat(english.subject()).endsWith("CNY 128,000.00 due");
  }

  /** The day to answer by is 2013-02-25. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 2013-02-25 | 敬请贵公司于2013年2月25日前答复。 | Please answer by 25 February 2013.",
        "1 | 2013-02-26 | 敬请贵公司尽快答复。 | Please answer as soon as you can.",
        "2 | 2013-02-25 | 再次敬请贵公司于2013年2月25日前答复。"
            + " | This is our second reminder. Please answer by 25 February 2013.",
        "2 | 2013-02-26 | 再次敬请贵公司尽快答复。"
            + " | This is our second reminder. Please answer as soon as you can.",
      })
  void aReminderAsksForADayThatHasNotPassedAndSaysWhichItIs(
      int followUp, LocalDate today, String zh, String en) {
    boolean passed = today.isAfter(LocalDate.parse("2013-02-25"));
    Content chinese = write(letter(LetterKind.POSITIVE, followUp, "1.00", "zh", null), today);
    Content english = write(letter(LetterKind.POSITIVE, followUp, "1.00", "en", null), today);
    assertThat(chinese.text()).contains(zh);
    assertThat(english.text()).contains(en);
    assertThat(chinese.text().contains("并请贵公司于2013年2月25日前答复，至今尚未收到答复")).isEqualTo(passed);
    assertThat(
            english.text().contains("and asked you for your answer by 25 February 2013. We have"))
        .isEqualTo(passed);
    assertThat(chinese.subject().contains("：再次敬请答复")).isEqualTo(followUp == 2);
    assertThat(english.subject().endsWith(" (second reminder)")).isEqualTo(followUp == 2);
    Content demand = write(letter(LetterKind.DEMAND, followUp, "128000.00", "zh", null), today);
    assertThat(demand.text())
        .contains(passed ? "已到期 人民币 128,000.00 元，请贵公司尽快付清" : "请贵公司于2013年2月25日前付清");
  }

  @Test
  void lettersAndTheirMailsCallTheCompanyAlike() {
    for (LetterKind kind : LetterKind.values()) {
      for (int followUp : List.of(0, 1)) {
        Content mail = write(letter(kind, followUp, "1.00", "zh", AUDITOR));
        assertThat(mail.text() + mail.html()).doesNotContain("我司", "或之前");
      }
    }
  }

  @Test
  void answersGoToTheAuditorAndToNobodyOfTheCompany() {
    for (Content mail : List.of(write(ofAuditor("zh")), write(ofAuditor("en")))) {
      assertThat(mail.text())
          .contains("audit@auditors.example", "Sample & Partner")
          .doesNotContain("finance@supplier.example", "li.na@supplier.example");
      assertThat(mail.html())
          .contains("audit@auditors.example", "Sample &amp; Partner")
          .doesNotContain("finance@supplier.example", "li.na@supplier.example");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "128000.00  | 贵公司欠本公司 人民币 128,000.00 元    | you owe us CNY 128,000.00",
        "-128000.00 | 本公司欠贵公司 人民币 128,000.00 元    | we owe you CNY 128,000.00",
        "0.00       | 双方互不相欠（余额为 人民币 0.00 元） | neither of us owes the other anything (CNY 0.00)",
      })
  void theBalanceSaysWhoOwesWhom(String balance, String zh, String en) {
    for (LetterKind kind : LetterKind.values()) {
      assertThat(write(letter(kind, 0, balance, "zh", null)).text()).contains("截至2013年1月31日，" + zh);
      assertThat(write(letter(kind, 0, balance, "en", null)).text())
          .contains("as of 31 January 2013 " + en);
    }
  }

  /** A confirmation is no demand in law, and a demand says that it is one. */
  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void aLetterSaysWhatItIsInLaw(LetterKind kind) {
    for (int followUp : List.of(0, 1)) {
      Content zh = write(letter(kind, followUp, "1.00", "zh", null));
      Content en = write(letter(kind, followUp, "1.00", "en", null));
      String chinese =
          switch (kind) {
            case POSITIVE, NEGATIVE -> "本函仅为复核账目之用，并非催款结算。";
            case DEMAND -> "本函为正式催款函";
            case STATEMENT -> "并非催款，亦无需答复";
          };
      String english =
          switch (kind) {
            case POSITIVE, NEGATIVE ->
                "solely for the verification of accounts and is not a demand for payment";
            case DEMAND -> "This letter is a formal demand for payment";
            case STATEMENT -> "it is not a demand for payment and asks for no answer";
          };
      assertThat(List.of(zh.text(), zh.html())).allSatisfy(it -> assertThat(it).contains(chinese));
      assertThat(List.of(en.text(), en.html())).allSatisfy(it -> assertThat(it).contains(english));
      assertThat(zh.text() + zh.html() + en.text() + en.html()).doesNotContain("利息", "interest");
    }
  }

  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void onlyADemandSaysWhereToPayAndHowMuch(LetterKind kind) {
    Content mail = write(letter(kind, 0, "200000.00", "zh", null));
    for (String said : List.of("1001 2345 6789", "人民币 128,000.00 元")) {
      assertThat(mail.text().contains(said)).isEqualTo(kind == LetterKind.DEMAND);
    }
  }

  @Test
  void theLanguageIsThatOfTheLetter() {
    Addressee english = Samples.addressee("en-GB", "Buyer Ltd", "Anna", "anna@buyer.example");
    Content mail =
        letters
            .write(requested(letter(LetterKind.POSITIVE)), english.in("zh"), List.of(), NINE)
            .content();
    assertThat(mail.text()).contains("尊敬的Anna：");
    assertThat(mail.html()).contains("lang=\"zh-CN\"");
  }

  @Test
  void theContentNamesTheAttachedFileByItsHash() {
    assertThat(write(letter(LetterKind.POSITIVE)).attachment())
        .isEqualTo(
            new Attachment(
                Samples.DOCUMENT.name(),
                "application/pdf",
                Samples.DOCUMENT.hash(),
                Samples.PDF.length));
    assertThat(write(letter(LetterKind.POSITIVE)).list()).isNull();
  }

  private static BalanceLetter ofAuditor(String language) {
    return letter(LetterKind.POSITIVE, 0, "128000.00", language, AUDITOR);
  }

  private Content write(BalanceLetter letter) {
    return write(letter, wang());
  }

  private Content write(BalanceLetter letter, LocalDate today) {
    return write(letter, wang(), today.atTime(9, 0).atZone(wang().zone()).toInstant());
  }

  private Content write(BalanceLetter letter, Addressee to) {
    return write(letter, to, NINE);
  }

  private Content write(BalanceLetter letter, Addressee to, Instant now) {
    assertThat(letter.account()).isEqualTo(ACCOUNT);
    return letters.write(requested(letter), to.in(letter.language()), List.of(), now).content();
  }

  private static void approve(String name, Content mail) {
    Approved.verify("mail/" + name + ".txt", mail.subject() + "\n\n" + mail.text());
    Approved.verify("mail/" + name + ".html", mail.html());
  }
}
