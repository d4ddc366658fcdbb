package huikuan.platform.web.access;

import org.springframework.security.core.AuthenticationException;

/** The issuer's keys can't be read, so that a token that is not known can't be verified. */
final class IssuerAway extends AuthenticationException {

  private static final long serialVersionUID = 1;

  IssuerAway(Throwable cause) {
    super("The issuer's keys can't be read", cause);
  }
}
