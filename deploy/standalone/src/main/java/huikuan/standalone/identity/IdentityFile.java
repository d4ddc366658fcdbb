package huikuan.standalone.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import huikuan.embedded.SetAside;
import huikuan.embedded.WholeFile;
import huikuan.standalone.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is secret here, made at the first start and readable by its owner alone: the key that signs
 * tokens, the passwords of the sample people and clients, and the key of links in mails.
 *
 * @param links empty = an earlier version wrote the file
 */
public record IdentityFile(ECKey key, Map<String, String> passwords, String links) {

  /** Its name in the data directory. */
  public static final String NAME = "identity";

  private static final String KEY = "key";
  private static final String PASSWORDS = "passwords";
  private static final String LINKS = "links";
  private static final int PASSWORD_BYTES = 15;
  private static final int LINKS_BYTES = 32;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The file of a data directory; made if there is none, or none that can be read. */
  public static IdentityFile in(Path file) {
    return kept(file).map(kept -> kept.completed(file)).orElseGet(() -> make(file));
  }

  /** With what an earlier version did not know. */
  private IdentityFile completed(Path file) {
    if (names().allMatch(passwords::containsKey) && !links.isEmpty()) {
      return this;
    }
    Map<String, String> all = new TreeMap<>(passwords);
    SecureRandom random = new SecureRandom();
    names().forEach(name -> all.computeIfAbsent(name, _ -> text(random, PASSWORD_BYTES)));
    return write(file, key, all, links.isEmpty() ? text(random, LINKS_BYTES) : links);
  }

  /** The sample people and the ERP's client, with their passwords, for the console. */
  public String told() {
    StringBuilder told = new StringBuilder("people (a token of one: ./run token <name or role>)\n");
    for (SamplePerson each : SamplePerson.ALL) {
      String roles = Grants.role(each.grants().getFirst());
      told.append("  %-10s %-12s %s%n".formatted(roles, each.name(), passwords.get(each.name())));
    }
    String erp = SampleClient.ERP.id();
    told.append("  %-10s %-12s %s%n".formatted("client", erp, passwords.get(erp)));
    return told.toString();
  }

  /** The one that is kept; empty = there is none, or none that can be read. */
  static Optional<IdentityFile> kept(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode kept = JSON.readTree(Files.readString(file));
      Map<String, String> passwords = new TreeMap<>();
      kept.path(PASSWORDS)
          .properties()
          .forEach(each -> passwords.put(each.getKey(), each.getValue().asString()));
      ECKey key = ECKey.parse(kept.path(KEY).toString());
      return Optional.of(new IdentityFile(key, passwords, kept.path(LINKS).asString("")));
    } catch (IOException | ParseException | JacksonException damaged) {
      return Optional.empty();
    }
  }

  private static IdentityFile make(Path file) {
    try {
      if (Files.exists(file)) {
        SetAside.move(file);
      }
      Map<String, String> passwords = new TreeMap<>();
      SecureRandom random = new SecureRandom();
      names().forEach(name -> passwords.put(name, text(random, PASSWORD_BYTES)));
      ECKey key =
          new ECKeyGenerator(Curve.P_256)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .keyIDFromThumbprint(true)
              .generate();
      return write(file, key, passwords, text(random, LINKS_BYTES));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static IdentityFile write(
      Path file, ECKey key, Map<String, String> passwords, String links) {
    ObjectNode all = JSON.createObjectNode();
    all.set(KEY, JSON.readTree(key.toJSONString()));
    all.set(PASSWORDS, JSON.valueToTree(passwords));
    all.put(LINKS, links);
    try {
      WholeFile.write(file, all.toPrettyString());
    } catch (UncheckedIOException e) {
      throw new Refusal(file + " can't be written: " + Refusal.why(e));
    }
    return new IdentityFile(key, passwords, links);
  }

  private static Stream<String> names() {
    return Stream.concat(
        SamplePerson.ALL.stream().map(SamplePerson::name),
        SampleClient.ALL.stream().map(SampleClient::id));
  }

  private static String text(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
