package huikuan.ledger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Tokens of an identity provider whose keys are in a file. */
public final class SignedTokens {

  private static final String ISSUER = "https://identity.example";
  private static final String AUDIENCE = "huikuan";

  private final ECKey key;
  private final Path keys;

  private SignedTokens(ECKey key, Path keys) {
    this.key = key;
    this.keys = keys;
  }

  public static SignedTokens create() {
    try {
      ECKey key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
      Path keys = Files.createTempFile("keys", ".json");
      keys.toFile().deleteOnExit();
      Files.writeString(keys, new JWKSet(key.toPublicJWK()).toString());
      return new SignedTokens(key, keys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By which a service takes them. */
  public String[] settings() {
    return new String[] {
      "--huikuan.access.open=false",
      "--huikuan.access.issuer=" + ISSUER,
      "--huikuan.access.audience=" + AUDIENCE,
      "--huikuan.access.keys=" + keys.toUri()
    };
  }

  /**
   * @param person such as {@code chen.jing}
   * @param grants roles, such as {@code finance@CN01}
   */
  public String of(String person, String... grants) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject("id of " + person)
            .audience(AUDIENCE)
            .claim("preferred_username", person)
            .claim("roles", List.of(grants))
            .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
            .build();
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }
}
