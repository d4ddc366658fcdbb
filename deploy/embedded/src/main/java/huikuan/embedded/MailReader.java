package huikuan.embedded;

import huikuan.embedded.CaughtMail.Header;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a mail from its file. */
final class MailReader {

  /** Recipients it was handed over for, one line each, before the mail's own head. */
  static final String DELIVERED_TO = "Delivered-To";

  private MailReader() {}

  static MimeMessage message(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return new MimeMessage(null, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException("The mail in " + file + " can't be read", e);
    }
  }

  static List<String> recipients(MimeMessage message) throws MessagingException {
    String[] recipients = message.getHeader(DELIVERED_TO);
    return recipients == null ? List.of() : List.of(recipients);
  }

  static CaughtMail read(String id, Path file) {
    try {
      MimeMessage message = message(file);
      String subject = message.getSubject();
      return new CaughtMail(
          id,
          Files.getLastModifiedTime(file).toInstant(),
          address(message.getFrom()),
          recipients(message),
          subject == null ? "" : subject,
          body(message, "text/plain"),
          body(message, "text/html"),
          headers(message));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException("The mail in " + file + " can't be read", e);
    }
  }

  private static String address(Address @Nullable [] addresses) {
    if (addresses == null || addresses.length == 0) {
      return "";
    }
    return addresses[0] instanceof InternetAddress address
        ? address.getAddress()
        : addresses[0].toString();
  }

  private static List<Header> headers(MimeMessage message) throws MessagingException, IOException {
    List<Header> headers = new ArrayList<>();
    for (jakarta.mail.Header header : Collections.list(message.getAllHeaders())) {
      String value = MimeUtility.decodeText(MimeUtility.unfold(header.getValue()));
      headers.add(new Header(header.getName(), value));
    }
    return headers;
  }

  /** The first part of this type, wherever it is nested. */
  private static String body(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent() instanceof String text ? text : "";
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = body(parts.getBodyPart(i), type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }
}
