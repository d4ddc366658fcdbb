package huikuan.platform.signature;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Signs what one signer sends, with one of its keys. */
public final class RecordSigner {

  private final @Nullable SignerKeys keys;
  private final String keyId;

  private RecordSigner(@Nullable SignerKeys keys, String keyId) {
    this.keys = keys;
    this.keyId = keyId;
  }

  /**
   * @param secret in base 64, of at least 32 bytes
   */
  public static RecordSigner of(String signer, String keyId, String secret) {
    return new RecordSigner(SignerKeys.of(signer, Map.of(keyId, secret)), keyId);
  }

  static RecordSigner of(SignerKeys keys, String keyId) {
    return new RecordSigner(keys, keyId);
  }

  /** Sends records as they are. */
  static RecordSigner none() {
    return new RecordSigner(null, "");
  }

  /** Answers the same record, with its signature among its headers. */
  public ProducerRecord<String, byte[]> sign(ProducerRecord<String, byte[]> record) {
    return keys == null ? record : keys.sign(keyId, record);
  }
}
