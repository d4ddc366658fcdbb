package huikuan.notification.mail;

import huikuan.contracts.ledger.LetterEvent.ReplyTo;
import huikuan.notification.customers.Addressee;
import huikuan.notification.message.Attachment;
import huikuan.notification.message.BalanceLetter;
import huikuan.notification.message.Content;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.template.Language;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
  private final CompanySettings companies;
  private final DailyLimit limit;

  Postman(MailServer server, MailSettings settings, CompanySettings companies, DailyLimit limit) {
    this.server = server;
    this.settings = settings;
    this.companies = companies;
    this.limit = limit;
  }

  /**
   * One try; a failure is an answer, not an exception.
   *
   * @param attached the bytes of the content's attachment; null = it has none
   */
  public Handover handOver(
      Requested request,
      Addressee person,
      Content content,
      byte @Nullable [] attached,
      Instant now) {
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
      MimeMessage mail = mail(request, Language.of(person.locale()), content.subject(), to, now);
      mail.setContent(parts(content, attached));
      server.send(mail);
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
      Requested request, Language language, String subject, InternetAddress to, Instant now)
      throws MessagingException, UnsupportedEncodingException {
    MimeMessage mail = server.newMail();
    MimeMessageHelper helper = new MimeMessageHelper(mail, UTF_8);
    helper.setFrom(settings.from(), companies.name(request.customer().company(), language));
    helper.setReplyTo(answersTo(request));
    helper.setTo(to);
    helper.setSubject(subject);
    helper.setSentDate(Date.from(now));
    mail.setHeader("Content-Language", language.tag());
    // Sent by a machine: an out-of-office reply must not start a conversation with it.
    mail.setHeader("Auto-Submitted", "auto-generated");
    // The same on every try: whoever gets it twice can tell that it is one.
    mail.setHeader("Message-ID", "<" + request.message() + "@" + settings.domain() + ">");
    return mail;
  }

  /** A third party, if the letter is to be answered to one. */
  private InternetAddress answersTo(Requested request)
      throws AddressException, UnsupportedEncodingException {
    BalanceLetter letter = request.letter();
    ReplyTo other = letter == null ? null : letter.replyTo();
    if (other == null) {
      return new InternetAddress(settings.answersTo());
    }
    InternetAddress address = Addresses.parse(other.email());
    address.setPersonal(Letters.line(other.name()), UTF_8);
    return address;
  }

  private static MimeMultipart parts(Content content, byte @Nullable [] attached)
      throws MessagingException {
    List<MimeBodyPart> files = new ArrayList<>();
    if (content.list() != null) {
      MimeBodyPart list = new MimeBodyPart();
      list.setText(content.list(), UTF_8, "csv");
      files.add(attached(list, "invoices.csv"));
    }
    Attachment attachment = content.attachment();
    if (attachment != null) {
      MimeBodyPart file = new MimeBodyPart();
      file.setDataHandler(
          new DataHandler(
              new ByteArrayDataSource(Objects.requireNonNull(attached), attachment.mediaType())));
      file.setHeader("Content-Transfer-Encoding", "base64");
      files.add(attached(file, attachment.name()));
    }
    if (files.isEmpty()) {
      return alternatives(content);
    }
    MimeBodyPart letter = new MimeBodyPart();
    letter.setContent(alternatives(content));
    files.addFirst(letter);
    return new MimeMultipart("mixed", files.toArray(MimeBodyPart[]::new));
  }

  private static MimeBodyPart attached(MimeBodyPart file, String name) throws MessagingException {
    file.setFileName(name);
    file.setDisposition(Part.ATTACHMENT);
    return file;
  }

  private static MimeMultipart alternatives(Content content) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(content.text(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(content.html(), UTF_8, "html");
    return new MimeMultipart("alternative", text, html);
  }
}
