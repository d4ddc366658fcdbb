package huikuan.gateway;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What fails outside of Spring's reach (in a filter, in Tomcat) is answered as a problem too. */
@RestController
final class Failures implements ErrorController {

  /** Answers null where an answer has begun: a problem in its midst would look like part of it. */
  @RequestMapping("/error")
  @Nullable ResponseEntity<ProblemDetail> failed(
      HttpServletRequest request, HttpServletResponse response) {
    if (response.isCommitted()) {
      return null;
    }
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus known = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    HttpStatus status = known == null ? HttpStatus.NOT_FOUND : known;
    String name = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return ResponseEntity.status(status)
        .body(Problems.of(status, name, status.getReasonPhrase(), "See the gateway's log."));
  }
}
