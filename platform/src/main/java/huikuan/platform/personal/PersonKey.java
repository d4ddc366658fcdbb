package huikuan.platform.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import huikuan.contracts.Sealed;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key of one person. Texts are encrypted by AES-256-GCM, and authenticated with the key's id.
 * The nonce is derived from the text (HMAC-SHA-256 with a key of its own): no nonce is ever used
 * for two texts, and the same text has one cipher.
 *
 * @param bytes 32 of them, random
 */
record PersonKey(String id, byte[] bytes) {

  static final int BYTES = 32;

  private static final int ID_BYTES = 9;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  static PersonKey make(SecureRandom random) {
    byte[] id = new byte[ID_BYTES];
    byte[] bytes = new byte[BYTES];
    random.nextBytes(id);
    random.nextBytes(bytes);
    return new PersonKey(BASE64.encodeToString(id), bytes);
  }

  Sealed seal(String text) {
    byte[] plain = text.getBytes(UTF_8);
    try {
      byte[] nonce = nonce(plain);
      byte[] cipher = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
      byte[] all = Arrays.copyOf(nonce, nonce.length + cipher.length);
      System.arraycopy(cipher, 0, all, nonce.length, cipher.length);
      return new Sealed(id, BASE64.encodeToString(all));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform can seal", e);
    }
  }

  /**
   * @throws IllegalArgumentException if it was not sealed with this key, or was changed since
   */
  String open(Sealed sealed) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(sealed.cipher());
      byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce);
      return new String(cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES), UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("Not what was sealed with the key " + id, e);
    }
  }

  private byte[] nonce(byte[] plain) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(derived("nonce"));
    return Arrays.copyOf(mac.doFinal(plain), NONCE_BYTES);
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, derived("text"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(id.getBytes(UTF_8));
    return cipher;
  }

  private SecretKey derived(String purpose) throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveKey(
            "AES",
            HKDFParameterSpec.expandOnly(
                new SecretKeySpec(bytes, "HKDF"), purpose.getBytes(UTF_8), BYTES));
  }

  /** Without its bytes. */
  @Override
  public String toString() {
    return "key " + id;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PersonKey key && id.equals(key.id) && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
