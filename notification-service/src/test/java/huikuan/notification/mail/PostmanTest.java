package huikuan.notification.mail;

import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.requested;
import static huikuan.notification.Samples.wang;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import huikuan.contracts.ledger.LetterEvent.ReplyTo;
import huikuan.contracts.ledger.LetterKind;
import huikuan.notification.Samples;
import huikuan.notification.customers.Addressee;
import huikuan.notification.mail.Handover.Deferred;
import huikuan.notification.mail.Handover.NotAllowed;
import huikuan.notification.mail.Handover.Refused;
import huikuan.notification.mail.Handover.Taken;
import huikuan.notification.mail.MailSettings.StartTls;
import huikuan.notification.message.Attachment;
import huikuan.notification.message.Content;
import huikuan.notification.message.MessageEvent.Requested;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class PostmanTest {

  private GreenMail server;
  private Postman postman;

  @BeforeEach
  void start() {
    server = Servers.catching(0);
    postman = Servers.postmanTo(server.getSmtp().getPort());
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void aChineseLetterArrivesAsItWasWritten() throws Exception {
    Content letter = letter(wang());
    assertThat(postman.handOver(requested(), wang(), letter, null, NINE)).isEqualTo(new Taken());

    MimeMessage mail = onlyMail();
    assertThat(mail.getSubject()).isEqualTo(letter.subject()).contains("付款提醒");
    assertThat(mail.getRecipients(RecipientType.TO))
        .containsExactly(new InternetAddress("wang.fang@customer.example", "王芳", "UTF-8"));
    assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("华东精密设备有限公司");
    assertThat(mail.getReplyTo()[0]).hasToString("finance@supplier.example");
    assertThat(mail.getSentDate()).isEqualTo(Date.from(NINE));
    assertThat(mail.getHeader("Content-Language")).containsExactly("zh-CN");

    Multipart alternative = (Multipart) mail.getContent();
    assertThat(alternative.getContentType()).startsWith("multipart/alternative");
    assertThat(alternative.getCount()).isEqualTo(2);
    assertPart(alternative.getBodyPart(0), "text/plain", letter.text());
    assertPart(alternative.getBodyPart(1), "text/html", letter.html());
  }

  @Test
  void aListIsAttachedBesideTheLetter() throws Exception {
    Content letter = new Content("s", "text", "<p>html</p>", "发票号码\r\nI-1\r\n", null);
    assertThat(postman.handOver(requested(), wang(), letter, null, NINE)).isEqualTo(new Taken());
    Multipart mixed = (Multipart) onlyMail().getContent();
    assertThat(mixed.getContentType()).startsWith("multipart/mixed");
    Multipart alternative = (Multipart) mixed.getBodyPart(0).getContent();
    assertPart(alternative.getBodyPart(0), "text/plain", "text");
    assertPart(alternative.getBodyPart(1), "text/html", "<p>html</p>");
    assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("invoices.csv");
    assertThat(mixed.getBodyPart(1).getContentType()).startsWith("text/csv");
    try (InputStream list = mixed.getBodyPart(1).getInputStream()) {
      assertThat(list).hasContent("发票号码\r\nI-1\r\n");
    }
  }

  @Test
  void aLetterIsAttachedByteForByteUnderItsName() throws Exception {
    byte[] pdf = new byte[100_000];
    new Random(7).nextBytes(pdf);
    Attachment file = new Attachment("询证函 L-1.pdf", "application/pdf", "any", pdf.length);
    Content content = new Content("s", "text", "<p>html</p>", null, file);
    Requested request = requested(Samples.letter(LetterKind.POSITIVE));
    assertThat(postman.handOver(request, wang(), content, pdf, NINE)).isEqualTo(new Taken());
    MimeMessage mail = onlyMail();
    assertThat(mail.getReplyTo()).containsExactly(new InternetAddress("finance@supplier.example"));
    Multipart mixed = (Multipart) mail.getContent();
    assertThat(mixed.getCount()).isEqualTo(2);
    BodyPart attached = mixed.getBodyPart(1);
    assertThat(attached.getContentType()).startsWith("application/pdf");
    assertThat(attached.getDisposition()).isEqualTo("attachment");
    assertThat(attached.getFileName()).isEqualTo("询证函 L-1.pdf");
    try (InputStream bytes = attached.getInputStream()) {
      assertThat(bytes.readAllBytes()).isEqualTo(pdf);
    }
  }

  @Test
  void aLetterForAThirdPartyIsAnsweredToIt() throws Exception {
    Requested request =
        requested(
            Samples.letter(
                LetterKind.POSITIVE, 0, "1.00", "en", new ReplyTo("审计 & Co", "audit@审计.example")));
    assertThat(postman.handOver(request, wang(), letter(wang()), null, NINE))
        .isEqualTo(new Taken());
    InternetAddress answers = (InternetAddress) onlyMail().getReplyTo()[0];
    assertThat(answers.getAddress()).isEqualTo("audit@xn--tbty03i.example");
    assertThat(answers.getPersonal()).isEqualTo("审计 & Co");
  }

  private static void assertPart(BodyPart part, String type, String content) throws Exception {
    assertThat(part.getContentType()).startsWith(type).containsIgnoringCase("utf-8");
    assertThat(part.getContent().toString().replace("\r\n", "\n")).isEqualTo(content);
  }

  @Test
  void theSameMessageHasTheSameMessageIdOnEveryTry() throws Exception {
    postman.handOver(requested(), wang(), letter(wang()), null, NINE);
    postman.handOver(requested(), wang(), letter(wang()), null, NINE.plusSeconds(60));
    assertThat(server.getReceivedMessages())
        .extracting(MimeMessage::getMessageID)
        .containsExactly(
            "<" + requested().message() + "@supplier.example>",
            "<" + requested().message() + "@supplier.example>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "@customer.example",
        "a@",
        "a@b@customer.example",
        "a@customer.example, b@customer.example",
        "a@customer.example\r\nBcc: all@victims.example",
        "Wang <a@customer.example>",
        "group: a@customer.example;",
        "a b@customer.example",
        "王芳@customer.example",
        "a@customer..example",
        "a.@customer.example",
      })
  void aMalformedAddressIsRefusedBeforeAnythingIsSent(String address) {
    Addressee to = Samples.at(address);
    assertThat(postman.handOver(requested(), to, letter(to), null, NINE))
        .isInstanceOf(Refused.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aLineBreakInANameBringsNoHeader() throws Exception {
    Addressee to =
        Samples.addressee(
            "zh-CN",
            "上海晨光机械有限公司",
            "Wang\r\nBcc: all@victims.example",
            "wang.fang@customer.example");
    postman.handOver(requested(), to, letter(to), null, NINE);
    MimeMessage mail = onlyMail();
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getAllRecipients()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "customer.example, true",
    "CUSTOMER.example, true",
    "sales.customer.example, false",
    "example, false",
    "other.example, false",
    "xcustomer.example, false",
  })
  void onlyDomainsThatAreAllowedAreWrittenTo(String domain, boolean allowed) {
    Postman writer = Servers.postmanTo(server.getSmtp().getPort(), "Customer.Example");
    Addressee to = Samples.at("wang.fang@" + domain);
    Handover answer = writer.handOver(requested(), to, letter(to), null, NINE);
    if (allowed || domain.equals("example")) {
      assertThat(answer).isInstanceOf(allowed ? Taken.class : Refused.class);
    } else {
      assertThat(answer).isEqualTo(new NotAllowed(domain));
    }
    assertThat(server.getReceivedMessages()).hasSize(allowed ? 1 : 0);
  }

  @Test
  void aDomainThatIsNoneIsRefusedAtTheStart() {
    assertThatThrownBy(() -> LettersTest.settings(List.of("@customer.example"), 0, StartTls.OFF))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void beyondTheLimitOfTheDayAMessageWaits() {
    Postman writer =
        Servers.postmanTo(
            server.getSmtp().getPort(),
            LettersTest.settings(List.of(), 500, StartTls.OFF),
            none -> false);
    assertThat(writer.handOver(requested(), wang(), letter(wang()), null, NINE))
        .isEqualTo(
            new Deferred(
                "CN01 has had its 500 messages of "
                    + requested().day()
                    + " (huikuan.mail.per-company-and-day)",
                false));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerWithoutTlsGetsNothingWhereTlsIsRequired() {
    Postman writer =
        Servers.postmanTo(
            server.getSmtp().getPort(),
            LettersTest.settings(List.of(), 0, StartTls.REQUIRED),
            any -> true);
    assertThat(writer.handOver(requested(), wang(), letter(wang()), null, NINE))
        .isInstanceOfSatisfying(
            Deferred.class, answer -> assertThat(answer.error()).contains("STARTTLS is required"));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerThatIsDownDefers() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(Servers.postmanTo(port).handOver(requested(), wang(), letter(wang()), null, NINE))
        .isInstanceOfSatisfying(
            Deferred.class, answer -> assertThat(answer.error()).contains("Connection refused"));
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 no such user",
    "RCPT, 553 5.1.3 bad address",
    "DATA, 554 5.7.1 not here",
    "., 552 5.3.4 too big",
  })
  void aPermanentRefusalOfRecipientOrMailIsFinal(String step, String answer) throws IOException {
    assertThat(answerTo(step, answer))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.error()).contains(answer));
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 <Wang.Fang@customer.example>: no such user",
    "RCPT, 450 4.2.1 mailbox of wang.fang@customer.example is full",
  })
  void whatTheServerSaysIsKeptWithoutTheAddress(String step, String answer) throws IOException {
    assertThat(answerTo(step, answer).toString())
        .contains(answer.replaceFirst("(?i)<?wang.fang@customer.example>?", "<recipient>"))
        .doesNotContainIgnoringCase("wang.fang");
  }

  @ParameterizedTest
  @CsvSource({
    "EHLO, 421 4.3.2 closing",
    "MAIL, 451 4.3.0 later",
    "MAIL, 550 5.7.1 sender not allowed",
    "RCPT, 450 4.2.1 greylisted",
    "RCPT, 452 4.5.3 too many",
    "DATA, 451 4.3.0 later",
    "., 451 4.3.0 later",
  })
  void aPassingRefusalOrOneOfOurselvesDefers(String step, String answer) throws IOException {
    assertThat(answerTo(step, answer)).isInstanceOf(Deferred.class);
  }

  @Test
  void lettersThatFollowEachOtherShareAConnectionUpToANumber() throws IOException {
    try (ScriptedSmtp scripted = ScriptedSmtp.answering(Map.of())) {
      Postman writer = Servers.postmanTo(scripted.port());
      for (int letter = 0; letter < 20; letter++) {
        assertThat(writer.handOver(requested(), wang(), letter(wang()), null, NINE))
            .isEqualTo(new Taken());
      }
      assertThat(scripted.connections()).isOne();
      assertThat(writer.handOver(requested(), wang(), letter(wang()), null, NINE))
          .isEqualTo(new Taken());
      assertThat(scripted.connections()).isEqualTo(2);
    }
  }

  @Test
  void aServerThatWasStartedAgainIsConnectedToAgain() {
    assertThat(postman.handOver(requested(), wang(), letter(wang()), null, NINE))
        .isEqualTo(new Taken());
    int port = server.getSmtp().getPort();
    server.stop();
    server = Servers.catching(port);
    assertThat(postman.handOver(requested(), wang(), letter(wang()), null, NINE))
        .isEqualTo(new Taken());
  }

  @Test
  void aConnectionOnWhichALetterWasRefusedIsNotUsedAgain() throws IOException {
    try (ScriptedSmtp scripted = ScriptedSmtp.answering(Map.of("RCPT", "450 4.2.1 greylisted"))) {
      Postman writer = Servers.postmanTo(scripted.port());
      writer.handOver(requested(), wang(), letter(wang()), null, NINE);
      writer.handOver(requested(), wang(), letter(wang()), null, NINE);
      assertThat(scripted.connections()).isEqualTo(2);
    }
  }

  private static Handover answerTo(String step, String answer) throws IOException {
    // a server that does not greet EHLO is asked again with HELO
    Map<String, String> script =
        step.equals("EHLO") ? Map.of("EHLO", answer, "HELO", answer) : Map.of(step, answer);
    try (ScriptedSmtp server = ScriptedSmtp.answering(script)) {
      return Servers.postmanTo(server.port())
          .handOver(requested(), wang(), letter(wang()), null, NINE);
    }
  }

  private static Content letter(Addressee to) {
    return Servers.letters().write(requested(), to, Samples.owed(requested()), NINE).content();
  }

  private MimeMessage onlyMail() {
    assertThat(server.getReceivedMessages()).hasSize(1);
    return server.getReceivedMessages()[0];
  }

  @Test
  void lettersGoUnencryptedToThisMachineOnly() {
    MailSettings off = LettersTest.settings(List.of(), 0, StartTls.OFF);
    JavaMailSenderImpl elsewhere = new JavaMailSenderImpl();
    elsewhere.setHost("smtp.example.com");
    assertThatThrownBy(() -> new MailServer(elsewhere, off, false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("huikuan.mail.starttls=off")
        .hasMessageContaining("smtp.example.com");
    JavaMailSenderImpl here = new JavaMailSenderImpl();
    here.setHost("127.0.0.1");
    new MailServer(here, off, false).close();
    new MailServer(elsewhere, off, true).close();
    new MailServer(elsewhere, LettersTest.settings(List.of(), 0, StartTls.REQUIRED), false).close();
  }
}
