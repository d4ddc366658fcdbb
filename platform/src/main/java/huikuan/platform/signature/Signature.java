package huikuan.platform.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The header of a signed record: {@code <signer>:<id of its key>:<HMAC-SHA-256 in base 64>}.
 *
 * @param signer the service that owns the topic, or a client
 */
record Signature(String signer, String keyId, byte[] hmac) {

  static final String HEADER = "huikuan_signature";

  private static final Pattern FORM =
      Pattern.compile("(" + Secrets.NAME + "):(" + Secrets.NAME + "):([A-Za-z0-9+/]{43}=)");

  /**
   * @throws NotTrusted if there is none, or it is malformed
   */
  static Signature of(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    if (header == null || header.value() == null) {
      throw new NotTrusted("The record is not signed: header " + HEADER + " is missing");
    }
    Matcher parts = FORM.matcher(new String(header.value(), StandardCharsets.UTF_8));
    if (!parts.matches()) {
      throw new NotTrusted("Header " + HEADER + " is not <signer>:<key id>:<HMAC in base 64>");
    }
    return new Signature(
        parts.group(1), parts.group(2), Base64.getDecoder().decode(parts.group(3)));
  }

  static boolean isIn(Headers headers) {
    return headers.lastHeader(HEADER) != null;
  }

  void putInto(Headers headers) {
    headers.remove(HEADER);
    headers.add(HEADER, toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return signer + ":" + keyId + ":" + Base64.getEncoder().encodeToString(hmac);
  }
}
