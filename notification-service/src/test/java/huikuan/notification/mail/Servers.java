package huikuan.notification.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import huikuan.notification.mail.MailSettings.StartTls;
import huikuan.notification.paying.Paying;
import huikuan.platform.link.LinkSettings;
import huikuan.platform.link.RecipientLinks;
import huikuan.platform.template.TemplateText;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail servers and clients of them, for tests. */
public final class Servers {

  private Servers() {}

  /** Catches mail on a port; 0 = any free one. */
  public static GreenMail catching(int port) {
    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    server.start();
    return server;
  }

  private static MailServer clientOf(int port, MailSettings settings) {
    JavaMailSenderImpl client = new JavaMailSenderImpl();
    client.setHost("127.0.0.1");
    client.setPort(port);
    client.setDefaultEncoding("UTF-8");
    Properties properties = client.getJavaMailProperties();
    properties.setProperty("mail.smtp.connectiontimeout", "5000");
    properties.setProperty("mail.smtp.timeout", "5000");
    return new MailServer(client, settings, false);
  }

  /** The text of a mail, as its reader sees it. */
  public static String text(MimeMessage mail) throws MessagingException, IOException {
    return ((Multipart) mail.getContent()).getBodyPart(0).getContent().toString();
  }

  /** The bytes of the file that is attached to a mail. */
  public static byte[] attached(MimeMessage mail) throws MessagingException, IOException {
    try (InputStream bytes = ((Multipart) mail.getContent()).getBodyPart(1).getInputStream()) {
      return bytes.readAllBytes();
    }
  }

  public static Postman postmanTo(int port) {
    return postmanTo(port, LettersTest.SETTINGS, any -> true);
  }

  /** Writes to addresses of a domain only. */
  public static Postman postmanTo(int port, String domain) {
    return postmanTo(port, LettersTest.settings(List.of(domain), 0, StartTls.OFF), any -> true);
  }

  static Postman postmanTo(int port, MailSettings settings, DailyLimit limit) {
    return new Postman(clientOf(port, settings), settings, LettersTest.COMPANIES, limit);
  }

  /** The links of their mails are made and read by this. */
  public static final RecipientLinks LINKS =
      links("https://huikuan.example", "a key that only the tests know");

  static RecipientLinks links(@Nullable String pages, @Nullable String key) {
    return new RecipientLinks(new LinkSettings(pages, key, Duration.ofDays(60)));
  }

  public static Letters letters() {
    return letters(LINKS);
  }

  static Letters letters(RecipientLinks links) {
    return new Letters(
        LettersTest.SETTINGS,
        LettersTest.COMPANIES,
        company -> company.equals("CN01") ? LettersTest.PAYING : Paying.NOTHING,
        new ShippedOnly(),
        new MailLinks(links));
  }

  /**
   * @param html null = the template has no page of its own
   */
  static TemplateText words(String subject, String text, @Nullable String html) {
    Map<String, String> parts = new HashMap<>(Map.of("subject", subject, "text", text));
    if (html != null) {
      parts.put("html", html);
    }
    return new TemplateText(parts);
  }
}
