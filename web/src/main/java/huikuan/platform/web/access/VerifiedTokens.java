package huikuan.platform.web.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** The callers of tokens that were verified, kept by the tokens' hashes until they expire. */
final class VerifiedTokens {

  /**
   * @param seenOn the day, counted from 1970, on which its caller was told of last
   */
  private record Verified(Caller caller, Instant until, long seenOn) {}

  private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

  private final JwtDecoder tokens;
  private final CallerClaims claims;
  private final InstantSource time;
  private final Consumer<Caller> users;
  private final Cache<String, Verified> verified;

  /**
   * @param most that are kept
   * @param time by which tokens expire: the issuer's, which is real also in a sandbox
   * @param users is told of each token's caller, once a day
   */
  VerifiedTokens(
      JwtDecoder tokens,
      CallerClaims claims,
      int most,
      InstantSource time,
      Consumer<Caller> users) {
    this.users = users;
    this.time = time;
    this.tokens = tokens;
    this.claims = claims;
    this.verified =
        Caffeine.newBuilder()
            .maximumSize(most)
            .expireAfter(Expiry.creating((String _, Verified each) -> left(each.until())))
            .build();
  }

  /**
   * @throws org.springframework.security.oauth2.jwt.JwtException if it is not one of the issuer's,
   *     is not meant for this audience, or has expired
   */
  Caller caller(String token) {
    String hash = hash(token);
    Verified known = verified.getIfPresent(hash);
    Instant now = time.instant();
    long today = Math.floorDiv(now.getEpochSecond(), SECONDS_A_DAY);
    if (known != null && known.until().isAfter(now)) {
      if (known.seenOn() != today) {
        verified.put(hash, new Verified(known.caller(), known.until(), today));
        users.accept(known.caller());
      }
      return known.caller();
    }
    Jwt jwt = tokens.decode(token);
    Caller caller = claims.of(jwt);
    Instant until = jwt.getExpiresAt();
    if (until != null) {
      verified.put(hash, new Verified(caller, until, today));
    }
    users.accept(caller);
    return caller;
  }

  private Duration left(Instant until) {
    Duration left = Duration.between(time.instant(), until);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static String hash(String token) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
