package huikuan.console.signin;

import huikuan.console.api.SignedOut;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;

/** The token of the person whose request is answered, renewed shortly before it ends. */
final class Tokens {

  private final OAuth2AuthorizedClientManager clients;

  Tokens(OAuth2AuthorizedClientManager clients) {
    this.clients = clients;
  }

  /**
   * @throws SignedOut if there is none, and none can be had
   */
  String current(HttpServletRequest request, HttpServletResponse response) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (!(who instanceof OAuth2AuthenticationToken signedIn)) {
      throw new SignedOut("nobody has signed in");
    }
    OAuth2AuthorizeRequest wanted =
        OAuth2AuthorizeRequest.withClientRegistrationId(
                signedIn.getAuthorizedClientRegistrationId())
            .principal(signedIn)
            .attribute(HttpServletRequest.class.getName(), request)
            .attribute(HttpServletResponse.class.getName(), response)
            .build();
    return token(wanted);
  }

  private String token(OAuth2AuthorizeRequest wanted) {
    @Nullable OAuth2AuthorizedClient client;
    try {
      client = clients.authorize(wanted);
    } catch (OAuth2AuthorizationException e) {
      throw new SignedOut(e.getError().getErrorCode());
    }
    if (client == null) {
      throw new SignedOut("no token");
    }
    return client.getAccessToken().getTokenValue();
  }
}
