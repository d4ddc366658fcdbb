package huikuan.platform.blob;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * SHA-256 of a blob's bytes: its only name.
 *
 * @param hex 64 hexadecimal digits, in lower case
 */
public record BlobHash(String hex) {

  /** What {@link #parse} takes, in words. */
  public static final String ALLOWED = "64 hexadecimal digits in lower case: the file's SHA-256";

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public BlobHash {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException(ALLOWED);
    }
  }

  @JsonCreator
  public static BlobHash parse(String text) {
    return new BlobHash(text);
  }

  public static BlobHash of(byte[] content) {
    MessageDigest digest = sha256();
    digest.update(content);
    return of(digest);
  }

  static BlobHash of(MessageDigest digest) {
    return new BlobHash(HexFormat.of().formatHex(digest.digest()));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  @JsonValue
  @Override
  public String toString() {
    return hex;
  }
}
