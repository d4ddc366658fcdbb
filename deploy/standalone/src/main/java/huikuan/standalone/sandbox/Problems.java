package huikuan.standalone.sandbox;

import huikuan.platform.web.ProblemAnswers;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals of the sandbox. */
final class Problems {

  private Problems() {}

  /**
   * A 503 says when to try again.
   *
   * @param more further facts, by name
   */
  static ErrorResponseException of(
      HttpStatus status, String name, String title, String detail, Map<String, Object> more) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create("urn:huikuan:problem:" + name));
    problem.setTitle(title);
    more.forEach(problem::setProperty);
    ErrorResponseException refusal = new ErrorResponseException(status, problem, null);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, ProblemAnswers.RETRY_AFTER_SECONDS);
    }
    return refusal;
  }
}
