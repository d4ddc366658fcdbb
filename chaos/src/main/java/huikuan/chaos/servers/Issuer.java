package huikuan.chaos.servers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import huikuan.standalone.identity.IdentityFile;
import huikuan.standalone.identity.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * Makes tokens of an identity provider.
 *
 * @param name by which its tokens name it
 */
record Issuer(String name, ECKey key) {

  private static final String NAME = "https://identity.example";
  private static final String KEYS = "keys.json";
  private static final String AUDIENCE = "huikuan";
  private static final Duration VALID = Duration.ofHours(24);

  /** All that anybody needs here. */
  private static final List<String> GRANTS =
      List.of("erp@*", "finance@*", "collector@*", "approver@*", "operator@*", "auditor@*");

  /** One that is never asked: its keys are in a file of this directory. */
  static Issuer in(Path directory) {
    try {
      ECKey key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(KEYS), new JWKSet(key.toPublicJWK()).toString());
      return new Issuer(NAME, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The standalone's own.
   *
   * @param data its directory
   */
  static Issuer ofStandalone(Path data, String address) {
    return new Issuer(address, IdentityFile.in(data.resolve(IdentityFile.NAME)).key());
  }

  /** By which services take the tokens of one {@link #in} that directory. */
  static Map<String, String> settings(Path directory) {
    return Map.of(
        "HUIKUAN_ACCESS_ISSUER", NAME,
        "HUIKUAN_ACCESS_AUDIENCE", AUDIENCE,
        "HUIKUAN_ACCESS_KEYS", directory.resolve(KEYS).toUri().toString());
  }

  String token() {
    return token(GRANTS);
  }

  /** Of a person who may do everything. */
  String ofPerson(String name) {
    return signed(
        new JWTClaimsSet.Builder().subject(name).claim("preferred_username", name), GRANTS);
  }

  /**
   * @param grants roles, such as {@code finance@CN01}
   */
  String token(List<String> grants) {
    return signed(new JWTClaimsSet.Builder().subject("chaos").claim("client_id", "chaos"), grants);
  }

  private String signed(JWTClaimsSet.Builder who, List<String> grants) {
    JWTClaimsSet claims =
        who.issuer(name)
            .audience(AUDIENCE)
            .claim("roles", grants)
            .expirationTime(Date.from(Instant.now().plus(VALID)))
            .build();
    return Tokens.signed(claims, key);
  }
}
