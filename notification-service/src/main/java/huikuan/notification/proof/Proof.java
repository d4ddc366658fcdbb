package huikuan.notification.proof;

import huikuan.notification.message.Attachment;
import huikuan.notification.message.Content;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The content and the recipient of a message sent.
 *
 * @param salt random: without it, the hash in the log would confirm a guessed name or address after
 *     the content is erased
 * @param email the address it was sent to
 * @param name of the person at that address
 * @param locale the IETF language tag that it was written for
 */
public record Proof(String salt, String email, String name, String locale, Content content) {

  /**
   * SHA-256, in hexadecimal, over salt, address, name, subject, text, HTML, if there is one, the
   * attached list and, if there is one, name and SHA-256 of the attached file, in UTF-8, a zero
   * byte between them.
   */
  public String hash() {
    List<String> parts =
        new ArrayList<>(
            List.of(salt, email, name, content.subject(), content.text(), content.html()));
    if (content.list() != null) {
      parts.add(content.list());
    }
    Attachment file = content.attachment();
    if (file != null) {
      parts.add(file.name());
      parts.add(file.hash());
    }
    String all = String.join("\0", parts);
    return HexFormat.of().formatHex(sha256().digest(all.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
