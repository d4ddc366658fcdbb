package huikuan.ledger.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over a document's content. Absent values leave no trace, so that a field added later does
 * not change the fingerprint of documents without it; every value carries its length, so that no
 * two contents are written alike.
 */
final class Fingerprint {

  private final StringBuilder canonical = new StringBuilder();

  Fingerprint with(String name, @Nullable Object value) {
    if (value != null) {
      String text = value.toString();
      canonical.append(name).append(':').append(text.length()).append(':').append(text);
    }
    return this;
  }

  String canonical() {
    return canonical.toString();
  }

  String sha256() {
    byte[] content = canonical.toString().getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
