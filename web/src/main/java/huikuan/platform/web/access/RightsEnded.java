package huikuan.platform.web.access;

import org.springframework.security.core.AuthenticationException;

/** The token is valid, and the rights of its person have ended. */
final class RightsEnded extends AuthenticationException {

  private static final long serialVersionUID = 1;

  private final transient Caller caller;

  RightsEnded(Caller caller) {
    super("The rights have ended");
    this.caller = caller;
  }

  Caller caller() {
    return caller;
  }
}
