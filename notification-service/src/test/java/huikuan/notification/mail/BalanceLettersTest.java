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
  void aLetterForAnAuditorReadsAsApproved() {
    approve("letter-positive.auditor.zh", write(ofAuditor("zh")));
    approve("letter-positive.auditor.en", write(ofAuditor("en")));
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
        "128000.00  | 贵公司欠我司 人民币 128,000.00 元    | you owe us CNY 128,000.00",
        "-128000.00 | 我司欠贵公司 人民币 128,000.00 元    | we owe you CNY 128,000.00",
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
            case POSITIVE, NEGATIVE -> "for reconciliation of accounts only; it is not a demand";
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

  private Content write(BalanceLetter letter, Addressee to) {
    assertThat(letter.account()).isEqualTo(ACCOUNT);
    return letters.write(requested(letter), to.in(letter.language()), List.of(), NINE).content();
  }

  private static void approve(String name, Content mail) {
    Approved.verify("mail/" + name + ".txt", mail.subject() + "\n\n" + mail.text());
    Approved.verify("mail/" + name + ".html", mail.html());
  }
}
