package huikuan.notification.mail;

import huikuan.platform.link.RecipientLinks;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.dsn.DeliveryStatus;

/**
 * Reads delivery status notifications (RFC 3464): the mails by which a server tells of a bounce.
 */
public final class DeliveryReports {

  public static final String ALLOWED =
      "a mail with a part message/delivery-status that says Action: failed";

  private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>;,]+@[^\\s<>;,]+>?");

  private DeliveryReports() {}

  /**
   * Why a mail was not delivered: status and answer of the receiving server, without the addresses
   * that servers like to repeat.
   *
   * @param mail the whole notification, with its headers
   * @throws IllegalArgumentException if it does not say that delivery failed; the message says what
   *     is allowed
   */
  public static String failure(String mail) {
    try {
      MimeMessage message =
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
      return statuses(message).stream()
          .flatMap(status -> failures(status).stream())
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException(ALLOWED));
    } catch (MessagingException | IOException e) {
      throw new IllegalArgumentException(ALLOWED, e);
    }
  }

  /** Words of a server, in one line, with a mark in place of each address and of a secret. */
  public static String harmless(String answer) {
    String line = RecipientLinks.withoutSecrets(Letters.line(answer));
    return SmtpAnswers.shortened(ADDRESS.matcher(line).replaceAll(SmtpAnswers.RECIPIENT));
  }

  private static List<DeliveryStatus> statuses(Part part) throws MessagingException, IOException {
    List<DeliveryStatus> found = new ArrayList<>();
    if (part.isMimeType("message/delivery-status")) {
      found.add(new DeliveryStatus(part.getInputStream()));
    } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart each = parts.getBodyPart(i);
        found.addAll(statuses(each));
      }
    }
    return found;
  }

  private static List<String> failures(DeliveryStatus status) {
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < status.getRecipientDSNCount(); i++) {
      InternetHeaders recipient = status.getRecipientDSN(i);
      if (header(recipient, "Action").map(String::strip).orElse("").equalsIgnoreCase("failed")) {
        String code = header(recipient, "Status").map(String::strip).orElse("5.0.0");
        String answer = header(recipient, "Diagnostic-Code").map(each -> " " + each).orElse("");
        failures.add(harmless(code + answer));
      }
    }
    return failures;
  }

  private static Optional<String> header(InternetHeaders headers, String name) {
    return Optional.ofNullable(headers.getHeader(name, null));
  }
}
