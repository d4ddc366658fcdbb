package huikuan.platform.web.access;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A caller who is known. */
final class CallerAuthentication extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1;

  private final transient Caller caller;

  CallerAuthentication(Caller caller) {
    super(List.of());
    this.caller = caller;
    setAuthenticated(true);
  }

  /** As events name it. */
  @Override
  public String getName() {
    return caller.actor();
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }

  @Override
  public String getCredentials() {
    return "";
  }
}
