package huikuan.standalone.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import huikuan.embedded.MailCatcher;
import huikuan.platform.web.access.Masking;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What is attached to a mail is told, and saved, never shown. */
class MailAttachmentsTest {

  private static final byte[] LETTER = "%PDF-1.4 a letter %%EOF".getBytes(UTF_8);
  private static final String PAGE = "<script>alert(1)</script>";
  private static final String ID = "00000001";

  @TempDir private static Path directory;

  private static MailCatcher catcher;
  private static MockMvc mvc;

  @BeforeAll
  static void start() throws Exception {
    catcher = MailCatcher.start(directory, 0, -1);
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    properties.setProperty("mail.smtp.port", String.valueOf(catcher.smtpPort()));
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom("ledger@huikuan.example");
    message.setRecipient(Message.RecipientType.TO, new InternetAddress("someone@example.cn"));
    message.setSubject("往来询证函", "UTF-8");
    MimeBodyPart text = new MimeBodyPart();
    text.setText("attached", "UTF-8");
    message.setContent(
        new MimeMultipart(
            "mixed",
            text,
            file(LETTER, "application/pdf", "询证函.pdf"),
            file(PAGE.getBytes(UTF_8), "text/html", "../<b>a\"b.html")));
    Transport.send(message);
    mvc = MockMvcBuilders.standaloneSetup(new MailController(catcher)).build();
  }

  private static MimeBodyPart file(byte[] content, String type, String name) throws Exception {
    MimeBodyPart file = new MimeBodyPart();
    file.setDataHandler(new DataHandler(new ByteArrayDataSource(content, type)));
    file.setFileName(name);
    file.setDisposition(MimeBodyPart.ATTACHMENT);
    return file;
  }

  @AfterAll
  static void stop() {
    catcher.close();
  }

  private static MockHttpServletResponse ask(String path) throws Exception {
    return mvc.perform(get(path)).andReturn().getResponse();
  }

  @Test
  void theMailTellsNameTypeAndSizeOfEach() throws Exception {
    assertThat(ask("/api/v1/sandbox/mails/" + ID).getContentAsString(UTF_8))
        .contains(
            "\"attachments\":[{\"number\":1,\"name\":\"询证函.pdf\","
                + "\"mediaType\":\"application/pdf\",\"size\":"
                + LETTER.length
                + "}")
        .contains("{\"number\":2,\"name\":\"../<b>a\\\"b.html\",\"mediaType\":\"text/html\"");
  }

  @Test
  void anAttachmentIsSavedAndNothingOfItRuns() throws Exception {
    MockHttpServletResponse letter = ask("/api/v1/sandbox/mails/" + ID + "/attachments/1");
    assertThat(letter.getStatus()).isEqualTo(200);
    assertThat(letter.getContentType()).isEqualTo("application/pdf");
    assertThat(letter.getContentAsByteArray()).isEqualTo(LETTER);
    assertThat(letter.getHeader("Content-Disposition"))
        .startsWith("attachment;")
        .endsWith("filename*=UTF-8''%E8%AF%A2%E8%AF%81%E5%87%BD.pdf");

    MockHttpServletResponse page = ask("/api/v1/sandbox/mails/" + ID + "/attachments/2");
    assertThat(page.getContentAsString(UTF_8)).isEqualTo(PAGE);
    assertThat(page.getHeader("Content-Disposition"))
        .startsWith("attachment;")
        .endsWith("filename*=UTF-8''..__b_a_b.html");
    assertThat(page.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.getHeader("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000001/attachments/0",
        "00000001/attachments/3",
        "00000001/attachments/01",
        "00000001/attachments/one",
        "00000002/attachments/1"
      })
  void whatIsNotThereIsNotFound(String path) throws Exception {
    assertThat(ask("/api/v1/sandbox/mails/" + path).getStatus()).isEqualTo(404);
  }

  @Test
  void nobodyReadsNamesInAFileWhileTheyAreMasked() throws Exception {
    MockHttpServletResponse answer =
        mvc.perform(
                get("/api/v1/sandbox/mails/" + ID + "/attachments/1")
                    .with(
                        request -> {
                          Masking.mask(request);
                          return request;
                        }))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).isEqualTo(403);
    assertThat(answer.getContentAsByteArray()).isEmpty();
  }
}
