package huikuan.gateway;

import huikuan.contracts.TraceParent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Problems that only a gateway has; all others are told by the advice that services share. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemAnswers {

  private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);
  private static final String RETRY_AFTER_SECONDS = "2";

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
    log.warn("{} does not answer: {}", service, failure.getMessage());
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    return answer(Problems.unavailable(service), headers);
  }

  @ExceptionHandler
  ResponseEntity<Object> nothingThere(NoResourceFoundException failure) {
    return answer(
        Problems.of(
            HttpStatus.NOT_FOUND,
            "not-found",
            "Not found",
            "There is nothing at this path. /swagger-ui.html shows what there is."),
        new HttpHeaders());
  }

  private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.getStatus())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
