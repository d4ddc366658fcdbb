package huikuan.platform.web.access;

import huikuan.platform.web.access.AuditTrail.Kind;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Puts on record what is read of whole companies, before anything of it is answered. */
final class WholeReads implements HandlerInterceptor {

  private final AuditTrail trail;

  WholeReads(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.getMethod().isAnnotationPresent(Audited.class)
        && request.getDispatcherType() == DispatcherType.REQUEST
        && request.getParameter("account") == null
        && request.getParameter("customer") == null) {
      trail.record(Kind.READ_WHOLE, AuditedRequest.ofQuery(request));
    }
    return true;
  }
}
