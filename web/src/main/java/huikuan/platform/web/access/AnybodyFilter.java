package huikuan.platform.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Access control is switched off: whoever asks may do everything. To try what needs two people, a
 * request may say who asks, by the header {@value #NAME}.
 */
final class AnybodyFilter extends OncePerRequestFilter {

  static final String NAME = "Huikuan-Person";

  private static final Pattern PERSON = Pattern.compile("[a-z0-9.-]{1,64}");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String name = request.getHeader(NAME);
    Caller caller =
        name != null && PERSON.matcher(name).matches()
            ? new Caller(Caller.Kind.PERSON, name, Caller.ANYBODY.rights())
            : Caller.ANYBODY;
    SecurityContextHolder.setContext(new SecurityContextImpl(new CallerAuthentication(caller)));
    chain.doFilter(request, response);
  }
}
