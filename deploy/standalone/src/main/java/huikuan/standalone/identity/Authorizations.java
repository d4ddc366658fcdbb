package huikuan.standalone.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * What was authorised lately. A token is valid by its signature alone: what is forgotten here, also
 * by a restart, is signed in for once more.
 */
final class Authorizations implements OAuth2AuthorizationService {

  private static final int MOST = 10_000;
  private static final Duration LONGEST = Duration.ofHours(8);

  private final InMemoryOAuth2AuthorizationService all = new InMemoryOAuth2AuthorizationService();
  private final Cache<String, OAuth2Authorization> kept =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterWrite(LONGEST)
          .<String, OAuth2Authorization>removalListener(
              (_, authorization, cause) -> {
                if (authorization != null && cause.wasEvicted()) {
                  all.remove(authorization);
                }
              })
          .build();

  @Override
  public void save(OAuth2Authorization authorization) {
    all.save(authorization);
    kept.put(authorization.getId(), authorization);
  }

  @Override
  public void remove(OAuth2Authorization authorization) {
    kept.invalidate(authorization.getId());
    all.remove(authorization);
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return all.findById(id);
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
    return all.findByToken(token, type);
  }
}
