package huikuan.platform.signature;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads secrets from settings. */
final class Secrets {

  /** The form of a signer's name and of a key's id. */
  static final String NAME = "[A-Za-z0-9._-]{1,100}";

  private static final Pattern NAMES = Pattern.compile(NAME);
  private static final int SHORTEST = 32;

  private Secrets() {}

  /**
   * The secrets of one signer, by the ids of its keys.
   *
   * @param setting where they stand, for the faults
   * @param base64 by id, as set
   * @param faults takes what is wrong; no secret is in it
   */
  static Map<String, byte[]> read(String setting, Map<String, String> base64, List<String> faults) {
    Map<String, byte[]> secrets = new TreeMap<>();
    base64.forEach(
        (id, text) -> {
          byte[] secret = decoded(text);
          if (!NAMES.matcher(id).matches()) {
            faults.add(setting + ": the id of a key is " + NAME + ", unlike " + id);
          } else if (secret.length < SHORTEST) {
            faults.add(
                "%s.%s: a secret of at least %d bytes in base 64".formatted(setting, id, SHORTEST));
          } else {
            secrets.put(id, secret);
          }
        });
    return secrets;
  }

  static void checkSigner(String setting, String signer, List<String> faults) {
    if (!NAMES.matcher(signer).matches()) {
      faults.add(setting + ": a name is " + NAME + ", unlike " + signer);
    }
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
