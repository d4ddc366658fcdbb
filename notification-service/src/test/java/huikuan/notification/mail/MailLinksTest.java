package huikuan.notification.mail;

import static huikuan.contracts.MessageKind.LETTER;
import static huikuan.notification.Samples.ACCOUNT;
import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.letter;
import static huikuan.notification.Samples.requested;
import static huikuan.notification.Samples.wang;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import huikuan.contracts.ledger.LetterEvent.ReplyTo;
import huikuan.contracts.ledger.LetterKind;
import huikuan.notification.Samples;
import huikuan.notification.customers.Addressee;
import huikuan.notification.message.BalanceLetter;
import huikuan.notification.message.Content;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.platform.link.LinkRefused;
import huikuan.platform.link.RecipientLink;
import huikuan.platform.link.RecipientLinks;
import huikuan.platform.template.Language;
import huikuan.platform.template.TemplateId;
import huikuan.platform.template.TemplateText;
import jakarta.mail.Multipart;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The links in mails, and that their secrets stand nowhere else. */
class MailLinksTest {

  private static final String PAGES = "https://huikuan.example/r/";
  private static final Pattern ADDRESS = Pattern.compile(Pattern.quote(PAGES) + "([\\w.-]+)");

  /** Of the address of the request's recipient. */
  private static final String MARK = "Cpbi0W7ensdQ";

  /** 60 days after the mail. */
  private static final Instant EXPIRES = NINE.plus(Duration.ofDays(60));

  private static final ReplyTo AUDITOR = new ReplyTo("Sample & Partner", "audit@auditors.example");

  private final Letters letters = Servers.letters();

  @Test
  void theLinkOfAMailIsForItsRecipientAndItsMessage() throws LinkRefused {
    Requested request = requested();
    assertThat(read(write(request).sent().text()))
        .isEqualTo(
            new RecipientLink(
                ACCOUNT.customerId(), "p-1", MARK, request.message().value(), null, NINE, EXPIRES));
  }

  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void theLinkOfALetterNamesTheLetter(LetterKind kind) throws LinkRefused {
    for (int followUp : List.of(0, 1)) {
      Requested request = requested(letter(kind, followUp, "1.00", "en", null));
      RecipientLink link = read(write(request).sent().text());
      assertThat(link.letter()).isEqualTo("L-1");
      assertThat(link.message()).isEqualTo(request.message().value());
    }
  }

  @Test
  void aLetterThatIsAnsweredToAThirdPartyHasNone() {
    for (String language : List.of("zh", "en")) {
      for (LetterKind kind : LetterKind.values()) {
        Letter letter = write(requested(letter(kind, 0, "1.00", language, AUDITOR)));
        assertThat(letter.sent()).isEqualTo(letter.content());
        assertThat(letter.content().text() + letter.content().html())
            .doesNotContain("/r/", "online", "在线", "<a ");
      }
    }
  }

  @Test
  void whatIsKeptIsWhatIsSentButForTheSecret() {
    Letter letter = write(requested());
    String secret = secret(letter.sent().text());
    Content kept = letter.content();
    assertThat(letter.sent().text()).isEqualTo(kept.text().replace("/r/…", "/r/" + secret));
    assertThat(letter.sent().html()).isEqualTo(kept.html().replace("/r/…", "/r/" + secret));
    assertThat(kept.text()).containsOnlyOnce("\n" + PAGES + "…\n").doesNotContain(secret);
    assertThat(kept.html())
        .containsOnlyOnce("<a href=\"" + PAGES + "…\" target=\"_blank\" ")
        .doesNotContain(secret);
    assertThat(letter.sent().subject()).isEqualTo(kept.subject());
    assertThat(letter.toString()).doesNotContain(secret);
  }

  /** Both are good: nobody knows whether the mail of the first try has left. */
  @Test
  void eachTryBringsALinkForTheSame() throws LinkRefused {
    Requested request = requested();
    Addressee moved =
        new Addressee(
            "Other Ltd", "en", ZoneId.of("America/Los_Angeles"), "Wang", "w@x.y", "none", null);
    Instant later = NINE.plus(Duration.ofHours(7));
    RecipientLink first = read(write(request).sent().text());
    RecipientLink again =
        read(letters.write(request, moved, Samples.owed(request), later).sent().text());
    assertThat(again)
        .isEqualTo(
            new RecipientLink(
                first.customer(),
                first.contactId(),
                again.addressMark(),
                first.message(),
                null,
                later,
                later.plus(Duration.ofDays(60))));
    assertThat(again.wentTo(moved.email())).isTrue();
    assertThat(first.wentTo(moved.email())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"-, a key that only the tests know", "https://huikuan.example, -", "-, -"})
  void withoutAKeyOrPagesThereIsNone(String pages, String key) {
    Letters without = Servers.letters(Servers.links(pages, key));
    Requested request = requested();
    Letter letter = without.write(request, wang(), Samples.owed(request), NINE);
    assertThat(letter.sent()).isEqualTo(letter.content());
    assertThat(letter.content().text() + letter.content().html())
        .doesNotContain("/r/", "在线", "<a ");
    assertThat(shown(without, "letter-positive")).doesNotContain("/r/");
  }

  @Test
  void whatLooksLikeALinkGetsNoSecret() {
    String looks = PAGES + "…";
    Addressee to = Samples.addressee("en", looks, looks + " x", "w@customer.example");
    Requested request =
        Samples.requested(
            "reminder-1", Samples.subject("reminder-1", ACCOUNT, "/r/…", "1.00", "1.00"));
    Content sent = letters.write(request, to, Samples.owed(request), NINE).sent();
    String secret = secret(sent.text());
    assertThat(sent.text())
        .contains("\n" + looks + "\n", "Dear " + looks + " x,", "/r/…")
        .containsOnlyOnce(secret);
    assertThat(sent.html())
        .contains("<span>" + looks + "</span>", "Dear <span>" + looks + " x</span>")
        .containsOnlyOnce(secret);
  }

  @Test
  void theAddressIsEscapedInAPageAndTheSecretNeedsNoEscape() {
    RecipientLinks links = Servers.links("https://h.example/a?b&c", "a key that only tests know");
    Requested request = requested();
    Letter letter = Servers.letters(links).write(request, wang(), Samples.owed(request), NINE);
    String text = letter.sent().text();
    String secret =
        text.substring(text.indexOf("/r/") + 3, text.indexOf("\n", text.indexOf("/r/")));
    assertThat(letter.sent().html()).contains("\"https://h.example/a?b&amp;c/r/" + secret + "\"");
    assertThat(letter.content().html()).contains("\"https://h.example/a?b&amp;c/r/…\"");
    assertThat(letter.content().text()).contains("\nhttps://h.example/a?b&c/r/…\n");
  }

  /** Mail servers note subjects; a text without a page of its own is a page, too. */
  @Test
  void theSecretOfATemplatesOwnStandsInNoSubjectAndIsKeptNowhere() {
    TemplateText words = Servers.words("At {{link}}", "{{link}} and {{link}}", null);
    ClaimFacts facts =
        new ClaimFacts(
            Language.EN,
            requested().kind(),
            "Supplier",
            LettersTest.PAYING,
            "answers@x.example",
            wang(),
            Samples.owed(requested()).stream()
                .map(each -> ClaimLine.of(each, Samples.DAY))
                .toList(),
            Samples.DAY,
            PAGES + "se.cr-et");
    Content sent = Letters.write(words, facts);
    assertThat(sent.subject()).isEqualTo("At " + PAGES + "…");
    assertThat(sent.text()).isEqualTo(PAGES + "se.cr-et and " + PAGES + "se.cr-et\n");
    assertThat(sent.html())
        .contains("<title>At " + PAGES + "…</title>", PAGES + "se.cr-et and " + PAGES);
    assertThat(MailLinks.withoutSecret(sent.html(), facts.link())).doesNotContain("se.cr-et");
  }

  @Test
  void aPreviewShowsWhereALinkWouldStand() {
    for (String name : List.of("letter-positive", "letter-statement", "letter-follow-up")) {
      assertThat(shown(letters, name)).contains("\n" + PAGES + "…\n");
    }
    Content reminder =
        letters.write(
            new ShippedLetters().shipped(new TemplateId(Language.EN, "reminder-1")),
            Language.EN,
            requested().kind(),
            "CN01",
            wang(),
            Samples.owed(requested()),
            NINE);
    assertThat(reminder.text()).contains("\n" + PAGES + "…\n");
    assertThat(reminder.html()).contains("href=\"" + PAGES + "…\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void theWordsAreThoseOfTheKind(String language) {
    Map<String, String> claims =
        Map.of(
            "courtesy", "可在线查看即将到期的款项、告知所缺单据或承诺付款日期：|See what falls due",
            "reminder-1", "可在线查看未付款项、说明未付原因或承诺付款日期：|See what is open, tell us why",
            "demand", "可在线查看未付款项、说明未付原因或承诺付款日期：|See what is open, tell us why");
    Addressee to = wang().in(language);
    claims.forEach(
        (level, words) -> {
          Requested request = Samples.requested(level, ACCOUNT, "1.00", "1.00");
          Instant now = level.equals("courtesy") ? NINE.minus(Duration.ofDays(6)) : NINE;
          Letter letter = letters.write(request, to, Samples.owed(request), now);
          assertSaid(letter.content(), words, language);
        });
    Map<LetterKind, String> ofLetters =
        Map.of(
            LetterKind.POSITIVE, "也可在线确认余额或告知差异：|confirm the balance, or tell us the differences",
            LetterKind.NEGATIVE, "也可在线确认余额或告知差异：|confirm the balance, or tell us the differences",
            LetterKind.DEMAND, "也可在线确认余额、告知差异或承诺付款日期：|or promise a day of payment online",
            LetterKind.STATEMENT, "可在线查看未付款项：|See what is open online:");
    ofLetters.forEach(
        (kind, words) -> {
          BalanceLetter letter = letter(kind, 0, "128000.00", language, null);
          Content content =
              letters.write(requested(letter), wang().in(language), List.of(), NINE).content();
          assertSaid(content, words, language);
        });
  }

  private static void assertSaid(Content content, String words, String language) {
    String said = words.split("\\|", 2)[language.equals("zh") ? 0 : 1];
    assertThat(Stream.of(content.text(), content.html())).allMatch(each -> each.contains(said));
  }

  @Test
  void theMailItselfHasTheWholeLinkInBothParts() throws Exception {
    GreenMail server = Servers.catching(0);
    try {
      Requested request = Samples.requested("reminder-1", ACCOUNT, "1.00", "1.00");
      Letter letter = letters.write(request, wang().in("en"), Samples.owed(request), NINE);
      Servers.postmanTo(server.getSmtp().getPort())
          .handOver(request, wang().in("en"), letter.sent(), null, NINE);
      Multipart parts = (Multipart) server.getReceivedMessages()[0].getContent();
      String text = parts.getBodyPart(0).getContent().toString();
      String html = parts.getBodyPart(1).getContent().toString();
      assertThat(secret(html)).isEqualTo(secret(text)).isEqualTo(secret(letter.sent().text()));
      assertThat(read(text).contactId()).isEqualTo("p-1");
    } finally {
      server.stop();
    }
  }

  /** Servers name the addresses for which they refuse a mail, and their words are kept. */
  @Test
  void aServersWordsAreKeptWithoutTheSecret() throws Exception {
    Letter letter = write(requested());
    String secret = secret(letter.sent().text());
    String answer = "554 5.7.1 blocked " + PAGES + secret;
    try (ScriptedSmtp server = ScriptedSmtp.answering(Map.of(".", answer))) {
      Handover told =
          Servers.postmanTo(server.port()).handOver(requested(), wang(), letter.sent(), null, NINE);
      assertThat(told.toString()).contains("554 5.7.1 blocked " + PAGES + "…");
      assertThat(told.toString()).doesNotContain(secret);
    }
    assertThat(DeliveryReports.harmless(answer)).isEqualTo("554 5.7.1 blocked " + PAGES + "…");
  }

  private static String shown(Letters letters, String template) {
    TemplateId id = new TemplateId(Language.EN, template);
    Content sample =
        letters.sample(id, LETTER, new ShippedLetters().shipped(id), "CN01", wang(), NINE);
    return sample.text() + sample.html();
  }

  private Letter write(Requested request) {
    return letters.write(request, wang(), Samples.owed(request), NINE);
  }

  private static RecipientLink read(String text) throws LinkRefused {
    return Servers.LINKS.read(secret(text), NINE);
  }

  private static String secret(String text) {
    Matcher found = ADDRESS.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }
}
