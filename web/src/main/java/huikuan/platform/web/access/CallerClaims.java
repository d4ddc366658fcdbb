package huikuan.platform.web.access;

import huikuan.platform.web.access.Caller.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Reads the caller out of a verified token. A role is {@code finance}, {@code finance@CN01} or
 * {@code finance@CN01,DE01}; one without companies holds for those of the claim that has them, and
 * for none if there is no such claim.
 */
final class CallerClaims {

  private final AccessSettings settings;

  CallerClaims(AccessSettings settings) {
    this.settings = settings;
  }

  /**
   * @throws BadJwtException if the token does not say who it is. Nobody has two names: approvals,
   *     and rights that have ended, go by it
   */
  Caller of(Jwt token) {
    String subject = Objects.requireNonNull(token.getSubject());
    boolean client = isClient(token, subject);
    String name = name(token, client ? settings.client() : settings.name());
    Companies companies = Companies.of(texts(value(token, settings.companies())));
    Map<Role, Companies> rights = new EnumMap<>(Role.class);
    for (String path : settings.roles()) {
      for (String role : texts(value(token, path))) {
        Map<String, String> grants = settings.grants();
        String stands = grants.isEmpty() ? role : grants.get(role);
        Optional.ofNullable(stands)
            .flatMap(Grant::parse)
            .ifPresent(
                grant ->
                    rights.merge(
                        grant.role(),
                        Objects.requireNonNullElse(grant.companies(), companies),
                        Companies::and));
      }
    }
    return new Caller(client ? Kind.CLIENT : Kind.PERSON, name, rights);
  }

  private static String name(Jwt token, String claim) {
    String name = text(token, claim);
    if (name == null) {
      throw new BadJwtException("The token has no claim " + claim);
    }
    try {
      return CallerName.parse(name);
    } catch (IllegalArgumentException e) {
      throw new BadJwtException("The token's claim %s: %s".formatted(claim, e.getMessage()), e);
    }
  }

  private boolean isClient(Jwt token, String subject) {
    String when = settings.clientWhen();
    if (when != null) {
      String[] claim = when.split("=", 2);
      String value = text(token, claim[0]);
      if (value != null && (claim.length == 1 || claim[1].equals(value))) {
        return true;
      }
    }
    return subject.equals(text(token, settings.client()));
  }

  private static @Nullable String text(Jwt token, String path) {
    return value(token, path) instanceof String text && !text.isBlank() ? text : null;
  }

  /** A list, or one text with spaces between, as OAuth writes scopes. */
  private static List<String> texts(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof Collection<?> several) {
      several.forEach(each -> texts.add(String.valueOf(each)));
    } else if (value instanceof String text) {
      texts.addAll(Arrays.asList(text.strip().split(" +")));
    }
    texts.removeIf(String::isBlank);
    return texts;
  }

  /** A claim by its path; a name that has dots itself is found first. */
  private static @Nullable Object value(Jwt token, String path) {
    Map<String, Object> claims = token.getClaims();
    if (claims.containsKey(path)) {
      return claims.get(path);
    }
    Object found = claims;
    for (String part : path.split("\\.")) {
      found = found instanceof Map<?, ?> map ? map.get(part) : null;
    }
    return found;
  }
}
