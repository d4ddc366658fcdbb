package huikuan.platform.web.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.NullMarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** The check of a request's token by a service, the first time and from then on. */
@NullMarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TokenBenchmark {

  private static final String ISSUER = "https://idp.example";
  private static final String AUDIENCE = "huikuan";
  private static final Duration VALID = Duration.ofHours(8);
  private static final int RSA_BITS = 2048;

  /** By which the issuer has signed it. */
  @Param({"ES256", "RS256"})
  public String algorithm = "";

  private String token = "";
  private Function<String, Caller> known = _ -> Caller.ANYBODY;
  private Function<String, Caller> verified = _ -> Caller.ANYBODY;

  @Setup
  public void setUp() throws IOException, JOSEException {
    JWK key = key();
    Path keys = Files.createTempFile("keys", ".json");
    try {
      Files.writeString(keys, new JWKSet(key.toPublicJWK()).toString());
      AccessSettings settings =
          new AccessSettings(
              false,
              URI.create(ISSUER),
              AUDIENCE,
              keys.toUri(),
              null,
              List.of("roles"),
              "companies",
              "preferred_username",
              "client_id",
              null,
              Map.of(),
              1);
      JwtDecoder decoder =
          new AccessAutoConfiguration().issuersTokens(settings, new DefaultSslBundleRegistry());
      CallerClaims claims = new CallerClaims(settings);
      VerifiedTokens kept = new VerifiedTokens(decoder, claims, 1, InstantSource.system(), _ -> {});
      token = token(key);
      known = kept::caller;
      verified = each -> claims.of(decoder.decode(each));
      // Reads the keys, which are gone afterwards.
      kept.caller(token);
    } finally {
      Files.delete(keys);
    }
  }

  private JWK key() throws JOSEException {
    return algorithm.equals("ES256")
        ? new ECKeyGenerator(Curve.P_256).keyID("k").generate()
        : new RSAKeyGenerator(RSA_BITS).keyID("k").generate();
  }

  private String token(JWK key) throws JOSEException {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject("chen.jing")
            .audience(AUDIENCE)
            .claim("preferred_username", "chen.jing")
            .claim("roles", List.of("finance@CN01,DE01"))
            .expirationTime(Date.from(Instant.now().plus(VALID)))
            .build();
    SignedJWT signed =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID(key.getKeyID()).build(),
            claims);
    signed.sign(key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey()));
    return signed.serialize();
  }

  /** Of each request but a token's first. */
  @Benchmark
  public Caller known() {
    return known.apply(token);
  }

  /** Of a token's first request. */
  @Benchmark
  public Caller verified() {
    return verified.apply(token);
  }
}
