package huikuan.gateway;

import huikuan.contracts.TraceParent;
import huikuan.gateway.FromService.AnswerBrokeOff;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns every failure inside the gateway into a problem. */
@RestControllerAdvice
final class ProblemAnswers extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);
  private static final String RETRY_AFTER_SECONDS = "2";

  private final Problems problems;

  ProblemAnswers(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<Object> exchangeFailed(
      ResourceAccessException failure, HttpServletRequest request) {
    return unavailable(failure, request);
  }

  /**
   * The answer broke off. What has begun to go out must not look complete: the exception goes on to
   * Tomcat, which closes the connection.
   */
  @ExceptionHandler
  ResponseEntity<Object> answerBrokeOff(
      ServletException failure, HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    if (!(failure.getRootCause() instanceof AnswerBrokeOff)) {
      return unexpected(failure);
    }
    if (response.isCommitted()) {
      throw failure;
    }
    String trace = response.getHeader(TraceParent.NAME);
    response.reset();
    response.setHeader(TraceParent.NAME, trace);
    return unavailable(failure, request);
  }

  private ResponseEntity<Object> unavailable(Exception failure, HttpServletRequest request) {
    if (request.getAttribute(SizeLimit.EXCEEDED) != null) {
      return answer(problems.tooLarge(), new HttpHeaders());
    }
    String service = String.valueOf(request.getAttribute(MvcUtils.GATEWAY_ROUTE_ID_ATTR));
    log.warn("{} does not answer: {}", service, failure.getMessage());
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    return answer(Problems.unavailable(service), headers);
  }

  @ExceptionHandler
  ResponseEntity<Object> unexpected(Exception failure) {
    log.error("A request failed in the gateway", failure);
    return answer(
        Problems.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal",
            "Internal error",
            "The gateway failed. Its log says why, under the answer's trace id."),
        new HttpHeaders());
  }

  @Override
  protected ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(
        Problems.of(
            HttpStatus.NOT_FOUND,
            "not-found",
            "Not found",
            "There is nothing at this path. /swagger-ui.html shows what there is."),
        headers);
  }

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem && !isOurs(problem)) {
      problem.setType(Problems.type(nameOf(status)));
    }
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }

  private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.getStatus())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static boolean isOurs(ProblemDetail problem) {
    URI type = problem.getType();
    return type != null && "urn".equals(type.getScheme());
  }

  private static String nameOf(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? "refused" : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
