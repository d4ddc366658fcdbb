package huikuan.platform.personal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys that wrap the keys of people (AES-256, RFC 3394), by version. New ones are wrapped with
 * the current version; older versions only unwrap.
 */
public final class MasterKeys {

  private static final String WRAPPING = "AESWrap";

  private final Map<String, byte[]> byVersion;
  private final String current;

  private MasterKeys(Map<String, byte[]> byVersion, String current) {
    this.byVersion = byVersion;
    this.current = current;
  }

  /**
   * @param encoded 32 bytes for each version, in base64
   * @param current the version that wraps
   * @throws IllegalArgumentException that names the version that is wrong, and says nothing of keys
   */
  public static MasterKeys of(Map<String, String> encoded, String current) {
    Map<String, byte[]> keys = new TreeMap<>();
    encoded.forEach((version, text) -> keys.put(version, key(version, text)));
    if (!keys.containsKey(current)) {
      throw new IllegalArgumentException("There is no master key of version " + current);
    }
    return new MasterKeys(keys, current);
  }

  private static byte[] key(String version, String text) {
    try {
      byte[] key = Base64.getDecoder().decode(text.strip());
      if (key.length == PersonKey.BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // Told below, without the text.
    }
    throw new IllegalArgumentException(
        "The master key of version %s is not %d bytes in base64"
            .formatted(version, PersonKey.BYTES));
  }

  /** The version that wraps. */
  public String current() {
    return current;
  }

  /** All versions, in order. */
  Set<String> versions() {
    return byVersion.keySet();
  }

  boolean has(String version) {
    return byVersion.containsKey(version);
  }

  /** A key as it may be stored. */
  Wrapped wrap(PersonKey key) {
    try {
      Cipher cipher = cipher(Cipher.WRAP_MODE, current);
      return new Wrapped(key.id(), current, cipher.wrap(new SecretKeySpec(key.bytes(), "AES")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform can wrap a key", e);
    }
  }

  /**
   * @throws MasterKeyMissing if it was wrapped with a version that is not here
   */
  PersonKey unwrap(Wrapped wrapped) {
    if (!has(wrapped.version())) {
      throw new MasterKeyMissing(wrapped.version());
    }
    try {
      Cipher cipher = cipher(Cipher.UNWRAP_MODE, wrapped.version());
      return new PersonKey(
          wrapped.id(), cipher.unwrap(wrapped.bytes(), "AES", Cipher.SECRET_KEY).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new MasterKeyMissing(wrapped.version(), e);
    }
  }

  private Cipher cipher(int mode, String version) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(WRAPPING);
    cipher.init(mode, new SecretKeySpec(byVersion.get(version), "AES"));
    return cipher;
  }

  /**
   * A key of a person that only a master key can read.
   *
   * @param id of the key
   * @param version of the master key
   */
  record Wrapped(String id, String version, byte[] bytes) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Wrapped wrapped
          && id.equals(wrapped.id)
          && version.equals(wrapped.version)
          && Arrays.equals(bytes, wrapped.bytes);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }
}
