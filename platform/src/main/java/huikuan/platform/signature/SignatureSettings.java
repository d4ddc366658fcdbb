package huikuan.platform.signature;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys that records between services are signed with.
 *
 * @param keys for each service that owns a topic: secrets of at least 32 bytes in base 64, by the
 *     ids of the keys. A consumer needs those of the services that it listens to
 * @param signingKey the id of the key that this service signs with; may be absent if it has one
 * @param unsigned the treatment of records without a signature
 */
@ConfigurationProperties("huikuan.kafka")
public record SignatureSettings(
    @DefaultValue Map<String, Map<String, String>> keys,
    @Nullable String signingKey,
    @DefaultValue("refused") UnsignedRecords unsigned) {

  private static final Logger log = LoggerFactory.getLogger(SignatureSettings.class);

  private static final String KEYS = "huikuan.kafka.keys";
  private static final String SIGNING_KEY = "huikuan.kafka.signing-key";
  private static final String WAYS =
      ": records on Kafka are signed and checked with them; see docs/services.md. Without any"
          + " signature, everybody who reaches the broker speaks in the services' names: to accept"
          + " that, set huikuan.kafka.unsigned=accepted";

  public SignatureSettings {
    List<String> faults = new ArrayList<>();
    Map<String, Map<String, String>> copy = new TreeMap<>();
    keys.forEach(
        (signer, secrets) -> {
          SignerKeys.read(KEYS + "." + signer, signer, secrets, faults);
          copy.put(signer, Map.copyOf(secrets));
        });
    if (keys.isEmpty() && unsigned == UnsignedRecords.REFUSED) {
      faults.add(KEYS + " are not set" + WAYS);
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
    keys = copy;
  }

  private boolean accepting() {
    return unsigned == UnsignedRecords.ACCEPTED;
  }

  private SignerKeys of(String signer) {
    return SignerKeys.of(signer, keys.getOrDefault(signer, Map.of()));
  }

  /**
   * The signer of a service's own records.
   *
   * @throws IllegalStateException if its keys do not tell which one signs
   */
  public RecordSigner signer(String service) {
    SignerKeys own = of(service);
    Set<String> ids = own.ids();
    if (ids.isEmpty() && signingKey == null && accepting()) {
      log.warn("The records of {} are not signed: {} is accepted", service, unsigned);
      return RecordSigner.none();
    }
    if (ids.isEmpty()) {
      throw new IllegalStateException(missing(List.of(service)));
    }
    String id = signingKey == null && ids.size() == 1 ? ids.iterator().next() : signingKey;
    if (id == null || !ids.contains(id)) {
      throw new IllegalStateException(
          "%s: one of the keys %s of %s.%s, which have the records of %s signed, not %s"
              .formatted(SIGNING_KEY, ids, KEYS, service, service, id));
    }
    return RecordSigner.of(own, id);
  }

  /**
   * A verifier for the topics of each of these owners.
   *
   * @throws IllegalStateException if the keys of any are missing
   */
  public Map<String, RecordVerifier> verifiers(Collection<String> owners) {
    List<String> without =
        owners.stream().filter(each -> of(each).ids().isEmpty()).distinct().sorted().toList();
    if (!without.isEmpty() && !accepting()) {
      throw new IllegalStateException(missing(without));
    }
    if (accepting()) {
      log.warn("Records without a signature are taken: huikuan.kafka.unsigned is accepted");
    }
    Map<String, RecordVerifier> verifiers = new TreeMap<>();
    owners.forEach(
        owner ->
            verifiers.computeIfAbsent(
                owner, each -> RecordVerifier.of(List.of(of(each)), accepting())));
    return verifiers;
  }

  private static String missing(List<String> signers) {
    return String.join(", ", signers.stream().map(each -> KEYS + "." + each).toList())
        + " are not set"
        + WAYS;
  }

  /** Tells no secret. */
  @Override
  public String toString() {
    return "SignatureSettings" + keys.keySet();
  }
}
