package huikuan.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.embedded.CaughtMail.Attachment;
import jakarta.activation.DataHandler;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCatcherTest {

  @TempDir Path directory;

  @Test
  void aMailInTwoFormsAndTwoScriptsIsReadBack() throws Exception {
    try (MailCatcher mails = MailCatcher.start(directory, 0, -1)) {
      MimeMessage message = message(mails.smtpPort(), "<a@huikuan>", "付款提醒 / Reminder");
      MimeBodyPart text = new MimeBodyPart();
      text.setText("尊敬的客户\nDear customer", "UTF-8");
      MimeBodyPart html = new MimeBodyPart();
      html.setText("<p>尊敬的客户</p>", "UTF-8", "html");
      message.setContent(new MimeMultipart("alternative", text, html));
      send(message, "li.wei@example.cn", "ops@example.cn");

      CaughtMail mail = mails.mails().getFirst();
      assertThat(mail.subject()).isEqualTo("付款提醒 / Reminder");
      assertThat(mail.text()).isEqualToIgnoringNewLines("尊敬的客户\nDear customer");
      assertThat(mail.html()).isEqualTo("<p>尊敬的客户</p>");
      assertThat(mail.from()).isEqualTo("ledger@huikuan.example");
      assertThat(mail.to()).containsExactlyInAnyOrder("li.wei@example.cn", "ops@example.cn");
      assertThat(mail.header("message-id")).contains("<a@huikuan>");
      assertThat(mails.mail(mail.id())).contains(mail);
      assertThat(new String(mails.eml(mail.id()).orElseThrow(), StandardCharsets.UTF_8))
          .contains("Content-Type: multipart/alternative");
      assertThat(mails.mail("none")).isEmpty();
    }
  }

  @Test
  void attachmentsAreToldAndReadBackByteForByte() throws Exception {
    byte[] pdf = "%PDF-1.4 \u0000\u00ff %%EOF".getBytes(StandardCharsets.ISO_8859_1);
    try (MailCatcher mails = MailCatcher.start(directory, 0, -1)) {
      MimeMessage message = message(mails.smtpPort(), "<a@huikuan>", "往来询证函");
      MimeBodyPart text = new MimeBodyPart();
      text.setText("见附件", "UTF-8");
      MimeBodyPart html = new MimeBodyPart();
      html.setText("<p>见附件</p>", "UTF-8", "html");
      MimeBodyPart words = new MimeBodyPart();
      words.setContent(new MimeMultipart("alternative", text, html));
      MimeBodyPart list = new MimeBodyPart();
      list.setText("F-1;中", "UTF-8", "csv");
      list.setFileName("invoices.csv");
      MimeBodyPart note = new MimeBodyPart();
      note.setText("a note", "UTF-8");
      note.setDisposition(MimeBodyPart.ATTACHMENT);
      message.setContent(new MimeMultipart("mixed", note, words, file(pdf, "询证函 CN01.pdf"), list));
      send(message, "li.wei@example.cn");

      CaughtMail mail = mails.mails().getFirst();
      assertThat(mail.text()).isEqualTo("见附件");
      assertThat(mail.html()).isEqualTo("<p>见附件</p>");
      assertThat(mail.attachments())
          .containsExactly(
              new Attachment(1, "attachment-1", "text/plain", 6),
              new Attachment(2, "询证函 CN01.pdf", "application/pdf", pdf.length),
              new Attachment(3, "invoices.csv", "text/csv", 7));
      assertThat(mails.attachment(mail.id(), 1)).hasValue("a note".getBytes(UTF_8));
      assertThat(mails.attachment(mail.id(), 2)).hasValue(pdf);
      assertThat(mails.attachment(mail.id(), 3)).hasValue("F-1;中".getBytes(UTF_8));
      assertThat(mails.attachment(mail.id(), 0)).isEmpty();
      assertThat(mails.attachment(mail.id(), 4)).isEmpty();
      assertThat(mails.attachment("none", 1)).isEmpty();
    }
  }

  @Test
  void aMailWithoutAttachmentsHasNone() throws Exception {
    try (MailCatcher mails = MailCatcher.start(directory, 0, -1)) {
      sendText(mails, "<a@huikuan>", "one");
      assertThat(mails.mails().getFirst().attachments()).isEmpty();
      assertThat(mails.attachment("00000001", 1)).isEmpty();
    }
  }

  private static MimeBodyPart file(byte[] content, String name) throws MessagingException {
    MimeBodyPart file = new MimeBodyPart();
    file.setDataHandler(new DataHandler(new ByteArrayDataSource(content, "application/pdf")));
    file.setFileName(name);
    file.setDisposition(MimeBodyPart.ATTACHMENT);
    return file;
  }

  @Test
  void aMessageIdIsDeliveredOnce() throws Exception {
    try (MailCatcher mails = MailCatcher.start(directory, 0, -1)) {
      sendText(mails, "<a@huikuan>", "first");
      sendText(mails, "<a@huikuan>", "again");
      sendText(mails, "<b@huikuan>", "other");
      assertThat(mails.mails()).extracting(CaughtMail::subject).containsExactly("first", "other");
      assertThat(mails.suppressed()).isEqualTo(1);
    }
  }

  @Test
  void aRestartKeepsTheMailsTheirOrderAndTheirIds() throws Exception {
    try (MailCatcher mails = MailCatcher.start(directory, 0, -1)) {
      sendText(mails, "<b@huikuan>", "one");
      sendText(mails, "<a@huikuan>", "two");
    }
    Files.writeString(directory.resolve("00000003.unfinished"), "half a mail");
    try (MailCatcher mails = MailCatcher.start(directory, 0, -1)) {
      sendText(mails, "<a@huikuan>", "two again");
      sendText(mails, "<c@huikuan>", "three");
      assertThat(mails.mails())
          .extracting(CaughtMail::subject)
          .containsExactly("one", "two", "three");
      assertThat(mails.mails())
          .extracting(CaughtMail::id)
          .containsExactly("00000001", "00000002", "00000003");
      assertThat(mails.suppressed()).isEqualTo(1);
    }
  }

  @Test
  void aMailProgramSeesTheMailsOfBothRuns() throws Exception {
    try (MailCatcher mails = MailCatcher.start(directory, 0, 0)) {
      sendText(mails, "<a@huikuan>", "one");
    }
    try (MailCatcher mails = MailCatcher.start(directory, 0, 0)) {
      sendText(mails, "<b@huikuan>", "two");
      sendText(mails, "<b@huikuan>", "two again");
      assertThat(subjects(mails, "someone@example.cn")).containsExactly("one", "two");
    }
  }

  @Test
  void aMailProgramSeesTheNewestAndAllAreKept() throws Exception {
    try (MailCatcher mails = MailCatcher.start(directory, 0, 0, null, 3)) {
      for (int i = 1; i <= 5; i++) {
        sendText(mails, "<" + i + "@huikuan>", "mail " + i);
      }
      assertThat(subjects(mails, "someone@example.cn"))
          .containsExactly("mail 3", "mail 4", "mail 5");
      assertThat(mails.mails()).hasSize(5);
    }
    try (MailCatcher mails = MailCatcher.start(directory, 0, 0, null, 3)) {
      assertThat(subjects(mails, "someone@example.cn"))
          .containsExactly("mail 3", "mail 4", "mail 5");
      sendText(mails, "<6@huikuan>", "mail 6");
      assertThat(subjects(mails, "someone@example.cn"))
          .containsExactly("mail 4", "mail 5", "mail 6");
    }
  }

  @Test
  void whoDoesNotKnowThePasswordSendsNothing() throws Exception {
    try (MailCatcher mails = MailCatcher.start(directory, 0, -1, "secret")) {
      MimeMessage message = message(mails.smtpPort(), "<a@huikuan>", "Reminder");
      message.setText("text");
      message.setRecipient(Message.RecipientType.TO, new InternetAddress("someone@example.cn"));
      assertThatThrownBy(() -> Transport.send(message))
          .isInstanceOf(MessagingException.class)
          .hasStackTraceContaining("530 5.7.0 Authentication required");
      for (String wrong : List.of("other", "SECRET", "huikuan")) {
        assertThatThrownBy(() -> Transport.send(message, MailCatcher.USER, wrong))
            .isInstanceOf(AuthenticationFailedException.class);
      }
      assertThatThrownBy(() -> Transport.send(message, "someone", "secret"))
          .isInstanceOf(AuthenticationFailedException.class);
      assertThat(mails.mails()).isEmpty();

      Transport.send(message, MailCatcher.USER, "secret");
      assertThat(mails.mails()).hasSize(1);
    }
  }

  @Test
  void aMailProgramIsAskedForThePassword() throws Exception {
    try (MailCatcher mails = MailCatcher.start(directory, 0, 0, "secret")) {
      MimeMessage message = message(mails.smtpPort(), "<a@huikuan>", "Reminder");
      message.setText("text");
      message.setRecipient(Message.RecipientType.TO, new InternetAddress("someone@example.cn"));
      Transport.send(message, MailCatcher.USER, "secret");
      assertThat(subjects(mails, "someone@example.cn", "secret")).containsExactly("Reminder");
      assertThatThrownBy(() -> subjects(mails, "someone@example.cn", "someone@example.cn"))
          .isInstanceOf(AuthenticationFailedException.class);
    }
  }

  private static List<String> subjects(MailCatcher mails, String user) throws MessagingException {
    return subjects(mails, user, "any");
  }

  /** As a mail program sees them. */
  private static List<String> subjects(MailCatcher mails, String user, String password)
      throws MessagingException {
    Store store = Session.getInstance(new Properties()).getStore("imap");
    store.connect("127.0.0.1", mails.imapPort().orElseThrow(), user, password);
    try (Folder inbox = store.getFolder("INBOX")) {
      inbox.open(Folder.READ_ONLY);
      List<String> subjects = new ArrayList<>();
      for (Message message : inbox.getMessages()) {
        subjects.add(message.getSubject());
      }
      return subjects;
    }
  }

  @Test
  void fiftySendersAtOnceAreAllHeard() throws Exception {
    try (MailCatcher mails = MailCatcher.start(directory, 0, -1);
        ExecutorService senders = Executors.newFixedThreadPool(50)) {
      List<Callable<Void>> sends = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        String id = "<" + i % 100 + "@huikuan>";
        sends.add(
            () -> {
              sendText(mails, id, id);
              return null;
            });
      }
      for (Future<Void> sent : senders.invokeAll(sends)) {
        sent.get();
      }
      assertThat(mails.mails())
          .hasSize(100)
          .extracting(CaughtMail::subject)
          .doesNotHaveDuplicates();
      assertThat(mails.suppressed()).isEqualTo(50);
    }
  }

  @Test
  void aMailThatCannotBeKeptIsRefused() throws Exception {
    try (MailCatcher mails = MailCatcher.start(directory.resolve("gone"), 0, -1)) {
      Files.delete(directory.resolve("gone").resolve(".in-use"));
      Files.delete(directory.resolve("gone"));
      assertThatThrownBy(() -> sendText(mails, "<a@huikuan>", "lost"))
          .isInstanceOf(MessagingException.class)
          .hasMessageContaining("451");
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = socket.getLocalPort();
      assertThatThrownBy(() -> MailCatcher.start(directory, port, -1))
          .isInstanceOf(PortTaken.class)
          .hasMessage("Port " + port + " for mail (SMTP) is taken");
    }
  }

  @Test
  void aDirectoryInUseIsNamed() {
    try (MailCatcher mails = MailCatcher.start(directory, 0, -1)) {
      assertThat(mails.mails()).isEmpty();
      assertThatThrownBy(() -> MailCatcher.start(directory, 0, -1))
          .isInstanceOf(DataDirectoryInUse.class);
    }
  }

  private static void sendText(MailCatcher mails, String id, String subject) throws Exception {
    MimeMessage message = message(mails.smtpPort(), id, subject);
    message.setText("text", "UTF-8");
    send(message, "someone@example.cn");
  }

  private static MimeMessage message(int port, String id, String subject) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    properties.setProperty("mail.smtp.port", String.valueOf(port));
    MimeMessage message =
        new MimeMessage(Session.getInstance(properties)) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
          }
        };
    message.setFrom("ledger@huikuan.example");
    message.setSubject(subject, "UTF-8");
    return message;
  }

  private static void send(MimeMessage message, String... recipients) throws Exception {
    for (String recipient : recipients) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
    }
    Transport.send(message);
  }
}
