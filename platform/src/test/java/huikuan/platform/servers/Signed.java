package huikuan.platform.servers;

import huikuan.platform.signature.RecordSigner;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Signatures of the sources of tests, each with one key. */
public final class Signed {

  private static final String KEY = "test";
  private static final String SECRET = secret("a secret that only the tests know of");

  private Signed() {}

  /** A secret in base 64, from a text of at least 32 characters. */
  public static String secret(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A service's setting that lets it know a signer's key. */
  public static String by(String signer) {
    return "--huikuan.kafka.keys[" + signer + "]." + KEY + "=" + SECRET;
  }

  public static RecordSigner signer(String signer) {
    return RecordSigner.of(signer, KEY, SECRET);
  }
}
