package huikuan.chaos.servers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
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

/** An identity provider that is never asked: its keys are in a file. */
final class Issuer {

  private static final String NAME = "https://identity.example";
  private static final String AUDIENCE = "huikuan";
  private static final Duration VALID = Duration.ofHours(24);

  private final Path keys;
  private final String token;

  private Issuer(Path keys, String token) {
    this.keys = keys;
    this.token = token;
  }

  static Issuer in(Path directory) {
    try {
      ECKey key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
      Path keys = directory.resolve("keys.json");
      Files.createDirectories(directory);
      Files.writeString(keys, new JWKSet(key.toPublicJWK()).toString());
      return new Issuer(keys, token(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String token(ECKey key) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(NAME)
            .subject("chaos")
            .audience(AUDIENCE)
            .claim("client_id", "chaos")
            .claim(
                "roles", List.of("erp@*", "finance@*", "collector@*", "approver@*", "operator@*"))
            .expirationTime(Date.from(Instant.now().plus(VALID)))
            .build();
    return Tokens.signed(claims, key);
  }

  /** By which services take its tokens. */
  Map<String, String> settings() {
    return Map.of(
        "HUIKUAN_ACCESS_ISSUER", NAME,
        "HUIKUAN_ACCESS_AUDIENCE", AUDIENCE,
        "HUIKUAN_ACCESS_KEYS", keys.toUri().toString());
  }

  String token() {
    return token;
  }
}
