package huikuan.notification.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a message says, exactly as it is sent. */
public record Content(String subject, String text, String html) {

  /** SHA-256, in hexadecimal, over subject, text and HTML in UTF-8, a zero byte between them. */
  public String hash() {
    String all = String.join("\0", subject, text, html);
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
