package huikuan.platform.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The keys of one signer: a service that owns a topic, or a client. */
public final class SignerKeys {

  private static final String ALGORITHM = "HmacSHA256";

  private final String signer;

  /** By the keys' ids; each is only copied, so that threads need not wait for each other. */
  private final Map<String, Mac> macs = new TreeMap<>();

  SignerKeys(String signer, Map<String, byte[]> secrets) {
    this.signer = signer;
    secrets.forEach((id, secret) -> macs.put(id, mac(secret)));
  }

  /**
   * @param setting where the secrets stand, for faults
   * @param base64 the secrets by the ids of the keys
   * @param faults takes what is wrong
   */
  public static SignerKeys read(
      String setting, String signer, Map<String, String> base64, List<String> faults) {
    Secrets.checkSigner(setting, signer, faults);
    return new SignerKeys(signer, Secrets.read(setting, base64, faults));
  }

  /**
   * @throws IllegalArgumentException if a secret is too short
   */
  public static SignerKeys of(String signer, Map<String, String> base64) {
    List<String> faults = new ArrayList<>();
    SignerKeys keys = read(signer, signer, base64, faults);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
    return keys;
  }

  private static Mac mac(byte[] secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  public String signer() {
    return signer;
  }

  Set<String> ids() {
    return macs.keySet();
  }

  /** Signs a record that is to be sent; one signature only stands in its headers. */
  public ProducerRecord<String, byte[]> sign(String keyId, ProducerRecord<String, byte[]> record) {
    Mac mac = macs.get(keyId);
    if (mac == null) {
      throw new IllegalArgumentException("There is no key " + keyId + " of " + signer);
    }
    SignedForm form =
        new SignedForm(record.topic(), record.key(), record.headers(), record.value());
    new Signature(signer, keyId, hmac(mac, keyId, form)).putInto(record.headers());
    return record;
  }

  /**
   * @throws NotTrusted if the signature is none of this signer's for this record
   */
  void verify(Signature signature, SignedForm form) {
    Mac mac = macs.get(signature.keyId());
    if (mac == null || !signature.signer().equals(signer)) {
      throw new NotTrusted(
          "Key %s:%s is not known here".formatted(signature.signer(), signature.keyId()));
    }
    if (!MessageDigest.isEqual(hmac(mac, signature.keyId(), form), signature.hmac())) {
      throw new NotTrusted("The signature does not fit the record");
    }
  }

  private byte[] hmac(Mac prepared, String keyId, SignedForm form) {
    try {
      Mac mac = (Mac) prepared.clone();
      form.write(signer, keyId, mac::update);
      return mac.doFinal();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("This platform's " + ALGORITHM + " can't be copied", e);
    }
  }
}
