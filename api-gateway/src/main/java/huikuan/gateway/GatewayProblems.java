package huikuan.gateway;

import huikuan.contracts.TraceParent;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemAnswers;
import huikuan.platform.web.logs.LimitedLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Problems that only a gateway has; all others are told by the advice that services share. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class GatewayProblems {

  private static final Logger log = LoggerFactory.getLogger(GatewayProblems.class);
  private static final LimitedLog LIMITED = new LimitedLog(log);

  /**
   * An answer that has begun to go out must not look complete: the exception goes on to Tomcat,
   * which closes the connection.
   */
  @ExceptionHandler
  ResponseEntity<Object> serviceFailed(
      ServiceFailure failure, HttpServletRequest request, HttpServletResponse response) {
    if (response.isCommitted()) {
      throw failure;
    }
    String trace = response.getHeader(TraceParent.NAME);
    response.reset();
    response.setHeader(TraceParent.NAME, trace);
    String service = String.valueOf(request.getAttribute(MvcUtils.GATEWAY_ROUTE_ID_ATTR));
    if (LIMITED.tells(service + " does not answer")) {
      log.warn("{} does not answer: {}", service, failure.getMessage());
    }
    return ProblemAnswers.of(
        Problem.of(
            "unavailable",
            "A service does not answer",
            503,
            "The %s service does not answer. Send the request again later; repeating it is harmless."
                .formatted(service)));
  }

  @ExceptionHandler
  ResponseEntity<Object> nothingThere(NoResourceFoundException failure) {
    return ProblemAnswers.of(
        Problem.of(
            "not-found",
            "Not found",
            404,
            "There is nothing at this path. /swagger-ui.html shows what there is."));
  }
}
