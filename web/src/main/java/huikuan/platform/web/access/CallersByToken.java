package huikuan.platform.web.access;

import com.nimbusds.jose.KeySourceException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Says who has a token. */
final class CallersByToken implements AuthenticationManager {

  private final VerifiedTokens tokens;
  private final EndedRights rights;

  CallersByToken(VerifiedTokens tokens, EndedRights rights) {
    this.tokens = tokens;
    this.rights = rights;
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    String token = ((BearerTokenAuthenticationToken) asked).getToken();
    try {
      Caller caller = tokens.caller(token);
      if (rights.ended(caller)) {
        throw new RightsEnded(caller);
      }
      return new CallerAuthentication(caller);
    } catch (BadJwtException e) {
      throw new InvalidBearerTokenException("The token is not taken", e);
    } catch (JwtException e) {
      throw e.getCause() instanceof KeySourceException
          ? new IssuerAway(e)
          : new InvalidBearerTokenException("The token is not taken", e);
    }
  }
}
