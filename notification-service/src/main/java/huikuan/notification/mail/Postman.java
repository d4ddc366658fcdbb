package huikuan.notification.mail;

import huikuan.notification.customers.Addressee;
import huikuan.notification.message.Content;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.platform.template.Language;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands mail over to the SMTP server. */
@Component
public class Postman {

  private static final Logger log = LoggerFactory.getLogger(Postman.class);

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final MailServer server;
  private final MailSettings settings;
  private final DailyLimit limit;

  Postman(MailServer server, MailSettings settings, DailyLimit limit) {
    this.server = server;
    this.settings = settings;
    this.limit = limit;
  }

  /** One try; a failure is an answer, not an exception. */
  public Handover handOver(Requested request, Addressee person, Content content, Instant now) {
    InternetAddress to;
    try {
      to = Addresses.parse(person.email());
    } catch (AddressException e) {
      return new Handover.Refused("No mail address: " + e.getMessage());
    }
    String domain = Addresses.domain(to.getAddress());
    if (!settings.recipients().allow(domain)) {
      return new Handover.NotAllowed(domain);
    }
    if (!limit.admits(request)) {
      return new Handover.Deferred(overLimit(request), false);
    }
    try {
      to.setPersonal(Letters.line(person.name()), UTF_8);
      server.send(mail(request, Language.of(person.locale()), content, to, now));
      return new Handover.Taken();
    } catch (MessagingException | UnsupportedEncodingException e) {
      Handover answer = SmtpAnswers.of(e, to.getAddress());
      log.warn("Message {} to the mail server: {}", request.message(), answer);
      return answer;
    }
  }

  private String overLimit(Requested request) {
    return "%s has had its %d messages of %s (huikuan.mail.per-company-and-day)"
        .formatted(request.customer().company(), settings.perCompanyAndDay(), request.day());
  }

  private MimeMessage mail(
      Requested request, Language language, Content content, InternetAddress to, Instant now)
      throws MessagingException, UnsupportedEncodingException {
    MimeMessage mail = server.newMail();
    MimeMessageHelper helper = new MimeMessageHelper(mail, UTF_8);
    helper.setFrom(
        settings.from(), settings.company(request.customer().company()).nameIn(language));
    helper.setReplyTo(settings.answersTo());
    helper.setTo(to);
    helper.setSubject(content.subject());
    helper.setSentDate(Date.from(now));
    mail.setContent(content.list() == null ? alternatives(content) : withList(content));
    mail.setHeader("Content-Language", language.tag());
    // Sent by a machine: an out-of-office reply must not start a conversation with it.
    mail.setHeader("Auto-Submitted", "auto-generated");
    // The same on every try: whoever gets it twice can tell that it is one.
    mail.setHeader("Message-ID", "<" + request.message() + "@" + settings.domain() + ">");
    return mail;
  }

  private static MimeMultipart withList(Content content) throws MessagingException {
    MimeBodyPart letter = new MimeBodyPart();
    letter.setContent(alternatives(content));
    MimeBodyPart list = new MimeBodyPart();
    list.setText(content.list(), UTF_8, "csv");
    list.setFileName("invoices.csv");
    list.setDisposition(Part.ATTACHMENT);
    return new MimeMultipart("mixed", letter, list);
  }

  private static MimeMultipart alternatives(Content content) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(content.text(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(content.html(), UTF_8, "html");
    return new MimeMultipart("alternative", text, html);
  }
}
