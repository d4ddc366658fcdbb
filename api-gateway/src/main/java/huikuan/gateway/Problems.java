package huikuan.gateway;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** What the gateway itself refuses, as RFC 9457 problems. */
final class Problems {

  private Problems() {}

  static ProblemDetail of(HttpStatus status, String name, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(type(name));
    problem.setTitle(title);
    return problem;
  }

  static URI type(String name) {
    return URI.create("urn:huikuan:problem:" + name);
  }

  static ProblemDetail unavailable(String service) {
    ProblemDetail problem =
        of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "unavailable",
            "A service does not answer",
            "The %s service does not answer. Send the request again later; repeating it is harmless."
                .formatted(service));
    problem.setProperty("service", service);
    return problem;
  }
}
