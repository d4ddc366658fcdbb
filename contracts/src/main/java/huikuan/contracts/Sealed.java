package huikuan.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Text about a person, encrypted with a key of that person; written {@code key.cipher}. Nobody can
 * read it any more once the key is deleted. The same text under the same key is sealed to the same
 * characters, so sealed texts of a person can be compared.
 *
 * @param key the id of the key
 * @param cipher of the text, in base64url
 */
public record Sealed(String key, String cipher) {

  private static final Pattern BASE64URL = Pattern.compile("[\\w-]+");

  /**
   * @throws IllegalArgumentException if it is not written so
   */
  public Sealed {
    if (!BASE64URL.matcher(key).matches() || !BASE64URL.matcher(cipher).matches()) {
      throw new IllegalArgumentException("Not a sealed text");
    }
  }

  /**
   * @throws IllegalArgumentException if the text is not written so
   */
  @JsonCreator
  public static Sealed parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      throw new IllegalArgumentException("Not a sealed text");
    }
    return new Sealed(text.substring(0, dot), text.substring(dot + 1));
  }

  @JsonValue
  @Override
  public String toString() {
    return key + "." + cipher;
  }
}
