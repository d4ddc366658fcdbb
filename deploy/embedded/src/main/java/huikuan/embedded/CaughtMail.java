package huikuan.embedded;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail as its receiver has it.
 *
 * @param id its number in order of arrival
 * @param receivedAt by this machine's clock
 * @param to whom it was handed over for, whatever its header says
 * @param text the plain text, empty if it has none
 * @param html the HTML, empty if it has none
 * @param attachments in the mail's order
 */
public record CaughtMail(
    String id,
    Instant receivedAt,
    String from,
    List<String> to,
    String subject,
    String text,
    String html,
    List<Header> headers,
    List<Attachment> attachments) {

  /** A line of the mail's head, decoded. */
  public record Header(String name, String value) {}

  /**
   * A file in a mail.
   *
   * @param number its place among the mail's attachments, from 1 on
   * @param name as the mail has it, decoded
   * @param mediaType as the mail has it, without parameters; nobody has checked it
   * @param size of its bytes, decoded
   */
  public record Attachment(int number, String name, String mediaType, long size) {}

  /** The first header of this name, in any case. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }
}
