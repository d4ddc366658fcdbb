package huikuan.standalone.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes tokens for those who can read the file with the key. */
public final class Tokens {

  /** That tokens are meant for. */
  static final String AUDIENCE = "huikuan";

  static final String ROLES = "roles";
  static final String NAME = "preferred_username";
  static final String CLIENT = "client_id";

  /** A working day. */
  private static final Duration VALID = Duration.ofHours(8);

  private final IdentityFile file;
  private final String issuer;

  /**
   * @param issuer the instance's gateway, as its tokens name it
   */
  public Tokens(IdentityFile file, String issuer) {
    this.file = file;
    this.issuer = issuer;
  }

  /** The token of the program that plays the sample. */
  public String ofRun() {
    return of(SampleClient.RUN.id()).orElseThrow();
  }

  /**
   * A token.
   *
   * @param who a role, or the name of a person or client
   * @return empty = there is nobody of this name or role
   */
  public Optional<String> of(String who) {
    Optional<String> client =
        SampleClient.ALL.stream()
            .filter(each -> each.id().equals(who))
            .findFirst()
            .map(each -> signed(each.id(), each.grants(), CLIENT));
    return client.or(
        () ->
            SamplePerson.ALL.stream()
                .filter(each -> each.name().equals(who) || each.has(who))
                .findFirst()
                .map(each -> signed(each.name(), each.grants(), NAME)));
  }

  private String signed(String who, List<String> grants, String named) {
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject(who)
            .audience(AUDIENCE)
            .claim(named, who)
            .claim(ROLES, grants)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(VALID)))
            .build();
    return signed(claims, file.key());
  }

  /** A token of an issuer with this key. */
  public static String signed(JWTClaimsSet claims, ECKey key) {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }
}
