package huikuan.platform.signature;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells of a record that came in by whom it was signed. */
public final class RecordVerifier {

  private final Map<String, SignerKeys> signers;
  private final boolean unsignedAccepted;

  private RecordVerifier(Collection<SignerKeys> signers, boolean unsignedAccepted) {
    this.signers =
        signers.stream().collect(Collectors.toMap(SignerKeys::signer, Function.identity()));
    this.unsignedAccepted = unsignedAccepted;
  }

  /** Of a topic on which these signers may tell something. */
  public static RecordVerifier of(Collection<SignerKeys> signers) {
    return new RecordVerifier(signers, false);
  }

  static RecordVerifier of(Collection<SignerKeys> signers, boolean unsignedAccepted) {
    return new RecordVerifier(signers, unsignedAccepted);
  }

  /**
   * Answers the signer; empty if the record has no signature, and that is accepted.
   *
   * @throws NotTrusted if the record has no signature of one of the signers
   */
  public Optional<String> verify(ConsumerRecord<String, byte[]> record) {
    if (unsignedAccepted && !Signature.isIn(record.headers())) {
      return Optional.empty();
    }
    Signature signature = Signature.of(record.headers());
    SignerKeys keys = signers.get(signature.signer());
    if (keys == null) {
      throw new NotTrusted("%s signs nothing on %s".formatted(signature.signer(), record.topic()));
    }
    keys.verify(
        signature, new SignedForm(record.topic(), record.key(), record.headers(), record.value()));
    return Optional.of(signature.signer());
  }
}
