package huikuan.platform.reaction;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The saga or case of a reaction: events of one wait for nothing that happens to another.
 *
 * @param reaction the simple name of the saga or component
 * @param key a saga's identifier, an association such as {@code caseId=…}, or a case
 */
public record Subject(String reaction, String key) {

  /** Short, and at home in a path. */
  public String id() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((reaction + "/" + key).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
