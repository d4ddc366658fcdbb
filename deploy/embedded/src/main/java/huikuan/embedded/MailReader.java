package huikuan.embedded;

import huikuan.embedded.CaughtMail.Attachment;
import huikuan.embedded.CaughtMail.Header;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
          headers(message),
          attachments(message));
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

  private static List<Attachment> attachments(MimeMessage message)
      throws MessagingException, IOException {
    List<Attachment> attachments = new ArrayList<>();
    for (Part part : attachedTo(message)) {
      int number = attachments.size() + 1;
      try (InputStream in = part.getInputStream()) {
        long size = in.transferTo(OutputStream.nullOutputStream());
        attachments.add(new Attachment(number, name(part, number), mediaType(part), size));
      }
    }
    return attachments;
  }

  /**
   * The bytes of an attachment.
   *
   * @param number from 1 on
   */
  static Optional<byte[]> attachment(Path file, int number) {
    try {
      List<Part> attached = attachedTo(message(file));
      if (number < 1 || number > attached.size()) {
        return Optional.empty();
      }
      try (InputStream in = attached.get(number - 1).getInputStream()) {
        return Optional.of(in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException("The mail in " + file + " can't be read", e);
    }
  }

  private static List<Part> attachedTo(MimeMessage message) throws MessagingException, IOException {
    List<Part> found = new ArrayList<>();
    addAttached(message, found);
    return found;
  }

  private static void addAttached(Part part, List<Part> found)
      throws MessagingException, IOException {
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        addAttached(parts.getBodyPart(i), found);
      }
    } else if (isAttached(part)) {
      found.add(part);
    }
  }

  /** A text is a form of the mail's own words, unless it is a file. */
  private static boolean isAttached(Part part) throws MessagingException {
    return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
        || part.getFileName() != null
        || !(part.isMimeType("text/plain") || part.isMimeType("text/html"));
  }

  private static String name(Part part, int number) throws MessagingException, IOException {
    String name = part.getFileName();
    return name == null || name.isBlank()
        ? "attachment-" + number
        : MimeUtility.decodeText(name).strip();
  }

  private static String mediaType(Part part) throws MessagingException {
    try {
      return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
    } catch (ParseException e) {
      return "application/octet-stream";
    }
  }

  /** The first part of this type that is no file, wherever it is nested. */
  private static String body(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type) && !isAttached(part)) {
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
