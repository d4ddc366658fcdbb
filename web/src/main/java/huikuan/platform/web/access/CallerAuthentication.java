package huikuan.platform.web.access;

import java.util.Arrays;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller who is known. */
final class CallerAuthentication extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1;

  private final transient Caller caller;

  CallerAuthentication(Caller caller) {
    super(authorities(caller));
    this.caller = caller;
    setAuthenticated(true);
  }

  /** Its roles, for whichever company: by them health tells its parts. */
  private static List<SimpleGrantedAuthority> authorities(Caller caller) {
    return Arrays.stream(Role.values())
        .filter(role -> !caller.companies(role).isNone())
        .map(role -> new SimpleGrantedAuthority(role.toString()))
        .toList();
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
